import { type ThemeConfig, theme } from 'antd'
import { fonts, palettes, type Scheme, sizes } from './tokens'

/** Ant Design's theme from our tokens. Its dark algorithm would shift the accent, so colours are set after it. */
export function antdTheme(scheme: Scheme, reducedMotion: boolean): ThemeConfig {
  const base = scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  const colors = mapColors(scheme)
  return {
    algorithm: (seed, map) => ({ ...base(seed, map), ...colors }),
    token: {
      fontSize: sizes.fontSize,
      fontFamily: fonts.text,
      fontFamilyCode: fonts.code,
      borderRadius: sizes.radius,
      colorPrimary: palettes[scheme].accent,
      motion: !reducedMotion,
      motionUnit: 0.04,
      fontWeightStrong: 600,
      ...aliasColors(scheme),
    },
    components: componentTokens(scheme),
  }
}

function mapColors(scheme: Scheme) {
  const palette = palettes[scheme]
  return {
    colorPrimary: palette.accent,
    colorPrimaryHover: palette.accentHover,
    colorPrimaryActive: palette.accentActive,
    colorPrimaryBg: palette.accentSoft,
    colorPrimaryBgHover: palette.selected,
    colorPrimaryText: palette.accentText,
    // The focus ring.
    colorPrimaryBorder: palette.accentText,
    colorLink: palette.accentText,
    colorLinkHover: palette.accentText,
    colorLinkActive: palette.accentText,
    colorInfo: palette.accentText,
    colorBgLayout: palette.canvas,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.raised,
    colorBorder: palette.borderStrong,
    colorBorderSecondary: palette.border,
    colorText: palette.text,
    colorTextSecondary: palette.textSecondary,
    colorTextTertiary: palette.textTertiary,
    colorTextQuaternary: palette.textTertiary,
    colorError: palette.error,
    colorWarning: palette.warning,
    colorSuccess: palette.success,
  }
}

function aliasColors(scheme: Scheme) {
  const palette = palettes[scheme]
  return {
    colorTextPlaceholder: palette.textTertiary,
    colorTextDescription: palette.textSecondary,
    controlItemBgHover: palette.hover,
    controlItemBgActive: palette.selected,
    controlItemBgActiveHover: palette.selected,
    colorSplit: palette.border,
  }
}

function componentTokens(scheme: Scheme): ThemeConfig['components'] {
  const palette = palettes[scheme]
  return {
    // The small radius would make a box of 16 px look round, like a choice of one.
    Checkbox: { borderRadiusSM: 4 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: {
      cellPaddingBlockMD: 7,
      cellPaddingBlockSM: 7,
      headerBg: palette.surface,
      headerSplitColor: 'transparent',
    },
    Tooltip: { colorBgSpotlight: scheme === 'dark' ? '#383e4a' : '#2b2f3a' },
    Badge: { colorError: palette.badge },
    // Chosen entries and tabs are text: they take the accent that reads as text.
    Dropdown: { colorPrimary: palette.accentText },
    Menu: { itemSelectedColor: palette.accentText, subMenuItemSelectedColor: palette.accentText },
    Tabs: {
      itemSelectedColor: palette.accentText,
      itemHoverColor: palette.accentText,
      itemActiveColor: palette.accentText,
      inkBarColor: palette.accentText,
    },
  }
}

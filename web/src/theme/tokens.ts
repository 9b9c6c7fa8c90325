/** The one place for colours, sizes and motion; Ant Design and our own styles both read from here. */

export type Scheme = 'light' | 'dark'

export interface Palette {
  /** Behind everything: rail, page gaps. */
  canvas: string
  /** Cards, panes, the page itself. */
  surface: string
  /** Menus, dialogs, hover cards. */
  raised: string
  hover: string
  /** Hover on the canvas, which is darker than a surface. */
  canvasHover: string
  selected: string
  /** Behind what others write in a chat. */
  bubble: string
  border: string
  borderStrong: string
  text: string
  textSecondary: string
  textTertiary: string
  /** Fill of the main button and of marks; white text on it reads at 4.5:1. */
  accent: string
  accentHover: string
  accentActive: string
  /** Accent as text and icon on a surface. */
  accentText: string
  accentSoft: string
  onAccent: string
  success: string
  warning: string
  error: string
  successSoft: string
  warningSoft: string
  errorSoft: string
  /** Count of unread things. */
  badge: string
  external: string
  externalSoft: string
}

export const palettes: { [scheme in Scheme]: Palette } = {
  light: {
    canvas: '#f3f4f7',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f2f3f7',
    canvasHover: '#e7e9f0',
    bubble: '#f1f2f6',
    selected: '#e8ebfb',
    border: '#e3e5eb',
    borderStrong: '#c9cdd8',
    text: '#1b1e28',
    textSecondary: '#555b6b',
    textTertiary: '#666c7c',
    accent: '#4056d6',
    accentHover: '#3448bf',
    accentActive: '#2a3ba3',
    accentText: '#3a4fcb',
    accentSoft: '#e8ebfb',
    onAccent: '#ffffff',
    success: '#1d7a46',
    warning: '#94590a',
    error: '#c22f38',
    successSoft: '#e4f4ea',
    warningSoft: '#fcf0dc',
    errorSoft: '#fceaea',
    badge: '#c8323c',
    external: '#94590a',
    externalSoft: '#fcf0dc',
  },
  dark: {
    canvas: '#101216',
    surface: '#181b21',
    raised: '#21252d',
    hover: '#232730',
    canvasHover: '#1e222a',
    bubble: '#252a33',
    selected: '#2a3157',
    border: '#2c313b',
    borderStrong: '#454c5a',
    text: '#e7e9ef',
    textSecondary: '#abb1c0',
    textTertiary: '#8f96a8',
    accent: '#5066e0',
    accentHover: '#586ce0',
    accentActive: '#4459cc',
    accentText: '#9aa8ff',
    accentSoft: '#262d50',
    onAccent: '#ffffff',
    success: '#5fcb8c',
    warning: '#e8b25a',
    error: '#ff8087',
    successSoft: '#173324',
    warningSoft: '#382b14',
    errorSoft: '#421f24',
    badge: '#d43f49',
    external: '#e8b25a',
    externalSoft: '#382b14',
  },
}

export const sizes = {
  fontSize: 14,
  radius: 8,
  rail: 72,
  header: 56,
  listRow: 40,
  tableRow: 36,
}

/** Below this the page is a phone: one pane at a time, bottom bar. */
export const PHONE_MAX_WIDTH = 767

export const fonts = {
  text: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  code: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace",
}

/** Our own styles use these as `var(--accent)`, `var(--text-secondary)` … */
export function cssVariables(scheme: Scheme): { [name: string]: string } {
  const colors = Object.entries(palettes[scheme]).map(([name, value]) => [`--${kebab(name)}`, value] as const)
  return {
    ...Object.fromEntries(colors),
    // For things with a hue of their own: pale behind, strong in front.
    '--tint-lightness': scheme === 'dark' ? '23%' : '92%',
    '--ink-lightness': scheme === 'dark' ? '82%' : '30%',
    '--radius': `${sizes.radius}px`,
    '--rail': `${sizes.rail}px`,
    '--header': `${sizes.header}px`,
    '--font-code': fonts.code,
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

import { SearchOutlined } from '@ant-design/icons'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { antdTheme } from './antdTheme'
import { usePreferences } from './preferences'
import { cssVariables, type Scheme } from './tokens'
import { useMedia } from './useMedia'
import './global.css'

export function useScheme(): Scheme {
  const { theme } = usePreferences()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
}

/** Theme and language for everything below, from the reader's preferences. */
export function Appearance({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const scheme = useScheme()
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const theme = useMemo(() => antdTheme(scheme, reducedMotion), [scheme, reducedMotion])
  useLayoutEffect(() => paintRoot(scheme), [scheme])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      inputSearch={{ searchIcon: <SearchOutlined aria-label={t('common:search')} /> }}
    >
      <AntApp component={false} message={{ maxCount: 3 }}>
        {children}
      </AntApp>
    </ConfigProvider>
  )
}

function paintRoot(scheme: Scheme) {
  const root = document.documentElement
  root.dataset.theme = scheme
  root.style.colorScheme = scheme
  for (const [name, value] of Object.entries(cssVariables(scheme))) root.style.setProperty(name, value)
}

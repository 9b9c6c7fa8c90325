import { Segmented } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { choose, type Language, usePreferences } from '../../theme/preferences'
import styles from './entry.module.css'

interface Props {
  title: string
  subtitle?: string | null
  children: ReactNode
}

/** The calm page before one is signed in. */
export function EntryLayout({ title, subtitle, children }: Props) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  useEffect(() => {
    document.title = `${title} · ${t('common:product')}`
  }, [title, t])
  return (
    <div className={styles.page}>
      <div className={styles.corner}>
        <Segmented<Language>
          size="small"
          aria-label={t('frame:language')}
          value={language}
          onChange={(value) => choose({ language: value })}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <main className={styles.column}>
        <img src="/favicon.svg" alt="" width={48} height={48} />
        <h1 className={styles.title}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        <div className={styles.content}>{children}</div>
      </main>
    </div>
  )
}

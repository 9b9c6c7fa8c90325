import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useMay } from '../../api/session'
import { Page } from '../../frame/Page'
import styles from './admin.module.css'

interface Props {
  actions?: ReactNode
  children: ReactNode
}

/** The sections of 管理 as tabs over the section's own content. */
export function AdminPage({ actions, children }: Props) {
  const { t } = useTranslation()
  const mayKeepSecrets = useMay('ADMIN')
  const sections = [
    { to: '/admin/people', text: t('people:title') },
    { to: '/admin/departments', text: t('people:departments') },
    { to: '/admin/tokens', text: t('people:tokens') },
    ...(mayKeepSecrets
      ? [
          { to: '/admin/connections', text: t('people:connections') },
          { to: '/admin/secrets', text: t('people:secrets') },
        ]
      : []),
  ]
  return (
    <Page title={t('people:admin')} actions={actions} fill>
      <div className={styles.admin}>
        <nav className={styles.tabs} aria-label={t('people:sections')}>
          {sections.map(({ to, text }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) => (isActive ? `${styles.tab} ${styles.tabHere}` : styles.tab)}
            >
              {text}
            </NavLink>
          ))}
        </nav>
        <div className={styles.section}>{children}</div>
      </div>
    </Page>
  )
}

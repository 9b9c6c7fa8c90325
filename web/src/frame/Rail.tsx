import { AppstoreOutlined, MessageOutlined, PartitionOutlined, SettingOutlined } from '@ant-design/icons'
import { Badge } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import { includesRole, useMe } from '../api/session'
import type { Role } from '../api/types'
import styles from './frame.module.css'
import { useUnread } from './useUnread'

interface Place {
  to: string
  /** Paths that belong to the place. */
  of: readonly string[]
  text: string
  icon: ReactNode
  needs: Role
}

/** Left on wide screens, at the bottom on phones. */
export function Rail() {
  const { t } = useTranslation()
  const { role } = useMe()
  const places: Place[] = [
    { to: '/inbox', of: ['/inbox'], text: t('frame:inbox'), icon: <InboxIcon />, needs: 'MEMBER' },
    {
      to: '/apps',
      of: ['/apps', '/forms'],
      text: t('frame:apps'),
      icon: <AppstoreOutlined />,
      needs: 'MEMBER',
    },
    {
      to: '/flows',
      of: ['/flows', '/runs'],
      text: t('frame:flows'),
      icon: <PartitionOutlined />,
      needs: 'BUILDER',
    },
    {
      to: '/admin/people',
      of: ['/admin'],
      text: t('frame:admin'),
      icon: <SettingOutlined />,
      needs: 'MEMBER',
    },
  ]
  return (
    <nav className={styles.rail} aria-label={t('frame:navigation')}>
      <span className={styles.mark} aria-hidden="true">
        <img src="/favicon.svg" alt="" width={32} height={32} />
      </span>
      {places
        .filter(({ needs }) => includesRole(role, needs))
        .map((place) => (
          <RailLink key={place.to} {...place} />
        ))}
    </nav>
  )
}

function RailLink({ to, of, text, icon }: Place) {
  const { pathname } = useLocation()
  const here = of.some((path) => pathname === path || pathname.startsWith(`${path}/`))
  return (
    <NavLink
      to={to}
      className={here ? `${styles.place} ${styles.here}` : styles.place}
      aria-current={here ? 'page' : undefined}
    >
      <span className={styles.placeIcon}>{icon}</span>
      <span className={styles.placeText}>{text}</span>
    </NavLink>
  )
}

function InboxIcon() {
  const { t } = useTranslation()
  const unread = useUnread()
  return (
    <Badge count={unread} size="small" overflowCount={99} title={t('frame:unread', { count: unread })}>
      <MessageOutlined />
    </Badge>
  )
}

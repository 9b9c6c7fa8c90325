import { LeftOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LinkButton } from '../components/LinkButton'
import { useIsPhone } from '../theme/useMedia'
import styles from './frame.module.css'
import { type KeyHelp, KeysButton } from './KeysButton'
import { MeMenu } from './MeMenu'
import { SearchButton } from './SearchButton'

export interface Crumb {
  title: string
  to: string
}

interface Props {
  title: string
  /** From the outermost to the parent; on the phone the last one becomes the way back. */
  breadcrumb?: readonly Crumb[]
  /** The page's own buttons; the main one last. */
  actions?: ReactNode
  /** Below the header: the neighbours of the page. */
  tabs?: ReactNode
  /** The page's keys, listed by `?`. */
  keys?: readonly KeyHelp[]
  /** The content takes the whole area and scrolls by itself (inbox, designers, ledgers). */
  fill?: boolean
  /** On a phone: no bottom bar and no tools, only the way back. */
  immersive?: boolean
  children: ReactNode
}

/** Every screen inside the frame is one of these: a header and one job. */
export function Page({
  title,
  breadcrumb = [],
  actions,
  tabs,
  keys = [],
  fill = false,
  immersive = false,
  children,
}: Props) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  useEffect(() => {
    document.title = `${title} · ${t('common:product')}`
  }, [title, t])
  const parent = breadcrumb.at(-1)
  return (
    <div className={immersive ? `${styles.page} ${styles.immersive}` : styles.page}>
      <header className={styles.header}>
        {phone && parent && (
          <LinkButton to={parent.to} type="text" icon={<LeftOutlined />} aria-label={t('common:back')} />
        )}
        <div className={styles.where}>
          {!phone && breadcrumb.length > 0 && <Crumbs crumbs={breadcrumb} />}
          <h1 className={styles.title} title={title}>
            {title}
          </h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
        <div className={styles.tools}>
          <SearchButton />
          <KeysButton keys={keys} />
          <MeMenu />
        </div>
      </header>
      {tabs}
      <div id="page" className={fill ? styles.body : `${styles.body} ${styles.padded}`}>
        {children}
      </div>
    </div>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.crumbs} aria-label={t('frame:path')}>
      {crumbs.map(({ title, to }, at) => (
        <span key={to}>
          {at > 0 && (
            <span className={styles.crumbBetween} aria-hidden="true">
              /
            </span>
          )}
          <Link to={to}>{title}</Link>
        </span>
      ))}
    </nav>
  )
}

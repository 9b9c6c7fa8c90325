import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { App } from '../../api/types'
import { avatarHue } from '../../components/avatar'
import styles from './apps.module.css'

/** More names than these say less. */
const SHOWN = 4

export function AppCard({ app }: { app: App }) {
  const { t } = useTranslation()
  const forms = app.forms.slice(0, SHOWN)
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <AppIcon app={app} />
        <div className={styles.cardTitles}>
          <h2 className={styles.cardTitle}>
            <Link to={`/apps/${app.key}`}>{app.name}</Link>
          </h2>
          <div className={styles.facts}>
            {t('apps:forms', { count: app.forms.length })} · {t('apps:flows', { count: app.flows.length })}
          </div>
        </div>
      </div>
      <ul className={styles.links}>
        {forms.map((form) => (
          <li key={form.id}>
            <Link to={`/forms/${form.key}`}>{form.name}</Link>
          </li>
        ))}
        {app.forms.length > SHOWN && <li className={styles.facts}>+{app.forms.length - SHOWN}</li>}
      </ul>
    </li>
  )
}

/** The first sign of the name on the app's own colour. */
export function AppIcon({ app, size = 40 }: { app: Pick<App, 'id' | 'name'>; size?: number }) {
  return (
    <span
      aria-hidden="true"
      className={styles.icon}
      style={{ width: size, height: size, fontSize: size * 0.45, ['--hue' as string]: avatarHue(app.id) }}
    >
      {[...app.name][0]}
    </span>
  )
}

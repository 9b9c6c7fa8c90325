import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { Form, FormReference } from '../../api/types'
import { useApps } from '../../forms/appQueries'
import { useIsPhone } from '../../theme/useMedia'
import styles from './formTabs.module.css'

/** What one can do with a form, as pages of it: `/forms/:form`, `/new`, `/design`. */
export type FormWork = 'submit' | 'ledger' | 'design'

const PATHS: { [work in FormWork]: string } = { submit: '/new', ledger: '', design: '/design' }

interface Props {
  form: Pick<Form, 'id' | 'key' | 'name' | 'appId'>
  work: FormWork
}

/** The forms of the app, each opening for the same work, and beside them the works of this one. */
export function FormTabs({ form, work }: Props) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const designs = useMay('BUILDER') && !phone
  const apps = useApps()
  const app = apps.data?.find(({ id }) => id === form.appId)
  // Until the apps have come, the form stands where it will stand.
  const forms: FormReference[] = app?.forms ?? [form]
  const works: FormWork[] = designs ? ['submit', 'ledger', 'design'] : ['submit', 'ledger']
  return (
    <div className={styles.bar}>
      <nav className={styles.forms} aria-label={t('apps:tabs.forms', { app: app?.name ?? '' })}>
        {forms.map((each) => (
          <Link
            key={each.id}
            to={`/forms/${each.key}${PATHS[work]}`}
            className={styles.form}
            aria-current={each.id === form.id ? 'page' : undefined}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <nav className={styles.works} aria-label={t('apps:tabs.works', { form: form.name })}>
        {works.map((each) => (
          <Link
            key={each}
            to={`/forms/${form.key}${PATHS[each]}`}
            className={styles.work}
            aria-current={each === work ? 'page' : undefined}
          >
            {t(`apps:${each}`)}
          </Link>
        ))}
      </nav>
    </div>
  )
}

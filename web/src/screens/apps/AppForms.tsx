import { FormOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { App, FormReference } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { useIsPhone } from '../../theme/useMedia'
import styles from './apps.module.css'
import { NewThing } from './NewThing'
import { useNewForm } from './useNewThings'

export function AppForms({ app }: { app: App }) {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  const create = useNewForm(app.id)
  const [naming, setNaming] = useState(false)
  const button = builder && (
    <Button icon={<PlusOutlined />} onClick={() => setNaming(true)}>
      {t('apps:newForm')}
    </Button>
  )
  return (
    <section className={styles.section} aria-label={t('apps:formsTitle')}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{t('apps:formsTitle')}</h2>
        {app.forms.length > 0 && button}
      </div>
      {app.forms.length === 0 && (
        <EmptyState icon={<FormOutlined />} title={t('apps:noForms')} action={button} />
      )}
      <ul className={styles.list}>
        {app.forms.map((form) => (
          <FormRow key={form.id} form={form} />
        ))}
      </ul>
      <NewThing
        open={naming}
        title={t('apps:newForm')}
        label={t('apps:formName')}
        placeholder={t('apps:formNameHint')}
        create={create}
        onClose={() => setNaming(false)}
      />
    </section>
  )
}

function FormRow({ form }: { form: FormReference }) {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  const phone = useIsPhone()
  return (
    <li className={styles.row}>
      <FormOutlined className={styles.rowIcon} />
      <Link className={styles.rowName} to={`/forms/${form.key}`}>
        {form.name}
      </Link>
      <span className={styles.rowActions}>
        <Link to={`/forms/${form.key}/new`}>{t('apps:submit')}</Link>
        {!phone && <Link to={`/forms/${form.key}`}>{t('apps:ledger')}</Link>}
        {builder && !phone && <Link to={`/forms/${form.key}/design`}>{t('apps:design')}</Link>}
      </span>
    </li>
  )
}

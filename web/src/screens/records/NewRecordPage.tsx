import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ErrorState } from '../../components/ErrorState'
import { LinkButton } from '../../components/LinkButton'
import { LinesSkeleton } from '../../components/Skeletons'
import { useForm } from '../../forms/formQueries'
import { Page } from '../../frame/Page'
import { FormTabs } from '../apps/FormTabs'
import { SubmitForm } from './SubmitForm'
import styles from './submit.module.css'
import { useFormCrumbs } from './useFormCrumbs'

/** `/forms/:form/new`: one form to fill in, on any screen. */
export function NewRecordPage() {
  const { t } = useTranslation()
  const { form: name = '' } = useParams()
  const form = useForm(name)
  const crumbs = useFormCrumbs(form.data)
  return (
    <Page
      title={form.data?.name ?? t('records:submit.title')}
      breadcrumb={crumbs}
      tabs={form.data && <FormTabs form={form.data} work="submit" />}
    >
      <div className={styles.sheet}>
        {form.isPending && <LinesSkeleton />}
        {form.isError && (
          <ErrorState
            error={form.error}
            what={t('records:formNamed', { form: name })}
            onRetry={() => void form.refetch()}
            action={<BackToApps />}
          />
        )}
        {form.data && <SubmitForm key={form.data.id} form={form.data} />}
      </div>
    </Page>
  )
}

function BackToApps() {
  const { t } = useTranslation()
  return <LinkButton to="/apps">{t('records:toApps')}</LinkButton>
}

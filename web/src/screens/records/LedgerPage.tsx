import { useTranslation } from 'react-i18next'
import { Outlet, useParams } from 'react-router'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { useForm } from '../../forms/formQueries'
import { Page } from '../../frame/Page'
import { Ledger } from './Ledger'

/** `/forms/:form`: all records of a form; one of them, `records/:record`, opens over it. */
export function LedgerPage() {
  const { t } = useTranslation()
  const { form: name = '' } = useParams()
  const form = useForm(name)
  if (form.data) {
    return (
      <>
        <Ledger key={form.data.id} form={form.data} />
        <Outlet context={form.data} />
      </>
    )
  }
  return (
    <Page title={t('records:title')} breadcrumb={[{ title: t('apps:title'), to: '/apps' }]}>
      {form.isPending && <LinesSkeleton rows={8} />}
      {form.isError && (
        <ErrorState
          error={form.error}
          what={t('records:formNamed', { form: name })}
          onRetry={() => void form.refetch()}
        />
      )}
    </Page>
  )
}

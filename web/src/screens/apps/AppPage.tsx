import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { useApp } from '../../forms/appQueries'
import { Page } from '../../frame/Page'
import { AppFlows } from './AppFlows'
import { AppForms } from './AppForms'
import { RenameApp } from './RenameApp'

/** `/apps/:app`: the forms and flows of one app. */
export function AppPage() {
  const { t } = useTranslation()
  const { app: name = '' } = useParams()
  const app = useApp(name)
  return (
    <Page
      title={app.data?.name ?? t('apps:title')}
      breadcrumb={[{ title: t('apps:title'), to: '/apps' }]}
      actions={app.data && <RenameApp app={app.data} />}
    >
      {app.isPending && <LinesSkeleton />}
      {app.isError && (
        <ErrorState error={app.error} what={t('apps:named', { name })} onRetry={() => void app.refetch()} />
      )}
      {app.data && (
        <>
          <AppForms app={app.data} />
          <AppFlows app={app.data} />
        </>
      )}
    </Page>
  )
}

import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { Page } from '../../frame/Page'
import { useCatalog } from '../flows/queries'
import { RunExcerpt } from './RunExcerpt'
import { RunView } from './RunView'
import { useRun } from './useRun'

/** `/runs/:run`, live while it runs. */
export function RunPage() {
  const { t } = useTranslation()
  const { run: id = '' } = useParams()
  const run = useRun(id)
  const catalog = useCatalog()
  const crumbs = [{ title: t('runs:title'), to: '/runs' }]
  const Shown = run.data?.excerpt ? RunExcerpt : RunView
  const ready = run.data && (catalog.ready || catalog.error)
  return (
    <Page title={run.data?.flow.name ?? t('runs:page')} breadcrumb={crumbs} fill>
      {run.data && ready ? (
        <Shown key={run.data.id} run={run.data} catalog={catalog.catalog} />
      ) : run.error ? (
        <ErrorState
          error={run.error}
          onRetry={() => void run.refetch()}
          action={<Link to="/runs">{t('runs:title')}</Link>}
        />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  )
}

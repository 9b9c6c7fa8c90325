import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { Page } from '../../frame/Page'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useCatalog, useFlow } from '../flows/queries'
import { Designer } from './Designer'

const TOPICS = ['runs']

/** `/flows/:flow`; `?version=3` shows that published version. */
export function FlowDesignerPage() {
  const { t } = useTranslation()
  const { flow: name = '' } = useParams()
  const flow = useFlow(name)
  const catalog = useCatalog()
  useTopics(TOPICS)
  const error = flow.data ? catalog.error : flow.error
  if (flow.data && catalog.ready)
    return <Designer key={flow.data.id} flow={flow.data} catalog={catalog.catalog} />
  return (
    <Page
      title={flow.data?.name ?? t('flows:title')}
      breadcrumb={[{ title: t('flows:title'), to: '/flows' }]}
    >
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void flow.refetch()
            catalog.refetch()
          }}
          action={<Link to="/flows">{t('runs:toFlows')}</Link>}
        />
      ) : (
        <LinesSkeleton />
      )}
    </Page>
  )
}

import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { useConnection, usePlatforms } from '../../api/connections'
import type { Connection, Connector } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { Page } from '../../frame/Page'
import { useTopics } from '../../realtime/RealtimeProvider'
import { AccountsTab } from './AccountsTab'
import { BudgetsTab } from './BudgetsTab'
import { CallsTab } from './CallsTab'
import { ChatsTab } from './ChatsTab'
import { ConnectionTools } from './ConnectionTools'
import { SetUpTab } from './SetUpTab'

/** `/admin/connections/:connection`: set it up, see how it is, say who is who, and look into its calls. */
export function ConnectionPage() {
  const { t } = useTranslation()
  const { connection: id = '' } = useParams()
  const connection = useConnection(id)
  const platforms = usePlatforms()
  const platform = platforms.data?.find(({ key }) => key === connection.data?.connector)
  const error = connection.error ?? platforms.error
  return (
    <Page
      title={connection.data?.name ?? t('connections:title')}
      breadcrumb={[{ title: t('connections:title'), to: '/admin/connections' }]}
      actions={connection.data && <ConnectionTools connection={connection.data} />}
    >
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => void Promise.all([connection.refetch(), platforms.refetch()])}
        />
      ) : connection.data && platform ? (
        <Parts connection={connection.data} platform={platform} />
      ) : (
        <LinesSkeleton />
      )}
    </Page>
  )
}

function Parts({ connection, platform }: { connection: Connection; platform: Connector }) {
  const { t } = useTranslation()
  useTopics([`connection:${connection.id}`])
  const [search, setSearch] = useSearchParams()
  const parts = {
    setup: <SetUpTab connection={connection} platform={platform} />,
    accounts: <AccountsTab connection={connection} />,
    chats: <ChatsTab connection={connection} />,
    budgets: <BudgetsTab connection={connection} />,
    calls: <CallsTab connection={connection} />,
  }
  return (
    <Tabs
      activeKey={search.get('tab') ?? 'setup'}
      onChange={(tab) => setSearch({ tab }, { replace: true })}
      destroyOnHidden
      items={Object.entries(parts).map(([key, children]) => ({
        key,
        label: t(`connections:tab.${key}`),
        children,
      }))}
    />
  )
}

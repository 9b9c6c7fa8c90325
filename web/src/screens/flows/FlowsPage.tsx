import { PlusOutlined, SearchOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMay } from '../../api/session'
import type { Flow, Run } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { useClear } from '../../components/useClear'
import { Page } from '../../frame/Page'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useLatestRuns } from '../runs/queries'
import { FlowRow } from './FlowRow'
import styles from './flows.module.css'
import { NewFlowModal } from './NewFlowModal'
import { useCatalog, useFlows } from './queries'

const TOPICS = ['runs']

/** `?q=` searches; `?new=1&app=&form=` opens the dialog for a new flow, filled in. */
export function FlowsPage() {
  const { t } = useTranslation()
  const may = useMay('BUILDER')
  const [search, setSearch] = useSearchParams()
  const [creating, setCreating] = useState(search.get('new') !== null)
  useTopics(TOPICS)
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
      {t('flows:list.new')}
    </Button>
  )
  const actions = (
    <>
      <Link to="/runs" className={styles.headLink}>
        {t('runs:title')}
      </Link>
      {may && create}
    </>
  )
  return (
    <Page title={t('flows:title')} actions={actions}>
      <FlowList
        query={search.get('q') ?? ''}
        onQuery={(q) => setSearch(q ? { q } : {}, { replace: true })}
        create={may ? create : null}
      />
      <NewFlowModal
        open={creating}
        onClose={() => setCreating(false)}
        initial={{ app: search.get('app') ?? undefined, form: search.get('form') ?? undefined }}
      />
    </Page>
  )
}

interface ListProps {
  query: string
  onQuery: (query: string) => void
  create: React.ReactNode
}

function FlowList({ query, onQuery, create }: ListProps) {
  const { t } = useTranslation()
  const clear = useClear()
  const flows = useFlows()
  const runs = useLatestRuns()
  const { catalog, ready, error } = useCatalog()
  if (flows.error) return <ErrorState error={flows.error} onRetry={() => void flows.refetch()} />
  if (!flows.data || (!ready && !error)) return <LinesSkeleton />
  if (flows.data.length === 0) {
    return (
      <EmptyState icon={<ThunderboltOutlined />} title={t('flows:list.empty')} action={create}>
        {t('flows:list.emptyHint')}
      </EmptyState>
    )
  }
  const found = flows.data.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()))
  return (
    <div className={styles.list}>
      <Input
        className={styles.search}
        type="search"
        prefix={<SearchOutlined />}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        placeholder={t('flows:list.search')}
        aria-label={t('flows:list.search')}
        allowClear={clear}
      />
      {found.length === 0 ? (
        <EmptyState
          title={t('flows:list.nothing', { q: query })}
          action={<Button onClick={() => onQuery('')}>{t('flows:list.clear')}</Button>}
        />
      ) : (
        <Rows flows={found} runs={runs.data ?? []} catalog={catalog} />
      )}
    </div>
  )
}

function Rows({
  flows,
  runs,
  catalog,
}: {
  flows: Flow[]
  runs: Run[]
  catalog: Parameters<typeof FlowRow>[0]['catalog']
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.table}>
      <div className={styles.head} aria-hidden="true">
        <span>{t('flows:list.columns.name')}</span>
        <span>{t('flows:list.columns.state')}</span>
        <span>{t('flows:list.columns.runs')}</span>
        <span>{t('flows:list.columns.enabled')}</span>
      </div>
      <ul aria-label={t('flows:list.label')}>
        {flows.map((flow) => (
          <FlowRow
            key={flow.id}
            flow={flow}
            runs={runs.filter((run) => run.flow.id === flow.id)}
            catalog={catalog}
          />
        ))}
      </ul>
    </div>
  )
}

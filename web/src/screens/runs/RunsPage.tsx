import { UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { RunState } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { Page } from '../../frame/Page'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useFlow } from '../flows/queries'
import { type RunFilter, useRuns } from './queries'
import { RunFilters } from './RunFilters'
import { RunRow } from './RunRow'
import styles from './runs.module.css'

const TOPICS = ['runs']
const STATES: readonly RunState[] = ['DONE', 'FAILED', 'IN_DOUBT', 'RUNNING', 'READY', 'WAITING', 'CANCELLED']

/** `/runs` and `/flows/:flow/runs`; the filter lives in the address: `?state=FAILED&flow=…`. */
export function RunsPage() {
  const { t } = useTranslation()
  const { flow: name } = useParams()
  const [search, setSearch] = useSearchParams()
  const flow = useFlow(name ?? '', name !== undefined)
  useTopics(TOPICS)
  const state = STATES.find((candidate) => candidate === search.get('state'))
  const chosen = name ?? search.get('flow') ?? undefined
  const filter: RunFilter = { ...(chosen ? { flow: chosen } : {}), ...(state ? { state } : {}) }
  const set = (change: { [name: string]: string | undefined }) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) value ? next.set(key, value) : next.delete(key)
    setSearch(next, { replace: true })
  }
  const flows = { title: t('flows:title'), to: '/flows' }
  const crumbs = flow.data ? [flows, { title: flow.data.name, to: `/flows/${flow.data.id}` }] : [flows]
  return (
    <Page title={t('runs:title')} breadcrumb={crumbs}>
      <div className={styles.list}>
        <RunFilters filter={filter} fixedFlow={name !== undefined} onChange={set} />
        <RunList
          filter={filter}
          filtered={Boolean(state) || (name === undefined && Boolean(chosen))}
          onClear={() => setSearch({}, { replace: true })}
        />
      </div>
    </Page>
  )
}

function RunList({
  filter,
  filtered,
  onClear,
}: {
  filter: RunFilter
  filtered: boolean
  onClear: () => void
}) {
  const { t } = useTranslation()
  const runs = useRuns(filter)
  if (runs.error) return <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
  if (!runs.data) return <ListSkeleton />
  const items = runs.data.pages.flatMap((page) => page.items)
  if (items.length === 0 && filtered) {
    return (
      <EmptyState title={t('runs:nothing')} action={<Button onClick={onClear}>{t('runs:clear')}</Button>} />
    )
  }
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<UnorderedListOutlined />}
        title={t('runs:empty')}
        action={<Link to="/flows">{t('runs:toFlows')}</Link>}
      >
        {t('runs:emptyHint')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className={styles.table}>
        <Heads />
        <ul aria-label={t('runs:list')}>
          {items.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      </div>
      {runs.hasNextPage && (
        <Button
          className={styles.moreRuns ?? ''}
          loading={runs.isFetchingNextPage}
          onClick={() => void runs.fetchNextPage()}
        >
          {t('runs:more')}
        </Button>
      )}
    </>
  )
}

function Heads() {
  const { t } = useTranslation()
  const columns = ['state', 'flow', 'trigger', 'time', 'duration'] as const
  return (
    <div className={styles.head} aria-hidden="true">
      {columns.map((column) => (
        <span key={column}>{t(`runs:columns.${column}`)}</span>
      ))}
    </div>
  )
}

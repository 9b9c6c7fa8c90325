import { UnorderedListOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { Id, Run } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { mayRetry } from './operations'
import type { useRuns } from './queries'
import { RunRow } from './RunRow'
import { RunsBar } from './RunsBar'
import styles from './runs.module.css'

interface Props {
  runs: ReturnType<typeof useRuns>
  filtered: boolean
  onClear: () => void
}

const RetryMany = lazy(async () => ({ default: (await import('./retry/RetryMany')).RetryMany }))

/** The runs that were found; builders choose among those that can be retried. */
export function RunList(props: Props) {
  // Those of the moment the dialog was opened: they may leave the list while it tells what became of them.
  const [retried, setRetried] = useState<readonly Run[] | null>(null)
  return (
    <>
      <Found {...props} onRetry={setRetried} />
      {retried && (
        <Suspense>
          <RetryMany runs={retried} onClose={() => setRetried(null)} />
        </Suspense>
      )}
    </>
  )
}

type FoundProps = Props & { onRetry: (runs: readonly Run[]) => void }

function Found({ runs, filtered, onClear, onRetry }: FoundProps) {
  const { t } = useTranslation()
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
      <Rows items={items} onRetry={onRetry} />
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

function Rows({ items, onRetry }: { items: readonly Run[]; onRetry: FoundProps['onRetry'] }) {
  const { t } = useTranslation()
  const mayDesign = useMay('BUILDER')
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  const retryable = mayDesign ? items.filter(mayRetry) : []
  // What left the list, or went on meanwhile, is not chosen any more.
  const marked = retryable.filter(({ id }) => chosen.has(id))
  const choose = (id: Id, on: boolean) => {
    const next = new Set(chosen)
    on ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  const all = marked.length === retryable.length
  return (
    <>
      <div className={mayDesign ? `${styles.table} ${styles.choosable}` : styles.table}>
        <div className={styles.head}>
          {mayDesign && (
            <Checkbox
              aria-label={t('runs:select.all', { count: retryable.length })}
              title={t('runs:select.all', { count: retryable.length })}
              disabled={retryable.length === 0}
              checked={retryable.length > 0 && all}
              indeterminate={marked.length > 0 && !all}
              onChange={() => setChosen(new Set(all ? [] : retryable.map(({ id }) => id)))}
            />
          )}
          {COLUMNS.map((column) => (
            <span key={column} aria-hidden="true">
              {t(`runs:columns.${column}`)}
            </span>
          ))}
        </div>
        <ul aria-label={t('runs:list')}>
          {items.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              choosing={
                mayDesign && {
                  possible: mayRetry(run),
                  chosen: chosen.has(run.id),
                  onChoose: (on) => choose(run.id, on),
                }
              }
            />
          ))}
        </ul>
      </div>
      <RunsBar count={marked.length} onRetry={() => onRetry(marked)} onNone={() => setChosen(new Set())} />
    </>
  )
}

const COLUMNS = ['state', 'flow', 'trigger', 'time', 'duration'] as const

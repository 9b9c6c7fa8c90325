import { useTranslation } from 'react-i18next'
import { useBudgets } from '../../api/connections'
import type { Connection } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import styles from './connections.module.css'
import { Gauge } from './Gauge'

/** What is left of everything the platform allows. */
export function BudgetsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const query = useBudgets(connection.id)
  if (query.isPending) return <LinesSkeleton />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data.length === 0)
    return <EmptyState title={t('connections:noBudgets')}>{t('connections:noBudgetsText')}</EmptyState>
  return (
    <div className={`${styles.narrow} ${styles.gauges}`}>
      <p className={styles.quiet}>{t('connections:budgetsText')}</p>
      {query.data.map((budget) => (
        <Gauge key={budget.key} budget={budget} whenFree />
      ))}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useBudgets, usePlatforms } from '../../api/connections'
import { useMay } from '../../api/session'
import type { Connection } from '../../api/types'
import { useFormat } from '../../components/format'
import styles from './connections.module.css'
import { Gauge } from './Gauge'
import { StateTag } from './StateTag'
import { tightest } from './states'

/** One connection: what it is, how it is, what is left of its allowances, and what went wrong last. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const platform = usePlatforms().data?.find(({ key }) => key === connection.connector)
  const budgets = useBudgets(connection.id, useMay('ADMIN'))
  const { check, lastError } = connection
  return (
    <Link to={`/admin/connections/${connection.id}`} className={styles.card}>
      <span className={styles.cardHead}>
        <span className={styles.cardName} title={connection.name}>
          {connection.name}
        </span>
        <StateTag connection={connection} />
      </span>
      <span className={styles.quiet}>
        {platform?.name ?? connection.connector}
        {' · '}
        {check
          ? t('connections:checkedAt', { at: format.relative(check.at) })
          : t('connections:neverChecked')}
      </span>
      {lastError && (
        <span className={styles.error} title={lastError.detail}>
          {format.relative(lastError.at)} {lastError.detail}
        </span>
      )}
      <span className={styles.gauges}>
        {tightest(budgets.data ?? []).map((budget) => (
          <Gauge key={budget.key} budget={budget} />
        ))}
      </span>
    </Link>
  )
}

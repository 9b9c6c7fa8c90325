import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Budget } from '../../api/types'
import { useFormat } from '../../components/format'
import styles from './connections.module.css'

const TIGHT = 0.9

/** How much of an allowance is spent, and when it is free again. */
export function Gauge({ budget, whenFree = false }: { budget: Budget; whenFree?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = Math.min(1, budget.spent / budget.allowed)
  return (
    <span className={styles.gauge}>
      <span className={styles.gaugeText}>
        <span>{budget.name}</span>
        <span className={styles.quiet}>
          {t('connections:spent', {
            spent: budget.spent.toLocaleString(),
            allowed: budget.allowed.toLocaleString(),
            window: t(`connections:window.${budget.window}`),
          })}
        </span>
      </span>
      <Progress
        percent={Math.round(share * 100)}
        size="small"
        showInfo={false}
        status={share >= 1 ? 'exception' : 'normal'}
        {...(share >= TIGHT && share < 1 ? { strokeColor: 'var(--warning)' } : {})}
        aria-label={budget.name}
      />
      {whenFree && budget.spent > 0 && (
        <span className={styles.quiet}>
          {t('connections:freeAt', { at: format.dateTime(budget.freeAt) })}
        </span>
      )}
    </span>
  )
}

import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowPlan } from '../../../api/types'
import { madeUpIds } from './madeUp'
import { PlanStepCard } from './PlanStepCard'
import styles from './test.module.css'

const TONE = { DONE: 'success', FAILED: 'error', UNFINISHED: 'warning' } as const

/** What a run would do, step by step. */
export function PlanCards({ plan }: { plan: FlowPlan }) {
  const { t } = useTranslation()
  const madeUp = useMemo(() => madeUpIds(plan), [plan])
  return (
    <div className={styles.plan}>
      <Alert type={TONE[plan.end]} showIcon title={t(`flows:test.end.${plan.end}`)} />
      {plan.problems.map(({ path, code, detail }) => (
        <Alert key={`${path} ${code}`} type="warning" showIcon title={detail} />
      ))}
      <ol className={styles.cards} aria-label={t('flows:test.steps')}>
        {plan.steps.map((planned) => (
          <PlanStepCard key={planned.path} planned={planned} madeUp={madeUp} />
        ))}
      </ol>
    </div>
  )
}

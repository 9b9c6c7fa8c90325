import type { UseQueryResult } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunDetail, RunRetryStep } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { ListSkeleton } from '../../../components/Skeletons'
import type { Telling } from '../../../flows/summaries'
import { useVersions } from '../../flows/queries'
import { usePlaceText } from '../usePlaceText'
import styles from './retry.module.css'

interface Props {
  preview: UseQueryResult<RunRetryStep[]>
  run: RunDetail
  tell: Telling
  newer: boolean
}

const SHOWN = 100 // of loops with a thousand rounds nobody reads each

/** What a retry does with each step and why; what is unsafe is said above it too. */
export function RetryPlan({ preview, run, tell, newer }: Props) {
  const { t } = useTranslation()
  const versions = useVersions(run.flow.id, newer)
  // The newest has the greatest number, however the list is ordered.
  const newest = versions.data?.reduce((one, other) => (one.version > other.version ? one : other))
  const placeText = usePlaceText(newer ? (newest?.definition ?? run.definition) : run.definition, tell)
  if (preview.error) return <ProblemAlert error={preview.error} />
  if (!preview.data) return <ListSkeleton />
  const steps = preview.data
  const unsafe = steps.filter(({ what }) => what === 'UNSAFE').length
  return (
    <section className={styles.plan} aria-label={t('runs:retry.plan')} aria-busy={preview.isFetching}>
      <h3>{t('runs:retry.plan')}</h3>
      {unsafe > 0 && <Alert type="warning" showIcon title={t('runs:retry.unsafe', { count: unsafe })} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <ol className={styles.steps} tabIndex={0} aria-label={t('runs:steps')}>
        {steps.slice(0, SHOWN).map(({ path, what, reason, name }) => (
          <li key={path} className={styles.planned} data-what={what}>
            <span className={styles.what}>{t(`runs:retry.what.${what}`)}</span>
            <span className={styles.name}>{placeText(path, name)}</span>
            <span className={styles.reason}>{reason}</span>
          </li>
        ))}
      </ol>
      {steps.length > SHOWN && (
        <p className={styles.faint}>{t('runs:retry.more', { count: steps.length - SHOWN })}</p>
      )}
    </section>
  )
}

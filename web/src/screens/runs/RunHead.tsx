import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { RunDetail } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import type { FlowDefinition } from '../../flows/definition'
import { findStep } from '../../flows/places'
import { stepTitle, type Telling } from '../../flows/summaries'
import { RecordChip } from './RecordChip'
import { runMillis } from './RunRow'
import { RunStateText } from './RunStateText'
import styles from './runPage.module.css'

interface Props {
  run: RunDetail
  definition: FlowDefinition
  tell: Telling
}

/** What started the run, the record, and the result in words. */
export function RunHead({ run, definition, tell }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayDesign = useMay('BUILDER')
  const { trigger } = run
  return (
    <section className={styles.head} data-state={run.state}>
      <p className={styles.result} role="status">
        <RunStateText state={run.state} />
        <span>
          <Result run={run} definition={definition} tell={tell} />
        </span>
      </p>
      <dl className={styles.facts}>
        <dt>{t('runs:facts.started')}</dt>
        <dd className={styles.started}>
          {trigger.by && <PersonChip personId={trigger.by} />}
          {t(`runs:event.${trigger.type}`)}
          <RecordChip trigger={trigger} />
        </dd>
        <dt>{t('runs:facts.at')}</dt>
        <dd>{format.dateTime(run.createdAt)}</dd>
        <dt>{t('runs:facts.version')}</dt>
        <dd>
          {mayDesign ? (
            <Link to={`/flows/${run.flow.id}?version=${run.version}`}>v{run.version}</Link>
          ) : (
            `v${run.version}`
          )}
        </dd>
      </dl>
    </section>
  )
}

function Result({ run, definition, tell }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const done = run.steps.filter(({ state }) => state === 'DONE').length
  switch (run.state) {
    case 'DONE':
      return t('runs:result.DONE', { count: done, duration: format.duration(runMillis(run) ?? 0) })
    case 'RUNNING':
      return t('runs:result.RUNNING', { count: done + 1 })
    case 'READY':
    case 'WAITING':
    case 'IN_DOUBT':
    case 'CANCELLED':
      return t(`runs:result.${run.state}`)
    case 'FAILED': {
      const reason = run.error?.title ?? ''
      // A path such as `renamed.yes.find`; left out when it was no step's fault.
      const key = run.error?.step?.split('.').at(-1)
      const step = key ? findStep(definition, key)?.step : undefined
      if (!step) return t('runs:result.FAILED_bare', { reason })
      return t('runs:result.FAILED', { step: stepTitle(step, tell.catalog, tell.say), reason })
    }
  }
}

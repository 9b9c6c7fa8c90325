import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay, useMe } from '../../api/session'
import type { RunDetail } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { WhomToAsk } from '../../components/WhomToAsk'
import type { FlowDefinition } from '../../flows/definition'
import type { Telling } from '../../flows/summaries'
import { waitsForMe } from './errand'
import { RecordChip } from './RecordChip'
import { CallingRun } from './RelatedRuns'
import { RunActions } from './RunActions'
import { RunHistory } from './RunHistory'
import { runMillis } from './RunRow'
import { RunStateText } from './RunStateText'
import styles from './runPage.module.css'
import { attentionPath } from './runTree'
import { usePlaceText } from './usePlaceText'

interface Props {
  run: RunDetail
  definition: FlowDefinition
  tell: Telling
  /** An earlier attempt is shown, which nothing can be done about any more. */
  past: boolean
}

/** What started the run, the record, and the result in words. */
export function RunHead({ run, definition, tell, past }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayDesign = useMay('BUILDER')
  const { trigger } = run
  return (
    <section className={styles.head} data-state={run.state}>
      <div className={styles.headline}>
        <p className={styles.result} role="status">
          <RunStateText state={run.waitsForTurn ? 'TURN' : run.state} />
          <span>
            <Result run={run} definition={definition} tell={tell} />
          </span>
        </p>
        {!past && <RunActions run={run} tell={tell} />}
      </div>
      {!past && !mayDesign && run.state === 'FAILED' && <WhomToAsk />}
      <dl className={styles.facts}>
        <Fact label={t('runs:facts.started')}>
          {trigger.by && <PersonChip personId={trigger.by} />}
          {t(`runs:event.${trigger.type}`)}
          <RecordChip trigger={trigger} />
          {trigger.record && (
            <Link to={`/runs?record=${trigger.record.id}`} className={styles.small}>
              {t('runs:recordRuns')}
            </Link>
          )}
        </Fact>
        {run.parentRun && (
          <Fact label={t('runs:related.calling')}>
            <CallingRun run={run.parentRun} />
          </Fact>
        )}
        <Fact label={t('runs:facts.at')}>{format.dateTime(run.createdAt)}</Fact>
        <Fact label={t('runs:facts.version')}>
          {mayDesign ? (
            <Link to={`/flows/${run.flow.id}?version=${run.version}`}>v{run.version}</Link>
          ) : (
            `v${run.version}`
          )}
        </Fact>
      </dl>
      {run.interventions.length > 0 && <RunHistory run={run} definition={definition} tell={tell} />}
    </section>
  )
}

/** A label and what it says, which stay together when the line breaks. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd className={styles.started}>{children}</dd>
    </div>
  )
}

function Result({ run, definition, tell }: Omit<Props, 'past'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const placeText = usePlaceText(definition, tell)
  const me = useMe()
  if (run.excerpt && run.steps.length > 0 && run.steps.every(({ state }) => state === 'DONE'))
    return t('runs:errand.over')
  const done = run.steps.filter(({ state }) => state === 'DONE').length
  switch (run.state) {
    case 'DONE':
      return t('runs:result.DONE', { count: done, duration: format.duration(runMillis(run) ?? 0) })
    case 'RUNNING':
      return t('runs:result.RUNNING', { count: done + 1 })
    case 'READY':
    case 'CANCELLED':
      return t(`runs:result.${run.state}`)
    case 'WAITING':
    case 'IN_DOUBT': {
      if (run.waitsForTurn) return t('runs:result.WAITING_turn')
      const path = attentionPath(run)
      const errand = run.steps.find((step) => step.path === path && step.waitsFor?.type === 'PERSON')
      if (errand?.error) return waitsForMe(errand, me) ? t('runs:errand.mine') : errand.error.title
      return path
        ? t(`runs:result.${run.state}`, { step: placeText(path) })
        : t(`runs:result.${run.state}_bare`)
    }
    case 'FAILED': {
      // The title names the kind of fault only.
      const reason = run.error?.detail || (run.error?.title ?? '')
      // Left out when it was no step's fault.
      const path = run.error?.step
      if (!path) return t('runs:result.FAILED_bare', { reason })
      return t('runs:result.FAILED', { step: placeText(path), reason })
    }
  }
}

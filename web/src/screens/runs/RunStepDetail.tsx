import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json, RunDetail, RunStep } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import { useFormat } from '../../components/format'
import type { FlowDefinition } from '../../flows/definition'
import { findStep } from '../../flows/places'
import { conditionText, stepTitle, type Telling, untilText } from '../../flows/summaries'
import { EffectFacts } from './EffectFacts'
import { ErrandPanel } from './ErrandPanel'
import { inputPorts, outputPorts, shownOutput } from './ports'
import { RawData } from './RawData'
import { CalledRuns } from './RelatedRuns'
import { RunDot } from './RunDot'
import styles from './runPage.module.css'
import { useLook } from './useLook'
import { ValueList } from './ValueList'
import { WaitPanel } from './WaitPanel'

const DoubtPanel = lazy(async () => ({ default: (await import('./doubt/DoubtPanel')).DoubtPanel }))

interface Props {
  run: RunDetail
  /** Of the step's place in the run. */
  path: string
  definition: FlowDefinition
  tell: Telling
  /** Of an earlier attempt: nothing can be done about it any more. */
  past: boolean
}

/** What went into a step, what came out, and, if it failed, waits or is in doubt, why and what to do. */
export function RunStepDetail({ run, path, definition, tell, past }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const step = findStep(definition, path.split('.').at(-1) ?? '')?.step
  const done = run.steps.find((one) => one.path === path)
  const look = useLook(run.id, done)
  if (!step) return null
  const title = stepTitle(step, tell.catalog, tell.say)
  if (!done) {
    return (
      <section className={styles.panel} aria-label={title}>
        <h2>{title}</h2>
        <p className={styles.faint}>{t('runs:notRun')}</p>
      </section>
    )
  }
  // The panel tells all that is known, above the decision.
  const doubtful = done.state === 'IN_DOUBT' && !past && !run.excerpt
  const branches = step.type === 'branch' ? step.branches : []
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles.facts}>
        <span className={styles.cardStateText}>
          <RunDot state={done.state} />
          {t(`runs:step.${done.state}`)}
        </span>
        <span className={styles.faint}>
          {done.startedAt && format.dateTime(done.startedAt)}
          {done.attempts > 1 && ` · ${t('runs:attempts', { count: done.attempts })}`}
        </span>
      </p>
      {done.error && done.state !== 'WAITING' && (
        <div className={styles.error} role="alert">
          <strong>{done.error.title}</strong>
          <p>{done.error.detail}</p>
          <CopyButton size="small" text={() => errorReport(run, path, done.error)}>
            {t('common:error.copyDetails')}
          </CopyButton>
        </div>
      )}
      {done.state === 'WAITING' &&
        (done.waitsFor?.type === 'PERSON' ? (
          <ErrandPanel run={run} done={done} look={look} past={past} />
        ) : (
          <WaitPanel run={run} done={done} step={step} tell={tell} past={past} />
        ))}
      {step.type === 'callFlow' && (
        <CalledRuns runs={run.calledRuns.filter((called) => called.step === path)} />
      )}
      {doubtful && (
        <Suspense>
          <DoubtPanel run={run} done={done} step={step} tell={tell} />
        </Suspense>
      )}
      {doubtful ? null : step.type === 'branch' ? (
        <dl className={styles.conditions}>
          {branches.map((branch) => (
            <div key={branch.key}>
              <dt>{branch.name || branch.key}</dt>
              <dd>{conditionText(branch.when, tell)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <>
          <h3>{t('runs:input')}</h3>
          {step.type === 'wait' && step.until?.type === 'event' ? (
            <p>{untilText(step.until, tell)}</p>
          ) : (
            <ValueList value={done.input} ports={inputPorts(step, tell)} empty={t('runs:nothingIn')} />
          )}
          {done.state === 'DONE' && step.type !== 'stop' && (
            <>
              <h3>{t('runs:output')}</h3>
              <ValueList
                value={shownOutput(step, done.output)}
                ports={outputPorts(step, tell)}
                empty={t('runs:nothingOut')}
              />
            </>
          )}
        </>
      )}
      {done.effect && !doubtful && done.waitsFor?.type !== 'PERSON' && (
        <EffectFacts effect={done.effect} step={step} tell={tell} />
      )}
      <RawData value={rawOf(done)} />
    </section>
  )
}

function rawOf({ input, output, effect }: RunStep): Json {
  if (!effect) return { input, output }
  const { key, state, request, outcome } = effect
  return { input, output, effect: { key, state, request, outcome } }
}

function errorReport(
  run: RunDetail,
  step: string,
  error: { code: string; title: string; detail: string } | null,
): string {
  return [
    `run: ${run.id}`,
    `flow: ${run.flow.name} v${run.version}`,
    `step: ${step}`,
    `code: ${error?.code}`,
    `${error?.title}`,
    `${error?.detail}`,
  ].join('\n')
}

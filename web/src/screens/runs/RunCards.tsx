import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import type { FlowDefinition, Step } from '../../flows/definition'
import { lanesOf } from '../../flows/places'
import { laneText, type Telling } from '../../flows/summaries'
import { stepText, triggerText } from '../flow-designer/canvas/cardText'
import { StepCard } from '../flow-designer/canvas/StepCard'
import { RunDot } from './RunDot'
import { runMillis } from './RunRow'
import styles from './runPage.module.css'

interface Props {
  run: RunDetail
  definition: FlowDefinition
  tell: Telling
  chosen: string | null
  onChoose: (key: string) => void
  /** Shown below the chosen card, on the phone. */
  detail: ReactNode
}

/** The designer's cards with what became of each; of a branch only what was taken. */
export function RunCards(props: Props) {
  const { t } = useTranslation()
  const { run, definition, tell, chosen, onChoose, detail } = props
  return (
    <div className={styles.cards}>
      <ol aria-label={t('runs:steps')} className={styles.lane}>
        <li className={styles.item}>
          <div className={styles.card}>
            <StepCard
              kind="trigger"
              {...triggerText(definition, tell)}
              chosen={chosen === ''}
              aside={<CardState state="DONE" />}
              onClick={() => onChoose('')}
            />
          </div>
          {chosen === '' && detail}
        </li>
        <Steps {...props} run={run} steps={definition.steps} />
      </ol>
    </div>
  )
}

function Steps({ steps, ...props }: Props & { steps: readonly Step[] }) {
  return steps.map((step) => (
    <Fragment key={step.key}>
      <OneStep {...props} step={step} />
    </Fragment>
  ))
}

function OneStep({ step, ...props }: Props & { step: Step }) {
  const { run, tell, chosen, onChoose, detail } = props
  const done = run.steps.find(({ key }) => key === step.key)
  return (
    <li className={styles.item}>
      <div className={styles.card}>
        <StepCard
          kind={step.type}
          {...(step.type === 'action' ? { action: step.action } : {})}
          {...stepText(step, tell)}
          chosen={chosen === step.key}
          faded={!done}
          aside={<CardState state={done?.state ?? 'NONE'} step={done} />}
          onClick={() => onChoose(step.key)}
        />
      </div>
      {chosen === step.key && detail}
      {step.type === 'branch' && <TakenLane {...props} step={step} done={done} />}
      {(step.type === 'parallel' || step.type === 'forEach') && done && <AllLanes {...props} step={step} />}
    </li>
  )
}

/** Every lane of a step that goes through all of them. */
function AllLanes({ step, ...props }: Props & { step: Step }) {
  return lanesOf(step).map((lane) => (
    <div key={lane.branch} className={styles.taken}>
      <p className={styles.takenName}>{laneText(step, lane.branch, props.tell).name}</p>
      <ol className={styles.lane}>
        <Steps {...props} steps={lane.steps} />
      </ol>
    </div>
  ))
}

/** The lane a branch step took, by what it reported or by which inner steps ran. */
function TakenLane({ step, done, ...props }: Props & { step: Step; done: RunStep | undefined }) {
  const { t } = useTranslation()
  if (!done) return null
  const lanes = lanesOf(step)
  const ran = lanes.find(({ steps }) =>
    steps.some(({ key }) => props.run.steps.some((inner) => inner.key === key)),
  )
  const taken = lanes.find(({ branch }) => branch !== null && branch === done.branch) ?? ran ?? lanes.at(-1)
  if (!taken) return null
  return (
    <div className={styles.taken}>
      <p className={styles.takenName}>
        {t('runs:taken', { name: taken.name || taken.branch || t('flows:branch.otherwise') })}
      </p>
      {taken.steps.length > 0 && (
        <ol className={styles.lane}>
          <Steps {...props} steps={taken.steps} />
        </ol>
      )}
    </div>
  )
}

function CardState({ state, step }: { state: RunStep['state'] | 'NONE'; step?: RunStep | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const millis = step ? runMillis(step) : undefined
  return (
    <span className={styles.cardState} data-state={state}>
      <span className={styles.cardStateText}>
        <RunDot state={state} />
        {t(`runs:step.${state}`)}
      </span>
      {millis !== undefined && <span className={styles.cardTime}>{format.duration(millis)}</span>}
    </span>
  )
}

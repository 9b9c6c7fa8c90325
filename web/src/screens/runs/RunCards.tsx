import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import type { FlowDefinition } from '../../flows/definition'
import { laneText, type Telling } from '../../flows/summaries'
import { stepText, triggerText } from '../flow-designer/canvas/cardText'
import { StepCard } from '../flow-designer/canvas/StepCard'
import { RunDot } from './RunDot'
import { RunRounds } from './RunRounds'
import { runMillis } from './RunRow'
import styles from './runPage.module.css'
import { type RunNode, runTree } from './runTree'

interface Props {
  run: RunDetail
  definition: FlowDefinition
  tell: Telling
  /** The path of the chosen card, '' for the trigger. */
  chosen: string | null
  onChoose: (path: string) => void
  /** Shown below the chosen card, on the phone. */
  detail: ReactNode
}

/** The designer's cards with what became of each; of a branch only what was taken, of a loop each round. */
export function RunCards(props: Props) {
  const { t } = useTranslation()
  const { run, definition, tell, chosen, onChoose, detail } = props
  const nodes = useMemo(() => runTree(definition.steps, run.steps), [definition, run.steps])
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
        <RunNodes {...props} nodes={nodes} />
      </ol>
    </div>
  )
}

type NodeProps = Omit<Props, 'run' | 'definition'>

export function RunNodes({ nodes, ...props }: NodeProps & { nodes: readonly RunNode[] }) {
  return nodes.map((node) => <OneNode key={node.path} {...props} node={node} />)
}

function OneNode({ node, ...props }: NodeProps & { node: RunNode }) {
  const { tell, chosen, onChoose, detail } = props
  const { step, path, done } = node
  return (
    <li className={styles.item}>
      <div className={styles.card}>
        <StepCard
          kind={step.type}
          {...(step.type === 'action' ? { action: step.action } : {})}
          {...stepText(step, tell)}
          chosen={chosen === path}
          faded={!done}
          aside={<CardState state={done?.state ?? 'NONE'} step={done} />}
          onClick={() => onChoose(path)}
        />
      </div>
      {chosen === path && detail}
      {step.type === 'forEach' ? (
        <RunRounds {...props} lanes={node.lanes} />
      ) : (
        <Lanes {...props} node={node} />
      )}
    </li>
  )
}

/** The arms a branch took, or all lanes of a parallel step. */
function Lanes({ node, ...props }: NodeProps & { node: RunNode }) {
  const { t } = useTranslation()
  return node.lanes.map((lane) => {
    const { name } = laneText(node.step, lane.branch, props.tell)
    return (
      <div key={lane.path} className={styles.taken}>
        <p className={styles.takenName}>{node.step.type === 'branch' ? t('runs:taken', { name }) : name}</p>
        {lane.nodes.length > 0 && (
          <ol className={styles.lane} aria-label={name}>
            <RunNodes {...props} nodes={lane.nodes} />
          </ol>
        )}
      </div>
    )
  })
}

function CardState({ state, step }: { state: RunStep['state'] | 'NONE'; step?: RunStep | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className={styles.cardState} data-state={state}>
      <span className={styles.cardStateText}>
        <RunDot state={state} />
        {t(`runs:step.${state}`)}
      </span>
      {step && (
        <span className={styles.cardTime}>
          {timeText(step, t(isErrand(step) ? 'runs:errand.next' : 'runs:until'), format)}
        </span>
      )}
    </span>
  )
}

/** A person is waited for longer than until the next look for what he does. */
const isErrand = ({ waitsFor }: RunStep) => waitsFor?.type === 'PERSON'

/** How long it took, or until when it waits. */
function timeText(step: RunStep, until: string, format: ReturnType<typeof useFormat>): string {
  if (step.state === 'WAITING' && step.wakeAt) {
    const today = format.date(step.wakeAt) === format.date(Date.now())
    return `${until} ${today ? format.clock(step.wakeAt) : format.dateTime(step.wakeAt)}`
  }
  const millis = runMillis(step)
  return millis === undefined ? '' : format.duration(millis)
}

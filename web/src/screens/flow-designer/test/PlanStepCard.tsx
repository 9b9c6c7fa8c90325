import { useTranslation } from 'react-i18next'
import type { FlowPlanStep, Values } from '../../../api/types'
import { findStep } from '../../../flows/places'
import { armsText, untilText } from '../../../flows/summaries'
import { inputPorts, outputPorts, shownOutput } from '../../runs/ports'
import { usePlaceText } from '../../runs/usePlaceText'
import { ValueList } from '../../runs/ValueList'
import card from '../canvas/card.module.css'
import { stepIcon } from '../canvas/stepIcon'
import { useDesigner } from '../DesignerContext'
import { CalledPlan } from './CalledPlan'
import { ChatPlanView } from './ChatPlanView'
import { withWords, wordPorts } from './madeUp'
import styles from './test.module.css'

/** One step of a dry run: what it would do, with what, and what speaks against it. */
export function PlanStepCard({ planned, madeUp }: { planned: FlowPlanStep; madeUp: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const { definition, tell } = useDesigner()
  const place = usePlaceText(definition, tell)
  const step = findStep(definition, planned.key)?.step
  if (!step) return null
  const words = t('flows:test.madeUp')
  const input = withWords(planned.input, madeUp, words) as Values
  const output = withWords(shownOutput(step, planned.output), madeUp, words) as Values
  const known = planned.what === 'READS' || planned.what === 'COMPUTES'
  return (
    <li className={styles.card} data-failed={planned.problem !== null}>
      <div className={`${styles.head} ${card[step.type]}`}>
        <span className={card.icon}>
          {stepIcon(step.type, step.type === 'action' ? step.action : undefined)}
        </span>
        <span className={styles.title}>
          <strong>{place(planned.path)}</strong>
          <span className={styles.faint}>
            {planned.problem ? t('flows:test.fails') : t(`flows:test.what.${planned.what}`)}
          </span>
        </span>
      </div>
      {planned.problem && (
        <p className={styles.problem} role="alert">
          {planned.problem.detail}
        </p>
      )}
      {step.type === 'branch' && <p>{armsText(step, planned.branch, tell) || t('flows:test.noBranch')}</p>}
      {planned.called && <CalledPlan called={planned.called} madeUp={madeUp} />}
      {planned.plan && <ChatPlanView plan={planned.plan} />}
      {step.type === 'wait' && step.until && <p>{untilText(step.until, tell)}</p>}
      {step.type !== 'branch' && step.type !== 'wait' && Object.keys(input).length > 0 && (
        <ValueList
          value={input}
          ports={wordPorts(inputPorts(step, tell), input, words)}
          empty={t('runs:nothingIn')}
        />
      )}
      {known && !planned.problem && (
        <>
          <h4>{t('runs:output')}</h4>
          <ValueList
            value={output}
            ports={wordPorts(outputPorts(step, tell), output, words)}
            empty={t('runs:nothingOut')}
          />
        </>
      )}
    </li>
  )
}

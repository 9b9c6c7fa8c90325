import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Flow } from '../../api/types'
import type { Step } from '../../flows/definition'
import { lanesOf } from '../../flows/places'
import { laneText, triggerSummary } from '../../flows/summaries'
import { FlowState } from '../flows/FlowState'
import card from './canvas/card.module.css'
import { stepText } from './canvas/cardText'
import { stepIcon } from './canvas/stepIcon'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

/** The flow as a list to read, for the phone. */
export function Outline({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const { definition, tell } = useDesigner()
  return (
    <div className={styles.outline}>
      <p className={styles.desktopOnly} role="note">
        {t('flows:designer.desktopOnly')}
      </p>
      <div className={styles.outlineState}>
        <FlowState flow={flow} />
        <Link to={`/flows/${flow.id}/runs`}>{t('flows:designer.runs')}</Link>
      </div>
      <ol className={styles.outlineList}>
        <li className={`${styles.outlineItem} ${card.trigger}`}>
          <span className={card.icon}>{stepIcon('trigger')}</span>
          <span className={styles.outlineText}>
            <span className={styles.outlineTitle}>{t('flows:designer.trigger')}</span>
            <span>{triggerSummary(definition, tell)}</span>
          </span>
        </li>
        {definition.steps.map((step) => (
          <OutlineStep key={step.key} step={step} />
        ))}
      </ol>
    </div>
  )
}

function OutlineStep({ step }: { step: Step }) {
  const { tell } = useDesigner()
  const { title, summary } = stepText(step, tell)
  return (
    <li>
      <div className={`${styles.outlineItem} ${card[step.type]}`}>
        <span className={card.icon}>
          {stepIcon(step.type, step.type === 'action' ? step.action : undefined)}
        </span>
        <span className={styles.outlineText}>
          <span className={styles.outlineTitle}>{title}</span>
          <span>{summary}</span>
        </span>
      </div>
      {lanesOf(step).map((lane) => (
        <OutlineLane key={lane.branch ?? ''} step={step} branch={lane.branch} steps={lane.steps} />
      ))}
    </li>
  )
}

function OutlineLane({ step, branch, steps }: { step: Step; branch: string | null; steps: Step[] }) {
  const { tell } = useDesigner()
  if (branch === null && steps.length === 0) return null
  const lane = laneText(step, branch, tell)
  return (
    <div className={styles.outlineLane}>
      <div className={styles.outlineWhen}>
        {lane.branch === null ? lane.name : `${lane.name}: ${lane.when}`}
      </div>
      <ol className={styles.outlineList}>
        {steps.map((inner) => (
          <OutlineStep key={inner.key} step={inner} />
        ))}
      </ol>
    </div>
  )
}

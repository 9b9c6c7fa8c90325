import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Flow } from '../../api/types'
import type { Step } from '../../flows/definition'
import { lanesOf } from '../../flows/places'
import { conditionText, triggerSummary } from '../../flows/summaries'
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
  const { t } = useTranslation()
  const { tell } = useDesigner()
  const found = step.type === 'branch' ? step.branches.find(({ key }) => key === branch) : undefined
  if (!found && steps.length === 0) return null
  return (
    <div className={styles.outlineLane}>
      <div className={styles.outlineWhen}>
        {found
          ? `${found.name || found.key}: ${conditionText(found.when, tell)}`
          : t('flows:branch.otherwise')}
      </div>
      <ol className={styles.outlineList}>
        {steps.map((inner) => (
          <OutlineStep key={inner.key} step={inner} />
        ))}
      </ol>
    </div>
  )
}

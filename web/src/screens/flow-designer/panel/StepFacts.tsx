import type { Step } from '../../../flows/definition'
import { stepFacts } from '../../../flows/facts'
import { useDesigner } from '../DesignerContext'
import styles from './panel.module.css'

/** What decides what a step does, in words: for steps that are shown and not designed here. */
export function StepFacts({ step }: { step: Step }) {
  const { tell } = useDesigner()
  return (
    <dl className={styles.outputs}>
      {stepFacts(step, tell).map((fact) => (
        <div key={fact.key} className={styles.output}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  )
}

import type { Problem } from '../../../flows/definition'
import styles from './panel.module.css'

/** What is wrong with a field, below it. */
export function FieldProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems}>
      {problems.map(({ path, code, detail }) => (
        <li key={`${path} ${code}`}>{detail}</li>
      ))}
    </ul>
  )
}

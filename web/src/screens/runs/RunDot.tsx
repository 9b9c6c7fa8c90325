import type { RunState, RunStep } from '../../api/types'
import styles from './states.module.css'

/** The state of a run or of one of its steps as a coloured dot; the words stand beside it. */
export function RunDot({ state }: { state: RunState | RunStep['state'] | 'NONE' }) {
  return <span className={`${styles.dot} ${styles[state]}`} aria-hidden="true" />
}

import { useTranslation } from 'react-i18next'
import type { RunState } from '../../api/types'
import { RunDot } from './RunDot'
import styles from './states.module.css'

/** The state of a run in words, with its dot; `TURN` of one that waits for its turn. */
export function RunStateText({ state }: { state: RunState | 'TURN' }) {
  const { t } = useTranslation()
  return (
    <span className={state === 'FAILED' ? `${styles.state} ${styles.failedText}` : styles.state}>
      <RunDot state={state === 'TURN' ? 'WAITING' : state} />
      {t(`runs:state.${state}`)}
    </span>
  )
}

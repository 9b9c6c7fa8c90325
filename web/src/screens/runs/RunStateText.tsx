import { useTranslation } from 'react-i18next'
import type { RunState } from '../../api/types'
import { RunDot } from './RunDot'
import styles from './states.module.css'

/** The state of a run in words, with its dot. */
export function RunStateText({ state }: { state: RunState }) {
  const { t } = useTranslation()
  return (
    <span className={state === 'FAILED' ? `${styles.state} ${styles.failedText}` : styles.state}>
      <RunDot state={state} />
      {t(`runs:state.${state}`)}
    </span>
  )
}

import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunDetail } from '../../api/types'
import { RunStateText } from './RunStateText'
import styles from './runPage.module.css'

interface Props {
  run: RunDetail
  /** The number of the attempt that is shown. */
  shown: number
  onShow: (attempt: number) => void
}

const FEW = 5

/** Between the attempts of a run; there once it was retried. */
export function AttemptSwitch({ run, shown, onShow }: Props) {
  const { t } = useTranslation()
  const earlier = run.attempts.filter(({ attempt }) => attempt !== run.attempt)
  if (earlier.length === 0) return null
  const options = [
    ...earlier.map(({ attempt, state }) => ({
      attempt,
      state,
      text: t('runs:attempt.one', { number: attempt }),
    })),
    { attempt: run.attempt, state: run.state, text: t('runs:attempt.now', { number: run.attempt }) },
  ].map(({ attempt, state, text }) => ({
    value: attempt,
    label: (
      <span className={styles.attempt}>
        {text} <RunStateText state={state} />
      </span>
    ),
  }))
  const label = t('runs:attempt.choose')
  return (
    <div className={styles.attempts}>
      {options.length > FEW ? (
        <Select aria-label={label} options={options} value={shown} onChange={onShow} />
      ) : (
        <Segmented aria-label={label} options={options} value={shown} onChange={onShow} />
      )}
    </div>
  )
}

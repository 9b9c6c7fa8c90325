import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import { waitsForMe } from '../runs/errand'
import styles from './submit.module.css'

/** What a run waits for: whom, what, or until when; one line for each step that does. */
export function RunWaits({ run }: { run: Pick<RunDetail, 'steps'> }) {
  return run.steps
    .filter(({ state, waitsFor }) => state === 'WAITING' && waitsFor)
    .map((step) => <Wait key={step.path} step={step} />)
}

function Wait({ step }: { step: RunStep }) {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useMe()
  const until = step.waitsFor?.until ?? step.wakeAt
  const time = until ? format.dateTime(until) : ''
  const type = step.waitsFor?.type
  if (type === 'PERSON')
    return (
      <p className={styles.runWait}>
        {waitsForMe(step, me) ? t('records:wait.me') : step.error?.title}
        {time && ` ${t('records:wait.most', { time })}`}
      </p>
    )
  if (type === 'TIME')
    return <p className={styles.runWait}>{t('records:wait.TIME', { step: step.name, time })}</p>
  return (
    <p className={styles.runWait}>
      {t(`records:wait.${type ?? 'RECORD'}`, { step: step.name })}
      {time && ` ${t('records:wait.most', { time })}`}
    </p>
  )
}

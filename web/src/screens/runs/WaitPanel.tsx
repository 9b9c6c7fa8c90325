import { ClockCircleOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import type { Step } from '../../flows/definition'
import { stepDeed, type Telling, untilText } from '../../flows/summaries'
import { useWake } from './operations'
import styles from './runPage.module.css'
import { useRefusal } from './useRefusal'

interface Props {
  run: RunDetail
  done: RunStep
  step: Step
  tell: Telling
  past: boolean
}

/** Until when a step waits and for what or why, and a way not to wait any longer. */
export function WaitPanel({ run, done, step, tell, past }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const mayDesign = useMay('BUILDER')
  const wake = useWake(run.id)
  const refused = useRefusal()
  const end = () =>
    wake.mutateAsync({ step: done.path }).then(() => void message.success(t('runs:wait.done')), refused)
  return (
    <div className={styles.notice}>
      <ClockCircleOutlined aria-hidden="true" />
      <div className={styles.noticeText}>
        <strong>
          <WaitsFor done={done} step={step} tell={tell} />
        </strong>
        {done.error && <p className={styles.faint}>{done.error.detail}</p>}
        {done.wakeAt && done.waitsFor?.type !== 'TIME' && (
          <p className={styles.faint}>{t('runs:wait.most', { time: format.dateTime(done.wakeAt) })}</p>
        )}
        {done.waitsFor?.type === 'TIME' && step.type === 'wait' && step.until && (
          <p className={styles.faint}>{untilText(step.until, tell)}</p>
        )}
      </div>
      {step.type === 'wait' && mayDesign && !past && run.state === 'WAITING' && (
        <Button loading={wake.isPending} onClick={() => void end()}>
          {t('runs:wait.end')}
        </Button>
      )}
    </div>
  )
}

/** What has to happen for it to go on. */
function WaitsFor({ done, step, tell }: Pick<Props, 'done' | 'step' | 'tell'>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (step.type === 'callFlow') return t('runs:wait.run', { deed: stepDeed(step, tell.catalog, tell.say) })
  if (done.waitsFor?.type === 'RECORD' && step.type === 'wait' && step.until)
    return untilText(step.until, tell)
  if (done.error && done.wakeAt) return t('runs:wait.again', { time: format.dateTime(done.wakeAt) })
  return done.wakeAt ? t('runs:wait.until', { time: format.dateTime(done.wakeAt) }) : t('runs:step.WAITING')
}

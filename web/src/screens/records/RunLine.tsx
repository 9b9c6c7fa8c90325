import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  LoadingOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Id, RunDetail } from '../../api/types'
import { ChatChip } from '../../components/ChatChip'
import { isUnderWay, useRun } from '../runs/useRun'
import { RunWaits } from './RunWaits'
import styles from './submit.module.css'

/** A flow at work on a record: its state in words, why it failed, and the chats it touched. */
export function RunLine({ id, flow }: { id: Id; flow: string }) {
  const { t } = useTranslation()
  const { data: run, isError } = useRun(id)
  const state = run?.state ?? 'READY'
  return (
    <div className={styles.run}>
      <StateIcon state={isError ? 'READY' : state} />
      <div className={styles.runText}>
        <span role="status">
          <Link to={`/runs/${id}`}>{flow}</Link> {isError ? '' : t(`records:run.${state}`)}
        </span>
        {run?.state === 'WAITING' && <RunWaits run={run} />}
        {run?.error && <div className={styles.runError}>{run.error.detail || run.error.title}</div>}
        {run && !isUnderWay(run.state) && <TouchedChats run={run} />}
      </div>
    </div>
  )
}

function StateIcon({ state }: { state: RunDetail['state'] }) {
  if (state === 'DONE') return <CheckCircleFilled className={styles.ok} />
  if (state === 'FAILED') return <CloseCircleFilled className={styles.failed} />
  if (state === 'IN_DOUBT') return <QuestionCircleOutlined className={styles.failed} />
  if (state === 'CANCELLED') return <CloseCircleFilled className={styles.failed} />
  if (state === 'WAITING') return <ClockCircleOutlined className={styles.underWay} />
  return <LoadingOutlined className={styles.underWay} />
}

function TouchedChats({ run }: { run: RunDetail }) {
  const ids = new Set(run.steps?.flatMap((step) => chatIdOf(step.output)))
  return [...ids].map((chatId) => <ChatChip key={chatId} chatId={chatId} />)
}

function chatIdOf(output: unknown): Id[] {
  const touched = typeof output === 'object' && output !== null && 'chatId' in output ? output.chatId : null
  return typeof touched === 'string' ? [touched] : []
}

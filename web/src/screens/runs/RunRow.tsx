import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Run } from '../../api/types'
import { useFormat } from '../../components/format'
import { RecordChip } from './RecordChip'
import { RunStateText } from './RunStateText'
import styles from './runs.module.css'

/** How long a run took; undefined while it has not ended. */
export function runMillis({
  startedAt,
  finishedAt,
}: {
  startedAt: string | null
  finishedAt: string | null
}) {
  return startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : undefined
}

/** One run; the flow's name opens it, the chip opens the record. */
export function RunRow({ run }: { run: Run }) {
  const { t } = useTranslation()
  const format = useFormat()
  const millis = runMillis(run)
  return (
    <li className={styles.row}>
      <RunStateText state={run.state} />
      <Link to={`/runs/${run.id}`} className={styles.flowName}>
        {run.flow.name}
      </Link>
      <span className={styles.startedBy}>
        <RecordChip trigger={run.trigger} />
        <span className={styles.faint}>{t(`runs:event.${run.trigger.type}`)}</span>
      </span>
      <time className={styles.faint} dateTime={run.createdAt} title={format.dateTime(run.createdAt)}>
        {format.relative(run.createdAt)}
      </time>
      <span className={styles.duration}>{millis === undefined ? '' : format.duration(millis)}</span>
      {run.error && (
        <span className={styles.error} title={run.error.detail}>
          {run.error.title}
          {run.error.detail && run.error.detail !== run.error.title && ` · ${run.error.detail}`}
        </span>
      )}
    </li>
  )
}

import { Checkbox } from 'antd'
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

interface Props {
  run: Run
  /** Whether it can be chosen with others; false for people who can do nothing with them. */
  choosing: false | { possible: boolean; chosen: boolean; onChoose: (chosen: boolean) => void }
}

/** One run; the flow's name opens it, the chip opens the record. */
export function RunRow({ run, choosing }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const millis = runMillis(run)
  return (
    <li className={styles.row} data-chosen={choosing !== false && choosing.possible && choosing.chosen}>
      {choosing && (
        <span className={styles.choice}>
          {choosing.possible && (
            <Checkbox
              aria-label={t('runs:select.one', {
                name: run.flow.name,
                time: format.dateTime(run.createdAt),
              })}
              checked={choosing.chosen}
              onChange={(event) => choosing.onChoose(event.target.checked)}
            />
          )}
        </span>
      )}
      <span className={styles.stateCell}>
        <RunStateText state={run.waitsForTurn ? 'TURN' : run.state} />
      </span>
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

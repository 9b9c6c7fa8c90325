import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Run } from '../../api/types'
import { useFormat } from '../../components/format'
import { RunDot } from '../runs/RunDot'
import styles from './flows.module.css'

const SHOWN = 5

/** The latest runs of a flow as dots, the newest first, with when that was. */
export function LastRuns({
  flowId,
  flowName,
  runs,
}: {
  flowId: string
  flowName: string
  runs: readonly Run[]
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const [newest] = runs
  if (!newest) return <span className={styles.faint}>{t('flows:list.noRuns')}</span>
  return (
    <Link
      className={styles.lastRuns}
      to={`/flows/${flowId}/runs`}
      aria-label={t('flows:list.runs', { name: flowName })}
    >
      <span className={styles.dots}>
        {runs.slice(0, SHOWN).map((run) => (
          <Tooltip key={run.id} title={`${t(`runs:state.${run.state}`)} · ${format.relative(run.createdAt)}`}>
            <span>
              <RunDot state={run.state} />
            </span>
          </Tooltip>
        ))}
      </span>
      <span className={styles.faint}>{format.relative(newest.createdAt)}</span>
    </Link>
  )
}

import { SubnodeOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RelatedRun } from '../../api/types'
import { RunStateText } from './RunStateText'
import styles from './runPage.module.css'

/** The runs that a step called, and what became of each. */
export function CalledRuns({ runs }: { runs: readonly RelatedRun[] }) {
  const { t } = useTranslation()
  if (runs.length === 0) return null
  return (
    <ul className={styles.notice} aria-label={t('runs:related.called')}>
      {runs.map((run) => (
        <li key={run.id} className={styles.related}>
          <SubnodeOutlined aria-hidden="true" />
          <Link to={`/runs/${run.id}`}>{t('runs:related.run', { flow: run.flowName })}</Link>
          <RunStateText state={run.state} />
        </li>
      ))}
    </ul>
  )
}

/** The run that called this one. */
export function CallingRun({ run }: { run: RelatedRun }) {
  const { t } = useTranslation()
  return (
    <span className={styles.related}>
      <Link to={`/runs/${run.id}`}>{t('runs:related.run', { flow: run.flowName })}</Link>
      <RunStateText state={run.state} />
    </span>
  )
}

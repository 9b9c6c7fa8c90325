import type { Run } from '../../api/types'
import { useFormat } from '../../components/format'
import { RunLine } from './RunLine'
import styles from './record.module.css'

export function RunEntry({ run }: { run: Run }) {
  const format = useFormat()
  return (
    <>
      <RunLine id={run.id} flow={run.flow.name} />
      <time className={styles.time} dateTime={run.createdAt}>
        {format.relative(run.createdAt)}
      </time>
    </>
  )
}

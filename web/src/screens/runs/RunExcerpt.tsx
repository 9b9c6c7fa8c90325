import type { RunDetail } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { RunHead } from './RunHead'
import { RunStepDetail } from './RunStepDetail'
import styles from './runPage.module.css'
import { useRunTelling } from './useRunTelling'

interface Props {
  run: RunDetail
  catalog: Catalog
}

/** Of a run that is none of the reader's: the steps that wait or waited for him, with what they ask of him and what became of it. */
export function RunExcerpt({ run, catalog }: Props) {
  const { definition, tell } = useRunTelling(run, catalog)
  return (
    <div className={styles.page}>
      <RunHead run={run} tell={tell} definition={definition} past={false} />
      <div className={styles.detail}>
        {run.steps.map(({ path }) => (
          <RunStepDetail key={path} run={run} path={path} definition={definition} tell={tell} past={false} />
        ))}
      </div>
    </div>
  )
}

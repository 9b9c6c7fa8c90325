import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Flow, Run } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { parseDefinition } from '../../flows/parse'
import { telling, triggerSummary } from '../../flows/summaries'
import { NO_NAMES } from '../../flows/words'
import { DeleteFlow } from './DeleteFlow'
import { EnableSwitch } from './EnableSwitch'
import { FlowState } from './FlowState'
import styles from './flows.module.css'
import { LastRuns } from './LastRuns'
import { useSay } from './useSay'

interface Props {
  flow: Flow
  runs: readonly Run[]
  catalog: Catalog
}

/** One flow: name and trigger open the designer, the dots its runs. */
export function FlowRow({ flow, runs, catalog }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const definition = parseDefinition(flow.draft)
  const problems = flow.problems.length
  return (
    <li className={styles.row}>
      <Link className={styles.main} to={`/flows/${flow.id}`}>
        <span className={styles.name}>{flow.name}</span>
        <span className={styles.trigger}>
          {triggerSummary(
            { ...definition, trigger: { ...definition.trigger, filter: null } },
            telling(definition, catalog, say, NO_NAMES),
          )}
        </span>
      </Link>
      <span className={styles.stateCell}>
        <FlowState flow={flow} />
        {problems > 0 && (
          <span className={`${styles.tag} ${styles.problem}`}>
            {t('flows:state.problems', { count: problems })}
          </span>
        )}
      </span>
      <span className={styles.runsCell}>
        <LastRuns flowId={flow.id} flowName={flow.name} runs={runs} />
      </span>
      <span className={styles.switchCell}>
        <EnableSwitch flow={flow} />
        <DeleteFlow flow={flow} />
      </span>
    </li>
  )
}

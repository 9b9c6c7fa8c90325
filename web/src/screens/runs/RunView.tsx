import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { rememberPeople } from '../../api/people'
import type { RunDetail } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { parseDefinition } from '../../flows/parse'
import { telling } from '../../flows/summaries'
import { useIsPhone } from '../../theme/useMedia'
import { useNames } from '../flow-designer/useNames'
import { useSay } from '../flows/useSay'
import { RunCards } from './RunCards'
import { RunHead } from './RunHead'
import { RunStepDetail } from './RunStepDetail'
import { RunTriggerDetail } from './RunTriggerDetail'
import styles from './runPage.module.css'

/** Which card is open: a step's key, or '' for the trigger. Null: none, on the phone. */
type Chosen = string | null

/** What started it and how it ended; below, its cards and the chosen card's details. Opens at the failed step. */
export function RunView({ run, catalog }: { run: RunDetail; catalog: Catalog }) {
  const phone = useIsPhone()
  const say = useSay()
  const queries = useQueryClient()
  useMemo(() => rememberPeople(queries, run.references), [queries, run.references])
  const definition = useMemo(() => parseDefinition(run.definition), [run.definition])
  const names = useNames(definition)
  const tell = useMemo(() => telling(definition, catalog, say, names), [definition, catalog, say, names])
  const [picked, setPicked] = useState<Chosen | undefined>(undefined)
  const failed = run.steps.find(({ state }) => state === 'FAILED')?.key
  const chosen = picked === undefined ? (failed ?? (phone ? null : (run.steps[0]?.key ?? ''))) : picked
  const detail =
    chosen === null ? null : chosen === '' ? (
      <RunTriggerDetail run={run} catalog={catalog} />
    ) : (
      <RunStepDetail key={chosen} run={run} stepKey={chosen} definition={definition} tell={tell} />
    )
  const choose = (key: string) => setPicked(phone && key === chosen ? null : key)
  return (
    <div className={styles.page}>
      <RunHead run={run} tell={tell} definition={definition} />
      <div className={styles.body}>
        <RunCards
          run={run}
          definition={definition}
          tell={tell}
          chosen={chosen}
          onChoose={choose}
          detail={phone ? detail : null}
        />
        {!phone && <div className={styles.detail}>{detail}</div>}
      </div>
    </div>
  )
}

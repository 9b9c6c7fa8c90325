import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowPlanCalled } from '../../../api/types'
import { parseDefinition } from '../../../flows/parse'
import { telling } from '../../../flows/summaries'
import { DesignerContext, useDesigner } from '../DesignerContext'
import { useNames } from '../useNames'
import { PlanStepCard } from './PlanStepCard'
import styles from './test.module.css'

interface Props {
  called: FlowPlanCalled
  madeUp: ReadonlySet<string>
}

/** What a flow that is called would do: folded in as long as nothing fails there. */
export function CalledPlan({ called, madeUp }: Props) {
  const { t } = useTranslation()
  const parts = useDesigner()
  const { catalog, say } = parts
  const [open, setOpen] = useState(called.end !== 'DONE')
  const definition = useMemo(() => parseDefinition(called.definition), [called.definition])
  const names = useNames(definition)
  const tell = useMemo(() => telling(definition, catalog, say, names), [definition, catalog, say, names])
  const inside = useMemo(() => ({ ...parts, definition, names, tell }), [parts, definition, names, tell])
  const count = called.steps.length
  return (
    <>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'flows:test.hideCalled' : 'flows:test.showCalled', { name: called.name, count })}
      </Button>
      {open && (
        <DesignerContext value={inside}>
          <ol className={styles.cards} aria-label={t('flows:test.calledSteps', { name: called.name })}>
            {called.steps.map((planned) => (
              <PlanStepCard key={planned.path} planned={planned} madeUp={madeUp} />
            ))}
          </ol>
        </DesignerContext>
      )}
    </>
  )
}

import { useMemo } from 'react'
import type { Trigger } from '../../../flows/definition'
import { setTrigger } from '../../../flows/edits'
import { triggerScope } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'

/** Changes parts of the trigger; edits of one `part` in a row undo as one. */
export function useTriggerEdit() {
  const { editor } = useDesigner()
  return (change: Partial<Trigger>, part?: string) =>
    editor.edit(
      (definition) => setTrigger(definition, { ...definition.trigger, ...change }),
      part === undefined ? null : `trigger.${part}`,
    )
}

/** What expressions of the trigger itself may name. */
export function useTriggerScope() {
  const { definition, catalog, say } = useDesigner()
  return useMemo(() => triggerScope(definition, catalog, say), [definition, catalog, say])
}

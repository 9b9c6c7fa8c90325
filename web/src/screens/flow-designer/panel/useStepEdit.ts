import { useMemo } from 'react'
import type { Step } from '../../../flows/definition'
import { replaceStep } from '../../../flows/edits'
import { findStep } from '../../../flows/places'
import { type ScopeNode, scopeAt } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'

/** Changes parts of a step; edits of one `part` in a row undo as one. */
export function useStepEdit<S extends Step>(step: S) {
  const { editor } = useDesigner()
  return (change: Partial<S>, part?: string) =>
    editor.edit(
      (definition) => replaceStep(definition, step.key, (current) => ({ ...current, ...change }) as Step),
      part === undefined ? null : `${step.key}.${part}`,
    )
}

/** What the step may refer to. */
export function useStepScope(step: Step): ScopeNode[] {
  const { definition, catalog, say } = useDesigner()
  return useMemo(() => {
    const place = findStep(definition, step.key)?.place
    return place ? scopeAt(definition, place, catalog, say) : []
  }, [definition, step.key, catalog, say])
}

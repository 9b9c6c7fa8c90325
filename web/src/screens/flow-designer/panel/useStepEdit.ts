import { useMemo } from 'react'
import type { Step } from '../../../flows/definition'
import { replaceStep } from '../../../flows/edits'
import { findStep, LOOP_LANE } from '../../../flows/places'
import { type ScopeNode, visibleAt } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'

/** What of a step changes; `undefined` takes a part away. */
export type StepChange<S extends Step> = { [part in keyof S]?: S[part] | undefined }

/** Takes an optional part away. */
export function without<P extends string>(part: P): { [part in P]?: undefined } {
  return { [part]: undefined } as { [part in P]?: undefined }
}

/** Changes parts of a step; edits of one `part` in a row undo as one. */
export function useStepEdit<S extends Step>(step: S) {
  const { editor } = useDesigner()
  return (change: StepChange<S>, part?: string) =>
    editor.edit(
      (definition) => replaceStep(definition, step.key, (current) => changed(current, change)),
      part === undefined ? null : `${step.key}.${part}`,
    )
}

function changed(step: Step, change: object): Step {
  const parts = Object.entries({ ...step, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(parts) as Step
}

/** What the step may refer to. */
export function useStepScope(step: Step): ScopeNode[] {
  const { definition, tell } = useDesigner()
  return useMemo(() => {
    const place = findStep(definition, step.key)?.place
    return place ? visibleAt(tell.scope, definition, place) : []
  }, [definition, step.key, tell])
}

/** What the end of a loop may refer to: the steps inside it have run. */
export function useLoopScope(step: Extract<Step, { type: 'forEach' }>): ScopeNode[] {
  const { definition, tell } = useDesigner()
  return useMemo(() => {
    const place = { lane: { step: step.key, branch: LOOP_LANE }, index: step.steps.length }
    return visibleAt(tell.scope, definition, place)
  }, [definition, step, tell])
}

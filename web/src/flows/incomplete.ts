import { isComplete } from './conditions'
import type { Condition, FlowDefinition, Problem } from './definition'
import { walk } from './places'
import type { Say } from './words'

/** A place and its condition, which a draft may not have. */
type Part = [path: string, condition: Condition | null | undefined]

/**
 * Conditions with a row that is not filled in. The server cannot tell them from a comparison with nothing, which is a
 * condition like any other; the person who left the row so did not mean that.
 */
export function incompleteConditions(definition: FlowDefinition, say: Say): Problem[] {
  const inSteps = walk(definition).flatMap(({ step }): Part[] => {
    if ('where' in step) return [[`steps.${step.key}.where`, step.where]]
    if (step.type === 'wait' && (step.until?.type === 'event' || step.until?.type === 'platformEvent'))
      return [[`steps.${step.key}.until.where`, step.until.where]]
    if (step.type !== 'branch') return []
    return step.branches.map(({ key, when }): Part => [`steps.${step.key}.branches.${key}.when`, when])
  })
  const all: Part[] = [['trigger.filter', definition.trigger.filter], ...inSteps]
  return all.flatMap(([path, condition]) =>
    !condition || isComplete(condition)
      ? []
      : [{ path, code: 'incomplete', detail: say('condition.incomplete'), position: null }],
  )
}

/** The server's problems and ours; of one place only the server's. */
export function withOwn(found: readonly Problem[], own: readonly Problem[]): Problem[] {
  return [...found, ...own.filter(({ path }) => !found.some((other) => other.path === path))]
}

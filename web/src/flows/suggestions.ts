import type { Mapping } from './definition'
import { leaves, referenceCel } from './paths'
import type { ScopeNode } from './scope'
import { accepts, needsList, type ValueType } from './values'

/** A reference as a mapping for an input of type `to`. */
export function pick(node: ScopeNode, to: ValueType): Mapping {
  const asList = node.type !== null && needsList(to, node.type)
  return { cel: referenceCel({ path: node.cel, asList }) }
}

/**
 * A likely source for a new step's input: the latest value that has the same key or label and fits. Undefined when
 * nothing is that alike, because a wrong guess costs more than an empty input.
 */
export function suggest(
  scope: readonly ScopeNode[],
  input: { key: string; label: string; type: ValueType },
): Mapping | undefined {
  const alike = leaves(scope).filter((node) => isAlike(node, input) && fits(node, input.type))
  const exact = alike.filter((node) => node.type === input.type)
  const best = exact.at(-1) ?? alike.at(-1)
  return best ? pick(best, input.type) : undefined
}

function isAlike(node: ScopeNode, input: { key: string; label: string }): boolean {
  return node.cel.split('.').at(-1) === input.key || node.label === input.label
}

function fits(node: ScopeNode, to: ValueType): boolean {
  return node.type !== null && node.type !== 'any' && accepts(to, node.type)
}

import { isGroup, mapGroup } from './conditions'
import type { Condition, Mapping, Mappings, Step } from './definition'

/** A copy of a step, and of the steps inside it, with each CEL text replaced by what `change` makes of it. */
export function mapExpressions(step: Step, change: (cel: string) => string): Step {
  switch (step.type) {
    case 'action':
      return { ...step, inputs: mapAll(step.inputs, change) }
    case 'addRecord':
      return { ...step, values: mapAll(step.values, change) }
    case 'updateRecord':
      return {
        ...step,
        record: step.record && mapOne(step.record, change),
        values: mapAll(step.values, change),
      }
    case 'getRecord':
      return { ...step, where: step.where && mapCondition(step.where, change) }
    case 'branch':
      return {
        ...step,
        branches: step.branches.map((branch) => ({
          ...branch,
          when: branch.when && mapCondition(branch.when, change),
          steps: branch.steps.map((inner) => mapExpressions(inner, change)),
        })),
        otherwise: (step.otherwise ?? []).map((inner) => mapExpressions(inner, change)),
      }
  }
}

function mapOne(mapping: Mapping, change: (cel: string) => string): Mapping {
  return 'cel' in mapping ? { cel: change(mapping.cel) } : mapping
}

function mapAll(mappings: Mappings, change: (cel: string) => string): Mappings {
  return Object.fromEntries(Object.entries(mappings).map(([key, mapping]) => [key, mapOne(mapping, change)]))
}

function mapCondition(condition: Condition, change: (cel: string) => string): Condition {
  if (isGroup(condition)) return mapGroup(condition, (inner) => mapCondition(inner, change))
  return {
    ...condition,
    ...(condition.left === undefined ? {} : { left: change(condition.left) }),
    ...(condition.cel === undefined ? {} : { cel: change(condition.cel) }),
  }
}

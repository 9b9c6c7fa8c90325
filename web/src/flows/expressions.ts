import { isGroup, mapGroup } from './conditions'
import type { Condition, Mapping, Mappings, Step, Until } from './definition'
import { mapLanes } from './places'

/** A copy of a step, and of the steps inside it, with each CEL text replaced by what `change` makes of it. */
export function mapExpressions(step: Step, change: (cel: string) => string): Step {
  return mapLanes(ownExpressions(step, change), (steps) =>
    steps.map((inner) => mapExpressions(inner, change)),
  )
}

function ownExpressions(step: Step, change: (cel: string) => string): Step {
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
    case 'updateRecords':
      return {
        ...step,
        where: step.where && mapCondition(step.where, change),
        values: mapAll(step.values, change),
      }
    case 'deleteRecord':
      return { ...step, record: step.record && mapOne(step.record, change) }
    case 'getRecord':
    case 'getRecords':
    case 'deleteRecords':
      return { ...step, where: step.where && mapCondition(step.where, change) }
    case 'branch':
      return {
        ...step,
        branches: step.branches.map((branch) => ({
          ...branch,
          when: branch.when && mapCondition(branch.when, change),
        })),
      }
    case 'parallel':
      return step
    case 'forEach':
      return {
        ...step,
        ...(step.items ? { items: mapOne(step.items, change) } : {}),
        ...(step.collect ? { collect: mapOne(step.collect, change) } : {}),
      }
    case 'compute':
      return { ...step, values: mapAll(step.values, change) }
    case 'wait':
      return step.until ? { ...step, until: mapUntil(step.until, change) } : step
    case 'stop':
      return {
        ...step,
        ...(step.message ? { message: mapOne(step.message, change) } : {}),
        outputs: mapAll(step.outputs, change),
      }
  }
}

function mapUntil(until: Until, change: (cel: string) => string): Until {
  if (until.type === 'duration') {
    return until.amount ? { ...until, amount: mapOne(until.amount, change) } : until
  }
  return until.at ? { ...until, at: mapOne(until.at, change) } : until
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

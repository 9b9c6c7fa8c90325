import type { Comparison, Condition, ConditionGroup, Json, Mapping, Operator } from './definition'
import type { ValueType } from './values'

export function isGroup(condition: Condition): condition is ConditionGroup {
  return 'all' in condition || 'any' in condition
}

export type Joint = 'all' | 'any'

export function jointOf(group: ConditionGroup): Joint {
  return 'all' in group ? 'all' : 'any'
}

export function partsOf(group: ConditionGroup): Condition[] {
  return 'all' in group ? group.all : group.any
}

export function group(joint: Joint, parts: Condition[]): ConditionGroup {
  return joint === 'all' ? { all: parts } : { any: parts }
}

export function mapGroup(condition: ConditionGroup, change: (part: Condition) => Condition): ConditionGroup {
  return group(jointOf(condition), partsOf(condition).map(change))
}

/** Any condition as a group that an editor can add rows to; none is the empty *all*. */
export function asGroup(condition: Condition | null | undefined): ConditionGroup {
  if (!condition) return { all: [] }
  return isGroup(condition) ? condition : { all: [condition] }
}

/** What is compared with, as a mapping. */
export function rightOf(comparison: Comparison): Mapping | undefined {
  if (comparison.cel !== undefined) return { cel: comparison.cel }
  return comparison.value === undefined ? undefined : { value: comparison.value }
}

export function withRight(comparison: Comparison, right: Mapping | undefined): Comparison {
  const { field, left, op } = comparison
  return { ...(field === undefined ? {} : { field }), ...(left === undefined ? {} : { left }), op, ...right }
}

/** Whether the operator compares with something; *is empty* does not. */
export function takesRight(op: Operator): boolean {
  return op !== 'isEmpty' && op !== 'isNotEmpty'
}

/** Another operator; a right side that no longer fits is dropped. */
export function withOperator(comparison: Comparison, op: Operator, left: ValueType): Comparison {
  const changed = { ...comparison, op }
  if (!takesRight(op)) return withRight(changed, undefined)
  const sameKind = rightType(left, op) === rightType(left, comparison.op)
  return sameKind && takesRight(comparison.op) ? changed : withRight(changed, undefined)
}

const TEXT: readonly Operator[] = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'in',
  'isEmpty',
  'isNotEmpty',
]
const ORDERED: readonly Operator[] = [
  'equals',
  'notEquals',
  'greaterThan',
  'greaterOrEqual',
  'lessThan',
  'lessOrEqual',
  'isEmpty',
  'isNotEmpty',
]
const LIST: readonly Operator[] = ['contains', 'notContains', 'equals', 'notEquals', 'isEmpty', 'isNotEmpty']
const PLAIN: readonly Operator[] = ['equals', 'notEquals', 'in', 'isEmpty', 'isNotEmpty']

/** The operators that make sense for what stands left, the likeliest first. */
export function operatorsFor(left: ValueType): readonly Operator[] {
  switch (left) {
    case 'text':
    case 'any':
      return TEXT
    case 'number':
    case 'date':
    case 'datetime':
      return ORDERED
    case 'persons':
    case 'texts':
      return LIST
    case 'boolean':
      return ['equals', 'notEquals']
    case 'person':
    case 'department':
    case 'chat':
    case 'record':
      return PLAIN
    case 'records':
    case 'list':
      return ['isNotEmpty', 'isEmpty']
  }
}

/** The type of what stands right. */
export function rightType(left: ValueType, op: Operator): ValueType {
  if (op === 'in') return left === 'person' ? 'persons' : 'texts'
  const member = op === 'contains' || op === 'notContains'
  if (member && left === 'persons') return 'person'
  if (member && left === 'texts') return 'text'
  return left
}

/** Whether a row says enough to be judged; an unfinished row is reported where it stands. */
export function isComplete(condition: Condition): boolean {
  if (isGroup(condition)) return partsOf(condition).every(isComplete)
  if (!condition.field && !condition.left) return false
  return !takesRight(condition.op) || !isBlank(rightOf(condition))
}

function isBlank(right: Mapping | undefined): boolean {
  if (!right) return true
  if ('cel' in right) return right.cel.trim() === ''
  return !('value' in right) || isBlankValue(right.value)
}

export function isBlankValue(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

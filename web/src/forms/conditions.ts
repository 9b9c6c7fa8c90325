import { type Comparison, type Condition, type FieldType, OPERATORS, type Operator } from '../api/types'
import { fieldKind, type Shape } from './field-kinds'
import { isEmpty } from './rules'

/** What every record has besides its fields, and may be filtered and sorted by. */
export const RECORD_FIELDS = {
  serial: 'text',
  createdBy: 'person',
  createdAt: 'datetime',
  updatedAt: 'datetime',
} as const satisfies { [key: string]: Shape }

export type RecordField = keyof typeof RECORD_FIELDS

export function isRecordField(key: string): key is RecordField {
  return Object.hasOwn(RECORD_FIELDS, key)
}

const PRESENCE: readonly Operator[] = ['isEmpty', 'isNotEmpty']
const ORDER: readonly Operator[] = ['greaterThan', 'greaterOrEqual', 'lessThan', 'lessOrEqual']

const BY_SHAPE: { readonly [shape in Shape]: readonly Operator[] } = {
  text: ['contains', 'notContains', 'equals', 'notEquals', ...PRESENCE],
  number: ['equals', 'notEquals', ...ORDER, ...PRESENCE],
  date: ['equals', 'greaterOrEqual', 'lessOrEqual', ...PRESENCE],
  datetime: ['greaterOrEqual', 'lessOrEqual', ...PRESENCE],
  texts: ['contains', 'notContains', ...PRESENCE],
  person: ['equals', 'notEquals', 'in', ...PRESENCE],
  persons: ['contains', 'notContains', ...PRESENCE],
  department: ['equals', 'notEquals', 'in', ...PRESENCE],
}

/** The operators that make sense for a field, the likeliest first. */
export function operatorsFor(type: FieldType): readonly Operator[] {
  return type === 'select' ? ['equals', 'notEquals', 'in', ...PRESENCE] : BY_SHAPE[fieldKind(type).shape]
}

/** The operators for what every record has; it is never empty. */
export function operatorsForRecordField(key: RecordField): readonly Operator[] {
  return BY_SHAPE[RECORD_FIELDS[key]].filter((op) => !PRESENCE.includes(op))
}

export function needsValue(op: Operator): boolean {
  return !PRESENCE.includes(op)
}

/** Whether a comparison says enough to be sent. */
export function isComplete(comparison: Comparison): boolean {
  const hasLeft = Boolean(comparison.field ?? comparison.left)
  return hasLeft && (!needsValue(comparison.op) || Boolean(comparison.cel) || !isEmpty(comparison.value))
}

/** A condition from text of the address bar; null when it is none. */
export function parseCondition(text: string | null): Condition | null {
  if (!text) return null
  try {
    const parsed: unknown = JSON.parse(text)
    return isCondition(parsed) ? parsed : null
  } catch {
    return null
  }
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false
  if ('all' in value) return Array.isArray(value.all) && value.all.every(isCondition)
  if ('any' in value) return Array.isArray(value.any) && value.any.every(isCondition)
  return 'field' in value && typeof value.field === 'string' && 'op' in value && isOperator(value.op)
}

function isOperator(value: unknown): value is Operator {
  return OPERATORS.some((each) => each === value)
}

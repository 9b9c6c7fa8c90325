import type { Default, Field, Json, Values } from '../api/types'
import { type FieldValue, type FieldValues, isComputed } from './definition'
import { isEmpty } from './rules'

/** Who fills in the form and when: what defaults are made of. */
export interface DraftContext {
  readonly personId: string
  readonly departmentIds: readonly string[]
  readonly now: Date
}

/** The values a new record starts with. */
export function draftValues(fields: readonly Field[], context: DraftContext): Values {
  const values: Values = {}
  for (const field of fields) {
    const value = field.default && !isComputed(field) ? defaultValue(field, field.default, context) : null
    if (!isEmpty(value)) {
      values[field.key] = value
    }
  }
  return values
}

/**
 * What is sent: filled values, without those the server computes itself. A default that was cleared is sent as
 * null, because the server gives its default to every field it is not told about.
 */
export function submittedValues(fields: readonly Field[], values: FieldValues): Values {
  const sent: Values = {}
  for (const field of fields) {
    const value = values[field.key]
    if (isComputed(field)) continue
    if (!isEmpty(value)) sent[field.key] = value
    else if (field.default) sent[field.key] = null
  }
  return sent
}

/** What an edit sends: changed fields only; null clears one. */
export function changedValues(fields: readonly Field[], before: FieldValues, after: FieldValues): Values {
  const changed: Values = {}
  for (const field of fields) {
    const next = after[field.key]
    if (!isComputed(field) && !sameValue(before[field.key], next)) {
      changed[field.key] = isEmpty(next) ? null : next
    }
  }
  return changed
}

export function sameValue(left: FieldValue, right: FieldValue): boolean {
  if (isEmpty(left) || isEmpty(right)) {
    return isEmpty(left) && isEmpty(right)
  }
  return JSON.stringify(left) === JSON.stringify(right)
}

function defaultValue(field: Field, rule: Default, context: DraftContext): Json {
  switch (rule.type) {
    case 'value':
      return rule.value
    case 'currentPerson':
      return field.type === 'members' ? [context.personId] : context.personId
    case 'currentDepartment':
      return context.departmentIds[0] ?? null
    case 'now':
      return field.type === 'date' ? localDate(context.now) : context.now.toISOString()
  }
}

function localDate(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

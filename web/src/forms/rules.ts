import type {
  Field,
  MultiSelectField,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
} from '../api/types'
import {
  DEFAULT_MAX_LENGTH,
  type FieldValue,
  type FieldValues,
  isChoice,
  isComputed,
  isText,
} from './definition'

/** Why a value is refused. The codes are the server's, so that both speak with the same sentence. */
export interface ValueProblem {
  readonly code:
    | 'required'
    | 'too-short'
    | 'too-long'
    | 'too-small'
    | 'too-large'
    | 'too-many-decimals'
    | 'not-an-option'
  /** The limit that was passed, where there is one. */
  readonly limit?: number
}

export function isEmpty(value: FieldValue): value is undefined | null | '' | [] {
  if (value === undefined || value === null) return true
  return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === ''
}

/** The first rule of `field` that `value` breaks, or null. The server checks all of it again. */
export function checkValue(field: Field, value: FieldValue): ValueProblem | null {
  if (isComputed(field)) {
    return null
  }
  if (isEmpty(value)) {
    return field.required ? { code: 'required' } : null
  }
  if (isText(field) && typeof value === 'string') {
    return checkLength(field, value)
  }
  if (field.type === 'number' && typeof value === 'number') {
    return checkNumber(field, value)
  }
  return isChoice(field) ? checkOption(field, value) : null
}

/** Every field with a problem, in the order of the form. */
export function checkValues(fields: readonly Field[], values: FieldValues): Map<string, ValueProblem> {
  const problems = new Map<string, ValueProblem>()
  for (const field of fields) {
    const problem = checkValue(field, values[field.key])
    if (problem) {
      problems.set(field.key, problem)
    }
  }
  return problems
}

export function maxLength(field: TextField | TextareaField): number {
  return field.maxLength ?? DEFAULT_MAX_LENGTH[field.type]
}

/** Characters as a reader counts them: an emoji beyond the basic plane is one, not two. */
export function lengthOf(text: string): number {
  return [...text].length
}

function checkLength(field: TextField | TextareaField, value: string): ValueProblem | null {
  const length = lengthOf(value)
  if (field.minLength !== undefined && length < field.minLength) {
    return { code: 'too-short', limit: field.minLength }
  }
  return length > maxLength(field) ? { code: 'too-long', limit: maxLength(field) } : null
}

function checkNumber(field: NumberField, value: number): ValueProblem | null {
  if (field.min !== undefined && value < field.min) {
    return { code: 'too-small', limit: field.min }
  }
  if (field.max !== undefined && value > field.max) {
    return { code: 'too-large', limit: field.max }
  }
  if (field.scale !== undefined && decimals(value) > field.scale) {
    return { code: 'too-many-decimals', limit: field.scale }
  }
  return null
}

function checkOption(field: SelectField | MultiSelectField, value: FieldValue): ValueProblem | null {
  if (field.options.type === 'form') {
    return null
  }
  const allowed = new Set(field.options.items.map((item) => item.value))
  const chosen = Array.isArray(value) ? value : [value]
  return chosen.every((each) => typeof each === 'string' && allowed.has(each))
    ? null
    : { code: 'not-an-option' }
}

function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const digits = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent))
}

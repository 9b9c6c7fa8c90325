import type { Json } from './definition'
import type { Names } from './words'

/** What a value that is written down can be, where nothing else says what is wanted. */
export const LITERAL_TYPES = [
  'text',
  'number',
  'boolean',
  'date',
  'datetime',
  'person',
  'persons',
  'department',
  'texts',
] as const
export type LiteralType = (typeof LITERAL_TYPES)[number]

// Longer ones are telephone numbers and the like, which nobody adds up; so is what begins with a zero.
const NUMBER = /^-?(0|[1-9]\d{0,9})(\.\d{1,9})?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** What somebody who writes this probably means: `12` is a number, `true` is yes. */
export function guessed(text: string): Json {
  if (NUMBER.test(text)) return Number(text)
  return text === 'true' || text === 'false' ? text === 'true' : text
}

/** What a value is; JSON does not tell dates, people and departments from texts. */
export function literalTypeOf(value: Json, names: Names): LiteralType {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (Array.isArray(value)) return value.length > 0 && value.every(isPerson(names)) ? 'persons' : 'texts'
  if (typeof value !== 'string') return 'text'
  if (DATE.test(value)) return 'date'
  if (DATETIME.test(value)) return 'datetime'
  if (names.person(value) !== undefined) return 'person'
  return names.department(value) === undefined ? 'text' : 'department'
}

function isPerson(names: Names): (value: Json) => boolean {
  return (value) => typeof value === 'string' && names.person(value) !== undefined
}

/** Whether a control for this type can show the value. */
export function fits(value: Json, type: LiteralType): boolean {
  if (value === null) return true
  if (type === 'number' || type === 'boolean') return typeof value === type
  if (type === 'persons' || type === 'texts') return Array.isArray(value)
  if (type === 'date') return typeof value === 'string' && DATE.test(value)
  if (type === 'datetime') return typeof value === 'string' && DATETIME.test(value)
  return typeof value === 'string'
}

/** The value as one of another type; null when it cannot be. */
export function converted(value: Json, to: LiteralType): Json {
  if (fits(value, to) && to !== 'person' && to !== 'department') return value
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (to === 'text') return typeof value === 'boolean' ? String(value) : text
  if (to === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null
  if (to === 'texts') return text === '' ? null : [text]
  if (to === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : null
  return null
}

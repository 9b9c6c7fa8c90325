/**
 * Kinds of values a flow moves around. The server does not tell some of them apart: `record` is the id of a record,
 * `records` a list of records found, `list` any list.
 */
export const VALUE_TYPES = [
  'text',
  'number',
  'boolean',
  'date',
  'datetime',
  'person',
  'persons',
  'department',
  'chat',
  'texts',
  'record',
  'records',
  'list',
  'any',
] as const
export type ValueType = (typeof VALUE_TYPES)[number]

const FIELD_VALUES: Record<string, ValueType> = {
  text: 'text',
  textarea: 'text',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  select: 'text',
  multiSelect: 'texts',
  member: 'person',
  members: 'persons',
  department: 'department',
  serial: 'text',
}

/** The kind of value a form field of this type holds. */
export function fieldValueType(fieldType: string): ValueType {
  return FIELD_VALUES[fieldType] ?? 'any'
}

/** The value type with this name; an unknown one (of a newer connector) takes anything. */
export function valueType(name: string): ValueType {
  return VALUE_TYPES.find((type) => type === name) ?? 'any'
}

/** Narrower than the server, which also takes a text for a person: nobody means that when picking. */
const ALSO_TAKES: Partial<Record<ValueType, readonly ValueType[]>> = {
  text: ['date', 'datetime', 'chat', 'record'],
  chat: ['text'],
  record: ['text'],
  date: ['text'],
  datetime: ['text'],
  persons: ['person'],
  texts: ['text', 'persons'],
  list: ['persons', 'texts', 'records'],
}

/** Whether a value of type `from` may be given where `to` is wanted. */
export function accepts(to: ValueType, from: ValueType): boolean {
  return to === from || to === 'any' || from === 'any' || (ALSO_TAKES[to]?.includes(from) ?? false)
}

/** A single text is given as a list of one; a single person the server takes as it is. */
export function needsList(to: ValueType, from: ValueType): boolean {
  return to === 'texts' && from === 'text'
}

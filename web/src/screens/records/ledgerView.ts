import type { Comparison, Condition, Field, FieldType, Form } from '../../api/types'
import { recordField } from '../../forms/comparedField'
import { parseCondition, RECORD_FIELDS, type RecordField } from '../../forms/conditions'

/** How a ledger is looked at; kept in the address, so that it survives coming back and can be sent to others. */
export interface LedgerView {
  q: string
  join: 'all' | 'any'
  parts: Condition[]
  sort: Sort
  /** Keys of the shown columns in order; null for the usual ones. */
  columns: string[] | null
}

export interface Sort {
  key: string
  descending: boolean
}

const NEWEST_FIRST: Sort = { key: 'createdAt', descending: true }

export function readView(address: URLSearchParams): LedgerView {
  const filter = parseCondition(address.get('filter'))
  const sort = address.get('sort')
  const columns = address.get('columns')
  return {
    q: address.get('q') ?? '',
    ...readParts(filter),
    sort: sort ? { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : NEWEST_FIRST,
    columns: columns === null ? null : columns.split(',').filter(Boolean),
  }
}

/** What is usual is left out: the plain ledger has a plain address. */
export function writeView(view: LedgerView): URLSearchParams {
  const address = new URLSearchParams()
  const filter = filterOf(view)
  const sort = sortOf(view)
  if (view.q) address.set('q', view.q)
  if (filter) address.set('filter', JSON.stringify(filter))
  if (sort !== '-createdAt') address.set('sort', sort)
  if (view.columns) address.set('columns', view.columns.join(','))
  return address
}

export function filterOf({ join, parts }: Pick<LedgerView, 'join' | 'parts'>): Condition | null {
  if (parts.length === 0) return null
  return join === 'all' ? { all: parts } : { any: parts }
}

export function sortOf({ sort }: LedgerView): string {
  return `${sort.descending ? '-' : ''}${sort.key}`
}

/** Up, down, and back to the newest first. */
export function nextSort(current: Sort, key: string): Sort {
  if (current.key !== key) return { key, descending: false }
  return current.descending ? NEWEST_FIRST : { key, descending: true }
}

/** Comparisons with fields the form no longer has are dropped: the server would refuse them. */
export function withoutUnknown(view: LedgerView, fields: readonly Field[]): LedgerView {
  const known = new Set(fields.map((field) => field.key))
  const parts = view.parts.filter((part) => fieldsOf(part).every((key) => known.has(key)))
  const sort = known.has(view.sort.key) ? view.sort : NEWEST_FIRST
  return { ...view, parts, sort, columns: view.columns?.filter((key) => known.has(key)) ?? null }
}

/** Every column a ledger can have: number, fields, who and when. */
export function ledgerFields(form: Form, label: (key: RecordField) => string): Field[] {
  const own = (Object.keys(RECORD_FIELDS) as RecordField[]).map((key) => recordField(key, label(key)))
  const [serial, ...rest] = own
  return [...(serial ? [serial] : []), ...form.definition.fields, ...rest]
}

/** Long texts and the time of the last change are there when asked for. */
export function usualColumns(fields: readonly Field[]): string[] {
  return fields.filter(({ type, key }) => type !== 'textarea' && key !== 'updatedAt').map(({ key }) => key)
}

const WIDTHS: { [type in FieldType]: number } = {
  text: 200,
  textarea: 260,
  number: 120,
  date: 150,
  datetime: 190,
  select: 140,
  multiSelect: 200,
  member: 140,
  members: 260,
  department: 160,
  serial: 150,
}

export function columnWidth(field: Field): number {
  return field.key === 'serial' ? 88 : WIDTHS[field.type]
}

/** A condition as the parts of one group. */
export function readParts(filter: Condition | null): Pick<LedgerView, 'join' | 'parts'> {
  if (filter === null) return { join: 'all', parts: [] }
  if ('all' in filter) return { join: 'all', parts: filter.all }
  return 'any' in filter ? { join: 'any', parts: filter.any } : { join: 'all', parts: [filter] }
}

function fieldsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  return condition.field ? [condition.field] : []
}

export function isComparison(condition: Condition): condition is Comparison & { field: string } {
  return 'field' in condition && typeof condition.field === 'string'
}

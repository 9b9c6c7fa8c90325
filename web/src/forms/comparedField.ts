import type { Field, Operator } from '../api/types'
import { RECORD_FIELDS, type RecordField } from './conditions'

/** What every record has, as a field, so that it is shown and filtered like the others. */
export function recordField(key: RecordField, label: string): Field {
  const shape = RECORD_FIELDS[key]
  return { key, label, type: shape === 'person' ? 'member' : shape }
}

/** The field whose control asks for the value of a comparison: one person of several, several of one. */
export function comparedField(field: Field, op: Operator): Field {
  const { key, label } = field
  switch (field.type) {
    case 'select':
    case 'multiSelect':
      return { key, label, type: op === 'in' ? 'multiSelect' : 'select', options: field.options }
    case 'member':
    case 'members':
      return { key, label, type: op === 'in' ? 'members' : 'member' }
    case 'textarea':
    case 'serial':
      return { key, label, type: 'text' }
    default:
      return { key, label, type: field.type }
  }
}

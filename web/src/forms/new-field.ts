import type { Field, FieldType } from '../api/types'
import { nextKey } from './field-keys'

/** Words of a new field that depend on the reader's language. */
export interface NewFieldWords {
  readonly label: string
  /** The name of the nth option, from 1. */
  readonly option: (number: number) => string
}

/** A field of `type` as the palette puts it down: valid at once, ready to be renamed. */
export function newField(type: FieldType, taken: Iterable<string>, words: NewFieldWords): Field {
  const common = { key: nextKey(type, taken), label: words.label }
  switch (type) {
    case 'select':
    case 'multiSelect':
      return {
        ...common,
        type,
        options: { type: 'static', items: [1, 2, 3].map((n) => option(words.option(n))) },
      }
    case 'serial':
      return { ...common, type, digits: 4, reset: 'NEVER' }
    default:
      return { ...common, type }
  }
}

function option(label: string) {
  return { value: label, label }
}

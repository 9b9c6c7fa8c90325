import type { Field, Json, MultiSelectField, SelectField, TextareaField, TextField } from '../api/types'

/** What a record holds for one field; undefined and null both mean that it is not filled. */
export type FieldValue = Json | undefined

/** The values of one record or of a draft, by field key. */
export type FieldValues = { readonly [field: string]: FieldValue }

/** A form as far as the rules of other forms may name it. */
export interface FormOutline {
  id: string
  key: string
  name: string
  definition: { fields: Field[] }
}

/** Characters a text may have when its field says nothing else; the server's defaults. */
export const DEFAULT_MAX_LENGTH = { text: 200, textarea: 5000 } as const

export function isChoice(field: Field): field is SelectField | MultiSelectField {
  return field.type === 'select' || field.type === 'multiSelect'
}

export function isText(field: Field): field is TextField | TextareaField {
  return field.type === 'text' || field.type === 'textarea'
}

/** A field nobody types into: numbered by the server, or taken from another form. */
export function isComputed(field: Field): boolean {
  return field.type === 'serial' || field.linkage !== undefined
}

import type { Default, Field, FieldType } from '../api/types'

/** What the designer may offer for a field, besides label, description and key. */
export type Property =
  | 'placeholder'
  | 'required'
  | 'readOnly'
  | 'default'
  | 'linkage'
  | 'length'
  | 'unique'
  | 'limits'
  | 'options'
  | 'numbering'

/** Values of one shape can be compared with and taken from each other. */
export type Shape = 'text' | 'number' | 'date' | 'datetime' | 'texts' | 'person' | 'persons' | 'department'

export type FieldGroup = 'basic' | 'choice' | 'organization'

export interface FieldKind {
  readonly type: FieldType
  readonly group: FieldGroup
  readonly shape: Shape
  readonly properties: readonly Property[]
  readonly defaults: readonly Default['type'][]
}

const TYPED: readonly Property[] = ['placeholder', 'required', 'readOnly', 'default', 'linkage']

/** Every field type in the order of the palette. */
export const FIELD_KINDS: readonly FieldKind[] = [
  kind('text', 'basic', 'text', [...TYPED, 'length', 'unique'], ['value']),
  kind('textarea', 'basic', 'text', [...TYPED, 'length'], ['value']),
  kind('number', 'basic', 'number', [...TYPED, 'limits'], ['value']),
  kind('date', 'basic', 'date', TYPED, ['value', 'now']),
  kind('datetime', 'basic', 'datetime', TYPED, ['value', 'now']),
  kind('serial', 'basic', 'text', ['numbering'], []),
  kind('select', 'choice', 'text', [...TYPED, 'options'], ['value']),
  kind('multiSelect', 'choice', 'texts', [...TYPED, 'options'], ['value']),
  kind('member', 'organization', 'person', TYPED, ['value', 'currentPerson']),
  kind('members', 'organization', 'persons', TYPED, ['value', 'currentPerson']),
  kind('department', 'organization', 'department', TYPED, ['value', 'currentDepartment']),
]

const BY_TYPE = new Map(FIELD_KINDS.map((each) => [each.type, each]))

export function fieldKind(type: FieldType): FieldKind {
  const found = BY_TYPE.get(type)
  if (!found) {
    throw new Error(`field type ${type} is not registered`)
  }
  return found
}

export function offers(type: FieldType, property: Property): boolean {
  return fieldKind(type).properties.includes(property)
}

/** Whether `target` can hold what `source` holds: the test for a linkage and its comparisons. */
export function fits(target: Field, source: Field): boolean {
  return fieldKind(target.type).shape === fieldKind(source.type).shape
}

/** Only texts make options: a select stores text. */
export function canBeOptionSource(field: Field): boolean {
  return fieldKind(field.type).shape === 'text'
}

function kind(
  type: FieldType,
  group: FieldGroup,
  shape: Shape,
  properties: readonly Property[],
  defaults: readonly Default['type'][],
): FieldKind {
  return { type, group, shape, properties, defaults }
}

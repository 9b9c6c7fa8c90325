import type { Field, FormDefinition } from '../api/types'
import { isEmpty } from './rules'

/** A field on the designer's table. Its `id` stays when its key is renamed, and is never stored. */
export interface DesignField {
  readonly id: string
  readonly field: Field
  /** A saved key is final: flows and records name the field by it. */
  readonly saved: boolean
}

export interface Design {
  readonly name: string
  readonly fields: readonly DesignField[]
}

export function designOf(name: string, fields: readonly Field[]): Design {
  return { name, fields: fields.map((field) => ({ id: `saved-${field.key}`, field, saved: true })) }
}

export function fieldsOf(design: Design): Field[] {
  return design.fields.map((each) => each.field)
}

export function insertField(design: Design, added: DesignField, at: number): Design {
  const index = Math.max(0, Math.min(at, design.fields.length))
  return { ...design, fields: [...design.fields.slice(0, index), added, ...design.fields.slice(index)] }
}

/** Moves a field so that it ends up at position `to`. */
export function moveField(design: Design, id: string, to: number): Design {
  const moved = design.fields.find((each) => each.id === id)
  if (!moved) {
    return design
  }
  const rest = design.fields.filter((each) => each.id !== id)
  return insertField({ ...design, fields: rest }, moved, to)
}

export function removeField(design: Design, id: string): Design {
  return { ...design, fields: design.fields.filter((each) => each.id !== id) }
}

/** Replaces a field. When its key changes, the rules of this form that named it follow. */
export function changeField(design: Design, id: string, next: Field): Design {
  const before = design.fields.find((each) => each.id === id)?.field
  if (!before) {
    return design
  }
  const fields = design.fields.map((each) => (each.id === id ? { ...each, field: next } : each))
  return { ...design, fields: before.key === next.key ? fields : fields.map(followKey(before.key, next.key)) }
}

/** What is saved: names without blanks around them, and no default that says nothing. */
export function definitionOf(design: Design): FormDefinition {
  return { fields: fieldsOf(design).map(tidy) }
}

function tidy(field: Field): Field {
  const { default: rule, ...rest } = field
  const says = rule && (rule.type !== 'value' || !isEmpty(rule.value))
  return { ...rest, label: field.label.trim(), ...(says ? { default: rule } : {}) } as Field
}

/** Whether two designs store the same form. */
export function sameDesign(left: Design, right: Design): boolean {
  return left.name === right.name && JSON.stringify(fieldsOf(left)) === JSON.stringify(fieldsOf(right))
}

function followKey(before: string, after: string) {
  return (each: DesignField): DesignField => {
    const { linkage } = each.field
    if (!linkage?.when.some((match) => match.equals === before)) {
      return each
    }
    const when = linkage.when.map((match) => (match.equals === before ? { ...match, equals: after } : match))
    return { ...each, field: { ...each.field, linkage: { ...linkage, when } } }
  }
}

import type { Field } from '../api/types'
import type { FieldValues } from './definition'
import { isEmpty } from './rules'

/** The fields of this form whose change calls for a new linkage: the inputs of every rule. */
export function linkageInputs(fields: readonly Field[]): Set<string> {
  return new Set(fields.flatMap((field) => field.linkage?.when.map((match) => match.equals) ?? []))
}

export function linkedKeys(fields: readonly Field[]): string[] {
  return fields.filter((field) => field.linkage).map((field) => field.key)
}

/** What the inputs hold, as text that differs exactly when a linkage may give another answer. */
export function linkageFingerprint(fields: readonly Field[], values: FieldValues): string {
  const inputs = [...linkageInputs(fields)].sort()
  return JSON.stringify(inputs.map((key) => (isEmpty(values[key]) ? null : values[key])))
}

/** The fields of one circle of linkages, first one repeated at the end, or null when there is none. */
export function linkageCycle(fields: readonly Field[]): string[] | null {
  const needs = new Map(
    fields.map((field) => [field.key, field.linkage?.when.map((match) => match.equals) ?? []]),
  )
  const settled = new Set<string>()
  for (const field of fields) {
    const cycle = walk(field.key, [], needs, settled)
    if (cycle) {
      return cycle
    }
  }
  return null
}

function walk(
  key: string,
  path: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
  settled: Set<string>,
): string[] | null {
  const start = path.indexOf(key)
  if (start >= 0) {
    return [...path.slice(start), key]
  }
  if (settled.has(key)) {
    return null
  }
  for (const next of needs.get(key) ?? []) {
    const cycle = walk(next, [...path, key], needs, settled)
    if (cycle) {
      return cycle
    }
  }
  settled.add(key)
  return null
}

import type { FieldType } from '../api/types'

const KEY = /^[a-z][A-Za-z0-9]{0,39}$/

/** Names a record already has for itself. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set([
  'id',
  'serial',
  'state',
  'createdBy',
  'createdAt',
  'updatedAt',
  'version',
])

export function isKey(key: string): boolean {
  return KEY.test(key)
}

/** The first free key of a type: `text1`, `text2`, … */
export function nextKey(type: FieldType, taken: Iterable<string>): string {
  const used = new Set(taken)
  let number = 1
  while (used.has(`${type}${number}`)) {
    number += 1
  }
  return `${type}${number}`
}

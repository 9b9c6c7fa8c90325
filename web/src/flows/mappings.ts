import { isBlankValue } from './conditions'
import type { Json, Mapping, Mappings } from './definition'
import { pathLabel, pathText, referenceOf } from './paths'
import type { ScopeNode } from './scope'
import { type Part, templateOf } from './templates'
import type { ValueType } from './values'
import type { Names, Say } from './words'

/** How a mapping is made: picked, written down, written with picked values in it, or computed. */
export type MappingKind = 'empty' | 'reference' | 'literal' | 'template' | 'expression' | 'secret'

export function mappingKind(mapping: Mapping | undefined): MappingKind {
  if (isEmpty(mapping)) return 'empty'
  if ('cel' in mapping) {
    if (referenceOf(mapping.cel)) return 'reference'
    return templateOf(mapping.cel) ? 'template' : 'expression'
  }
  return 'secret' in mapping ? 'secret' : 'literal'
}

/** Nothing was given, or nothing yet: a draft keeps what is half filled in. */
export function isEmpty(mapping: Mapping | undefined): mapping is undefined {
  if (!mapping) return true
  if ('secret' in mapping) return mapping.secret === ''
  return 'cel' in mapping ? mapping.cel.trim() === '' : isBlankValue(mapping.value)
}

/** Words for a mapping; `short` leaves out where a reference comes from. */
export function mappingText(
  mapping: Mapping | undefined,
  scope: readonly ScopeNode[],
  say: Say,
  names: Names,
  { short = false, type = 'any' as ValueType } = {},
): string {
  if (isEmpty(mapping)) return say('mapping.empty')
  if ('secret' in mapping) return say('mapping.secret', { name: mapping.secret })
  if (!('cel' in mapping)) return literalText(mapping.value, say, names, type)
  const reference = referenceOf(mapping.cel)
  const parts = reference ? undefined : templateOf(mapping.cel)
  if (parts) return say('value.quoted', { text: partsText(parts, scope, say) })
  if (!reference) return say('mapping.expressionShort', { cel: shorten(mapping.cel) })
  const text = short ? pathLabel(scope, reference.path) : pathText(scope, reference.path)
  return text ?? say('mapping.gone')
}

function partsText(parts: readonly Part[], scope: readonly ScopeNode[], say: Say): string {
  const nameOf = (path: string) => pathLabel(scope, path) ?? say('mapping.gone')
  return shorten(parts.map((part) => ('path' in part ? `{${nameOf(part.path)}}` : part.text)).join(''))
}

export function literalText(value: Json, say: Say, names: Names, type: ValueType = 'any'): string {
  if (value === null || value === '') return say('mapping.empty')
  if (typeof value === 'boolean') return say(value ? 'value.true' : 'value.false')
  if (Array.isArray(value))
    return value.map((item) => literalText(item, say, names, single(type))).join(say('value.comma'))
  if (typeof value === 'object') return shorten(JSON.stringify(value))
  const text = String(value)
  if (type === 'person') return names.person(text) ?? text
  if (type === 'department') return names.department(text) ?? text
  const isText = typeof value === 'string' && (type === 'text' || type === 'any')
  return isText ? say('value.quoted', { text: shorten(text) }) : text
}

function single(type: ValueType): ValueType {
  if (type === 'persons') return 'person'
  return type === 'texts' ? 'text' : type
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** Sets one input; undefined takes it out, so that an optional input is simply absent. */
export function withMapping(mappings: Mappings, key: string, mapping: Mapping | undefined): Mappings {
  const { [key]: _, ...others } = mappings
  return mapping ? { ...others, [key]: mapping } : others
}

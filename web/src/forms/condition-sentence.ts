import type { Comparison, Condition, Json, Operator } from '../api/types'
import { needsValue } from './conditions'

/** The words of the reader's language that a condition is said with. */
export interface ConditionWords {
  field: (key: string) => string
  operator: (op: Operator, field: string) => string
  value: (field: string, value: Json) => string
  and: string
  or: string
  /** Said for a comparison whose value is not chosen yet. */
  blank: string
}

/** A piece of a sentence; a screen may show each kind in its own way. */
export interface SentencePart {
  kind: 'field' | 'operator' | 'value' | 'joint' | 'bracket'
  text: string
}

/** A condition as people say it, `主持人 是 我 且 (状态 是 已通过 或 地点 为空)`; nothing for one without parts. */
export function conditionParts(condition: Condition, words: ConditionWords): SentencePart[] {
  const group = groupOf(condition)
  if (!group) return comparisonParts(condition as Comparison, words)
  const said = group.parts
    .map((part) => ({ part, parts: conditionParts(part, words) }))
    .filter(({ parts }) => parts.length > 0)
  const joint: SentencePart = { kind: 'joint', text: group.all ? words.and : words.or }
  return said.flatMap(({ part, parts }, index) => {
    const whole = said.length > 1 && isJoined(part) ? bracketed(parts) : parts
    return index === 0 ? whole : [joint, ...whole]
  })
}

export function conditionSentence(condition: Condition, words: ConditionWords): string {
  return conditionParts(condition, words)
    .map((part) => part.text)
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
}

function comparisonParts(comparison: Comparison, words: ConditionWords): SentencePart[] {
  const { field, left, op, value, cel } = comparison
  const parts: SentencePart[] = [
    { kind: 'field', text: field ? words.field(field) : (left ?? words.blank) },
    { kind: 'operator', text: words.operator(op, field ?? '') },
  ]
  if (!needsValue(op)) return parts
  const known = value === undefined || value === null ? words.blank : words.value(field ?? '', value)
  return [...parts, { kind: 'value', text: cel ?? known }]
}

function groupOf(condition: Condition): { all: boolean; parts: Condition[] } | null {
  if ('all' in condition) return { all: true, parts: condition.all }
  return 'any' in condition ? { all: false, parts: condition.any } : null
}

function isJoined(condition: Condition): boolean {
  return (groupOf(condition)?.parts.length ?? 0) > 1
}

function bracketed(parts: SentencePart[]): SentencePart[] {
  return [{ kind: 'bracket', text: '(' }, ...parts, { kind: 'bracket', text: ')' }]
}

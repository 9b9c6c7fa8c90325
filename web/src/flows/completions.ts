import { leaves, pathText } from './paths'
import type { ScopeNode } from './scope'
import type { ValueType } from './values'

/** Something that may stand at the cursor of an expression. */
export interface Completion {
  /** What is written; `|` marks where the cursor then is. */
  insert: string
  name: string
  /** Of a value: what people call it, and its type. Of a function: which text of the locales tells about it. */
  about: { kind: 'value'; label: string; type: ValueType } | { kind: 'function'; key: string }
}

export interface Completions {
  /** Where the word begins that a completion replaces. */
  from: number
  items: Completion[]
}

/** Functions of the dialect by themselves, as the server knows them, the likeliest first. */
const FUNCTIONS = {
  text: 'text(|)',
  size: 'size(|)',
  int: 'int(|)',
  double: 'double(|)',
  string: 'string(|)',
  timestamp: 'timestamp(|)',
  duration: 'duration("|")',
} as const

/** Functions behind a value: `trigger.record.name.contains("…")`. */
const METHODS = {
  contains: 'contains("|")',
  startsWith: 'startsWith("|")',
  endsWith: 'endsWith("|")',
  matches: 'matches("|")',
  size: 'size()|',
  exists: 'exists(item, |)',
  all: 'all(item, |)',
  filter: 'filter(item, |)',
  map: 'map(item, |)',
} as const

const ON_LISTS: ReadonlySet<string> = new Set(['size', 'exists', 'all', 'filter', 'map'])
const ON_TEXTS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith', 'matches', 'size'])

const WORD = /[\p{L}_][\p{L}\p{N}_.]*$/u
const MAX_ITEMS = 30

/** What may be written at the cursor: values by path or by what people call them, functions. */
export function completionsAt(text: string, cursor: number, scope: readonly ScopeNode[]): Completions {
  const before = text.slice(0, cursor)
  const word = insideQuotes(before) ? '' : (WORD.exec(before)?.[0] ?? '')
  const nodes = leaves(scope)
  const dot = word.lastIndexOf('.')
  const owner = dot < 0 ? undefined : nodes.find(({ cel }) => cel === word.slice(0, dot))
  if (owner) return { from: cursor - (word.length - dot - 1), items: methodsOf(owner, word.slice(dot + 1)) }
  if (word === '') return { from: cursor, items: [] }
  const items = [...valuesLike(word, nodes, scope), ...functionsLike(word)].slice(0, MAX_ITEMS)
  return { from: cursor - word.length, items }
}

/** Every value and function, for somebody who asks without having typed anything. */
export function allCompletions(cursor: number, scope: readonly ScopeNode[]): Completions {
  return { from: cursor, items: [...valuesLike('', leaves(scope), scope), ...functionsLike('')] }
}

function valuesLike(word: string, nodes: readonly ScopeNode[], scope: readonly ScopeNode[]): Completion[] {
  const wanted = word.toLowerCase()
  const rank = ({ cel, label }: ScopeNode) => {
    if (cel === word) return -1 // is written already
    if (cel.toLowerCase().startsWith(wanted)) return 3
    if ((cel.split('.').at(-1) ?? '').toLowerCase().startsWith(wanted)) return 2
    return label.toLowerCase().includes(wanted) ? 1 : -1
  }
  return nodes
    .map((node) => ({ node, rank: rank(node) }))
    .filter((found) => found.rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ node: { cel, label, type } }) => ({
      insert: `${cel}|`,
      name: cel,
      about: { kind: 'value', label: pathText(scope, cel) ?? label, type: type ?? 'any' },
    }))
}

function functionsLike(word: string): Completion[] {
  return Object.entries(FUNCTIONS)
    .filter(([name]) => name.startsWith(word.toLowerCase()) && name !== word)
    .map(([name, insert]) => ({ insert, name: `${name}()`, about: { kind: 'function', key: name } }))
}

function methodsOf({ type }: ScopeNode, word: string): Completion[] {
  const isList = type === 'persons' || type === 'texts' || type === 'list' || type === 'records'
  const fits = (name: string) => type === 'any' || (isList ? ON_LISTS : ON_TEXTS).has(name)
  return Object.entries(METHODS)
    .filter(([name]) => fits(name) && name.toLowerCase().startsWith(word.toLowerCase()))
    .map(([name, insert]) => ({ insert, name: `.${name}()`, about: { kind: 'function', key: name } }))
}

function insideQuotes(before: string): boolean {
  return ((before.match(/(?<!\\)"/g)?.length ?? 0) & 1) === 1
}

/** The text after a completion was taken, and where the cursor then is. */
export function complete(
  text: string,
  cursor: number,
  from: number,
  { insert }: Completion,
): { text: string; cursor: number } {
  const at = insert.indexOf('|')
  const written = insert.replace('|', '')
  return { text: text.slice(0, from) + written + text.slice(cursor), cursor: from + at }
}

/** Which characters an error at `position` is about: a whole word, else one character. */
export function faultAt(text: string, position: number): { from: number; to: number } {
  const from = Math.min(position, text.length)
  const word = /^[A-Za-z_][\w.]*/.exec(text.slice(from))?.[0]
  return { from, to: from + Math.max(word?.length ?? 1, 1) }
}

import type { Mapping } from './definition'
import { pathOfText, pathText, referenceOf } from './paths'
import type { ScopeNode } from './scope'

/**
 * Text with picked values in it, such as `您好 {触发数据 › 群聊名称}`. It is kept as CEL that joins texts:
 * `"您好 " + text(trigger.record.name)`. Only CEL of exactly that shape is shown as text again.
 */
export type Part = { text: string } | { path: string }

const PIECE = /\s*(?:"((?:[^"\\]|\\.)*)"|text\(\s*([A-Za-z0-9_.]+)\s*\))\s*(\+|$)/y

/** The parts of a CEL text that joins texts and values; undefined for any other expression. */
export function templateOf(cel: string): Part[] | undefined {
  const parts: Part[] = []
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < cel.length) {
    const piece = PIECE.exec(cel)
    if (!piece) return undefined
    const part = partOf(piece[1], piece[2])
    const ends = piece[3] === ''
    if (!part || ends !== PIECE.lastIndex >= cel.length) return undefined
    parts.push(part)
  }
  return parts.some((part) => 'path' in part) ? parts : undefined
}

function partOf(quoted: string | undefined, path: string | undefined): Part | undefined {
  if (path !== undefined) return referenceOf(path) ? { path } : undefined
  try {
    return { text: String(JSON.parse(`"${quoted ?? ''}"`)) }
  } catch {
    return undefined // an escape that CEL knows and JSON does not
  }
}

/** Parts as a mapping: plain text is a fixed value, one value alone is that value. */
export function templateMapping(parts: readonly Part[]): Mapping | undefined {
  const [first, ...others] = parts
  if (!first) return undefined
  if (others.length === 0) return 'path' in first ? { cel: first.path } : { value: first.text }
  return {
    cel: parts.map((part) => ('path' in part ? `text(${part.path})` : JSON.stringify(part.text))).join(' + '),
  }
}

/** What one edits: names in braces for values. */
export function templateText(parts: readonly Part[], scope: readonly ScopeNode[]): string {
  return parts.map((part) => ('path' in part ? tokenOf(part.path, scope) : part.text)).join('')
}

/** `{触发数据 › 群聊名称}`; where two values have one name, the path says which. */
export function tokenOf(path: string, scope: readonly ScopeNode[]): string {
  const name = pathText(scope, path)
  if (name === undefined || /[{}#]/.test(name)) return `{#${path}}`
  return pathOfText(scope, name) === path ? `{${name}}` : `{${name} #${path}}`
}

/** A name in braces within a text. */
export interface Token {
  from: number
  to: number
  path: string
}

export function tokensIn(text: string, scope: readonly ScopeNode[]): Token[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].flatMap((match) => {
    const [whole, name = ''] = match
    const exact = /#([A-Za-z0-9_.]+)$/.exec(name)?.[1]
    const path = exact !== undefined && referenceOf(exact) ? exact : pathOfText(scope, name)
    return path === undefined ? [] : [{ from: match.index, to: match.index + whole.length, path }]
  })
}

/** The parts that an edited text means; braces around anything else are just braces. */
export function partsOfText(text: string, scope: readonly ScopeNode[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { from, to, path } of tokensIn(text, scope)) {
    if (from > at) parts.push({ text: text.slice(at, from) })
    parts.push({ path })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}

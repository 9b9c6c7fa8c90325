export type TextPart = { type: 'text' | 'link' | 'place' | 'mention'; text: string }

const LINK = String.raw`https?:\/\/[^\s<>"'，。；！？、（）《》「」]+`
/** A run here, as automations name it; not the end of another address. */
const PLACE = String.raw`(?<![\w/.:-])/runs/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
const TRAILING = /[.,;:!?)\]]+$/

/** Cuts a message into plain text, links, places in Convoke and mentions of the given names (without the @). */
export function textParts(text: string, names: readonly string[]): TextPart[] {
  const mentions = [...names]
    .filter((name) => name !== '')
    .sort((left, right) => right.length - left.length)
    .map((name) => `@${literally(name)}`)
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp([LINK, PLACE, ...mentions].join('|'), 'g'))) {
    const type = typeOf(match[0])
    const found = type === 'link' ? match[0].replace(TRAILING, '') : match[0]
    if (match.index > from) parts.push({ type: 'text', text: text.slice(from, match.index) })
    parts.push({ type, text: found })
    from = match.index + found.length
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}

function typeOf(found: string): TextPart['type'] {
  if (found.startsWith('@')) return 'mention'
  return found.startsWith('/') ? 'place' : 'link'
}

function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

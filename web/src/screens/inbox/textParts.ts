export type TextPart = { type: 'text' | 'link' | 'mention'; text: string }

const LINK = String.raw`https?:\/\/[^\s<>"'，。；！？、（）《》「」]+`
const TRAILING = /[.,;:!?)\]]+$/

/** Cuts a message into plain text, links and mentions of the given names (without the @). */
export function textParts(text: string, names: readonly string[]): TextPart[] {
  const mentions = [...names]
    .filter((name) => name !== '')
    .sort((left, right) => right.length - left.length)
    .map((name) => `@${literally(name)}`)
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp([LINK, ...mentions].join('|'), 'g'))) {
    const isLink = !match[0].startsWith('@')
    const found = isLink ? match[0].replace(TRAILING, '') : match[0]
    if (match.index > from) parts.push({ type: 'text', text: text.slice(from, match.index) })
    parts.push({ type: isLink ? 'link' : 'mention', text: found })
    from = match.index + found.length
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}

function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

import type { Chat, Form, Person } from '../../api/types'

export interface Entry {
  key: string
  to: string
  text: string
  /** What tells it from others of its name: department, title, key. */
  fact: string
  icon:
    | { type: 'page' }
    | { type: 'person'; person: Person }
    | { type: 'chat'; chat: Chat }
    | { type: 'form' }
    | { type: 'flow' }
}

export interface EntryGroup {
  key: string
  title: string
  entries: Entry[]
}

/** How well an entry's words fit: 0 begins with it, 1 has a word that begins with it, 2 contains it, else undefined. */
export function rankOf(text: string, wanted: string): number | undefined {
  const found = text.toLowerCase().indexOf(wanted.toLowerCase())
  if (found < 0) return undefined
  if (found === 0) return 0
  return /[\s\-_/（(]/.test(text[found - 1] ?? '') ? 1 : 2
}

/** The best `most` of those that fit, in their old order where they fit alike. */
export function best(entries: readonly Entry[], wanted: string, most: number): Entry[] {
  const fitting = entries.flatMap((entry) => {
    const rank = rankOf(entry.text, wanted) ?? rankOf(entry.fact, wanted)
    return rank === undefined ? [] : [{ entry, rank }]
  })
  return fitting
    .sort((left, right) => left.rank - right.rank)
    .slice(0, most)
    .map(({ entry }) => entry)
}

export const formEntry = ({ id, key, name }: Pick<Form, 'id' | 'key' | 'name'>): Entry => ({
  key: `form-${id}`,
  to: `/forms/${key}`,
  text: name,
  fact: key,
  icon: { type: 'form' },
})

export const flowEntry = ({ id, key, name }: { id: string; key: string; name: string }): Entry => ({
  key: `flow-${id}`,
  to: `/flows/${key}`,
  text: name,
  fact: key,
  icon: { type: 'flow' },
})

export const chatEntry = (chat: Chat, fact: string): Entry => ({
  key: `chat-${chat.id}`,
  to: `/inbox/${chat.id}`,
  text: chat.name,
  fact,
  icon: { type: 'chat', chat },
})

export const personEntry = (person: Person, fact: string): Entry => ({
  key: `person-${person.id}`,
  to: `/admin/people?q=${encodeURIComponent(person.name)}`,
  text: person.name,
  fact,
  icon: { type: 'person', person },
})

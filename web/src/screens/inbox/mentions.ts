import type { Id } from '../../api/types'

/** What is being written to one conversation. */
export interface Draft {
  text: string
  /** Those picked so far; sent are the ones whose name still stands in the text. */
  picked: { id: Id; name: string }[]
}

export const EMPTY_DRAFT: Draft = { text: '', picked: [] }

/** The @query that ends at the caret: where its @ stands and what follows it. */
export interface MentionQuery {
  start: number
  text: string
}

/** An e-mail address is not a mention, so the @ may not follow a Latin letter or digit. */
export function mentionQuery(text: string, caret: number): MentionQuery | undefined {
  const match = /(?:^|[^A-Za-z0-9_])@([^\s@]{0,30})$/.exec(text.slice(0, caret))
  const query = match?.[1]
  return query === undefined ? undefined : { start: caret - query.length - 1, text: query }
}

export interface Inserted {
  draft: Draft
  caret: number
}

/** Puts a chosen name in place of the @query. */
export function insertMention(draft: Draft, query: MentionQuery, chosen: { id: Id; name: string }): Inserted {
  const end = query.start + 1 + query.text.length
  const before = `${draft.text.slice(0, query.start)}@${chosen.name} `
  const known = draft.picked.some(({ id }) => id === chosen.id)
  return {
    draft: {
      text: before + draft.text.slice(end).replace(/^ /, ''),
      picked: known ? draft.picked : [...draft.picked, chosen],
    },
    caret: before.length,
  }
}

/** Stands among the picked for everybody. */
export const ALL = 'all'

/** Whom the message mentions now: picked, and not deleted from the text since. */
export function mentionsOf(draft: Draft): { mentions: Id[]; mentionAll: boolean } {
  const standing = draft.picked.filter(({ name }) => standsIn(draft, name)).map(({ id }) => id)
  return { mentions: standing.filter((id) => id !== ALL), mentionAll: standing.includes(ALL) }
}

/** `@张伟` does not stand in `@张伟民` when the longer name was picked too. */
function standsIn(draft: Draft, name: string): boolean {
  const longer = draft.picked.filter((other) => other.name !== name && other.name.startsWith(name))
  const rest = longer.reduce((text, other) => text.replaceAll(`@${other.name}`, ''), draft.text)
  return rest.includes(`@${name}`)
}

import { useCallback, useSyncExternalStore } from 'react'
import type { Id } from '../../api/types'
import { type Draft, EMPTY_DRAFT } from './mentions'

/** What was typed and not sent, for each conversation; kept over a reload of the tab. */
export class Drafts {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly #listeners = new Set<() => void>()
  readonly #key: string
  #drafts: ReadonlyMap<Id, Draft>

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string) {
    this.#storage = storage
    this.#key = key
    this.#drafts = this.#read()
  }

  get(chatId: Id): Draft {
    return this.#drafts.get(chatId) ?? EMPTY_DRAFT
  }

  set(chatId: Id, draft: Draft) {
    const drafts = new Map(this.#drafts)
    if (draft.text === '') drafts.delete(chatId)
    else drafts.set(chatId, draft)
    this.#drafts = drafts
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #read(): Map<Id, Draft> {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? '[]')
      return new Map(Array.isArray(stored) ? stored.filter(isEntry) : [])
    } catch {
      return new Map()
    }
  }

  #write() {
    try {
      this.#storage.setItem(this.#key, JSON.stringify([...this.#drafts]))
    } catch {
      // Storage full or refused: the draft lasts as long as the tab.
    }
  }
}

function isEntry(value: unknown): value is [Id, Draft] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false
  const draft: unknown = value[1]
  return (
    typeof draft === 'object' &&
    draft !== null &&
    'text' in draft &&
    typeof draft.text === 'string' &&
    'picked' in draft &&
    Array.isArray(draft.picked)
  )
}

let current: { meId: Id; drafts: Drafts } | undefined

function draftsOf(meId: Id): Drafts {
  if (current?.meId !== meId)
    current = { meId, drafts: new Drafts(window.sessionStorage, `convoke.drafts.${meId}`) }
  return current.drafts
}

/** The draft of one conversation and its setter. */
export function useDraft(meId: Id, chatId: Id): [Draft, (draft: Draft) => void] {
  const drafts = draftsOf(meId)
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.get(chatId))
  return [draft, useCallback((next: Draft) => drafts.set(chatId, next), [drafts, chatId])]
}

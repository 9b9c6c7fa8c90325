import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keys } from '../api/keys'
import type { Id, Me, Message } from '../api/types'
import { type Conversations, type Messages, withLastMessage, withMessage, withRead } from './chatCache'
import type { RealtimeEvent } from './events'

/** Events come in bursts (a flow writes a hundred records); their refetches are gathered this long. */
const GATHER_MILLIS = 200

/** Keeps the query cache true to the events: chats are patched, the rest is refetched where it is on display. */
export class CacheUpdates {
  readonly #queries: QueryClient
  readonly #stale = new Map<string, QueryKey>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(queries: QueryClient) {
    this.#queries = queries
  }

  apply(event: RealtimeEvent) {
    switch (event.type) {
      case 'records':
        return this.#refetch(keys.records(event.formId))
      case 'run':
        return this.#refetch(keys.runs, keys.run(event.runId))
      case 'errands':
        return this.#refetch(keys.errands)
      case 'connection':
        return this.#refetch(keys.connectionParts(event.connectionId))
      case 'message':
        return this.#message(event.message)
      case 'chat':
        return this.#refetch(keys.chats, keys.conversations, keys.unread, keys.chat(event.chatId))
      case 'read':
        return this.#read(event.conversationId, event.readSeq)
      case 'hello':
      case 'missed':
      case 'pong':
        return
    }
  }

  /** After a gap in the events: everything may have changed. */
  applyUnknown() {
    void this.#queries.invalidateQueries()
  }

  #message(message: Message) {
    this.#patch<Messages>(keys.messages(message.chatId), (data) => withMessage(data, message))
    this.#patch<Conversations>(keys.conversations, (data) => withLastMessage(data, message, this.#meId()))
    this.#refetch(keys.unread)
  }

  #read(conversationId: string, readSeq: number) {
    this.#patch<Conversations>(keys.conversations, (data) => withRead(data, conversationId, readSeq))
    this.#refetch(keys.unread)
  }

  /** Refetches where the change cannot be worked out from what is here. */
  #patch<T>(key: QueryKey, change: (data: T) => T | undefined) {
    const data = this.#queries.getQueryData<T>(key)
    if (data === undefined) return
    const changed = change(data)
    if (changed === undefined) this.#refetch(key)
    else this.#queries.setQueryData<T>(key, changed)
  }

  #meId(): Id | undefined {
    return this.#queries.getQueryData<Me>(keys.me)?.person.id
  }

  #refetch(...queryKeys: QueryKey[]) {
    for (const key of queryKeys) this.#stale.set(JSON.stringify(key), key)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const stale = [...this.#stale.values()]
      this.#stale.clear()
      for (const queryKey of stale) void this.#queries.invalidateQueries({ queryKey })
    }, GATHER_MILLIS)
  }
}

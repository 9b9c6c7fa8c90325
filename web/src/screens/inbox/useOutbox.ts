import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Message } from '../../api/types'
import { type Messages, withMessage } from '../../realtime/chatCache'
import { Outbox } from './outbox'

/** One outbox for each cache, so that leaving a chat, or the inbox, does not lose what is on its way. */
const outboxes = new WeakMap<QueryClient, Outbox>()

export function useOutbox() {
  const queries = useQueryClient()
  const outbox = outboxOf(queries)
  return { outbox, entries: useSyncExternalStore(outbox.subscribe, outbox.entries) }
}

function outboxOf(queries: QueryClient): Outbox {
  const known = outboxes.get(queries)
  if (known) return known
  const outbox = new Outbox(async ({ id, chatId, message }) => {
    const sent = await api.post<Message>(`/chats/${chatId}/messages`, message, { idempotencyKey: id })
    arrived(queries, sent)
  })
  outboxes.set(queries, outbox)
  return outbox
}

function arrived(queries: QueryClient, message: Message) {
  const key = keys.messages(message.chatId)
  const data = queries.getQueryData<Messages>(key)
  const changed = data && withMessage(data, message)
  if (changed) queries.setQueryData<Messages>(key, changed)
  else void queries.invalidateQueries({ queryKey: key })
}

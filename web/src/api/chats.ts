import { useQuery } from '@tanstack/react-query'
import { batched } from './batches'
import { api } from './client'
import { keys } from './keys'
import type { Chat, Id, Page } from './types'

const FRESH_MILLIS = 5 * 60_000

const loadChat = batched(
  async (ids) => (await api.get<Page<Chat>>('/chats', { query: { ids, limit: ids.length } })).items,
)

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a text has the form of an id, so that it is worth asking whose it is. */
export function isId(text: string): boolean {
  return ID.test(text)
}

/** The chat of this id if the reader may see it, else null; undefined while loading. Loads many in one batch. */
export function useVisibleChat(id: Id): Chat | null | undefined {
  const query = useQuery({
    // Below the chat's own key, so that an event of the chat refreshes it.
    queryKey: [...keys.chat(id), 'visible'],
    queryFn: () => loadChat(id),
    staleTime: FRESH_MILLIS,
  })
  return query.data
}

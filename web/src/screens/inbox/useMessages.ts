import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { rememberPeople } from '../../api/people'
import type { Id, MessagePage } from '../../api/types'

const PAGE = 50

/** The history of a chat, oldest first, as far as it is loaded; `fetchNextPage` goes further back. */
export function useMessages(chatId: Id) {
  const queries = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: keys.messages(chatId),
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.get<MessagePage>(`/chats/${chatId}/messages`, {
        query: { limit: PAGE, cursor: pageParam },
        signal,
      })
      rememberPeople(queries, page.references)
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const messages = useMemo(
    () => query.data?.pages.flatMap(({ items }) => items).reverse() ?? [],
    [query.data],
  )
  return { ...query, messages }
}

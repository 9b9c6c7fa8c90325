import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { rememberPeople } from '../../api/people'
import type { ChatMember, Id, Page } from '../../api/types'

const PAGE = 200

export function useMembers(chatId: Id) {
  const queries = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: keys.members(chatId),
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.get<Page<ChatMember>>(`/chats/${chatId}/members`, {
        query: { limit: PAGE, cursor: pageParam },
        signal,
      })
      rememberPeople(queries, { people: page.items.map(({ person }) => person) })
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const members = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  return { ...query, members }
}

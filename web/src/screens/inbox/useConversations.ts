import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { rememberPeople } from '../../api/people'
import type { Conversation, ConversationPage } from '../../api/types'

const PAGE = 100

/** My conversations, newest activity first, as far as they are loaded. */
export function useConversations() {
  const queries = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: keys.conversations,
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.get<ConversationPage>('/conversations', {
        query: { limit: PAGE, cursor: pageParam },
        signal,
      })
      rememberPeople(queries, page.references)
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const conversations = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  return { ...query, conversations }
}

export function useConversation(chatId: string | undefined): Conversation | undefined {
  const { conversations } = useConversations()
  return conversations.find(({ chat }) => chat.id === chatId)
}

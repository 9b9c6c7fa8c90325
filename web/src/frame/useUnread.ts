import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client'
import { keys } from '../api/keys'

/** How many messages wait for me in all. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: keys.unread,
    queryFn: () => api.get<{ unread: number }>('/conversations/unread'),
  })
  return data?.unread ?? 0
}

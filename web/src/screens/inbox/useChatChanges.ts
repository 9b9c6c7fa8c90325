import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAttempts } from '../../api/attempts'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Chat, Id, NewChat } from '../../api/types'

/** A change of a chat; its lists are refetched when it is done. */
function useChange<Input, Result>(change: (input: Input) => Promise<Result>, chatId?: Id) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.conversations }),
        queries.invalidateQueries({ queryKey: keys.chats }),
        ...(chatId ? [queries.invalidateQueries({ queryKey: keys.chat(chatId) })] : []),
      ]),
  })
}

export function useCreateChat() {
  const attempts = useAttempts()
  return useChange((chat: NewChat) =>
    attempts.send(chat, (idempotencyKey) => api.post<Chat>('/chats', chat, { idempotencyKey })),
  )
}

export const useUpdateChat = (id: Id) =>
  useChange((change: { name?: string; ownerId?: Id }) => api.patch<Chat>(`/chats/${id}`, change), id)

export const useCloseChat = (id: Id) => useChange(() => api.delete(`/chats/${id}`), id)

export const useAddMembers = (id: Id) =>
  useChange((personIds: Id[]) => api.post<Chat>(`/chats/${id}/members`, { personIds }), id)

export const useRemoveMember = (id: Id) =>
  useChange((personId: Id) => api.delete<Chat>(`/chats/${id}/members`, { personIds: [personId] }), id)

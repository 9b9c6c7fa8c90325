import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Conversation } from '../../api/types'
import { type Conversations, withRead } from '../../realtime/chatCache'

function useVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
    () => document.visibilityState === 'visible',
  )
}

/** Marks the conversation read up to its newest message while that is before the reader's eyes. */
export function useRead(conversation: Conversation | undefined, atNewest: boolean) {
  const queries = useQueryClient()
  const visible = useVisible()
  const id = conversation?.id
  const seq = conversation?.lastSeq ?? 0
  const due = visible && atNewest && conversation !== undefined && conversation.readSeq < seq
  useEffect(() => {
    if (!due || id === undefined) return
    // When there is more by now the answer is undefined, which leaves the list; reading goes on with that.
    queries.setQueryData<Conversations>(keys.conversations, (data) => data && withRead(data, id, seq))
    // A failure only leaves the mark on other devices; the next message tries again.
    api.post<Conversation>(`/conversations/${encodeURIComponent(id)}/read`, { seq }).then(
      () => queries.invalidateQueries({ queryKey: keys.unread }),
      () => {},
    )
  }, [due, id, seq, queries])
}

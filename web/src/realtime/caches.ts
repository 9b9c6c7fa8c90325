import type { QueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys'
import type { RealtimeEvent } from './events'

/** Refreshes what an event made stale. Screens on display refetch at once, the others when they are opened. */
export function refresh(queries: QueryClient, event: RealtimeEvent) {
  switch (event.type) {
    case 'records':
      return void queries.invalidateQueries({ queryKey: keys.records(event.formId) })
    case 'run':
      void queries.invalidateQueries({ queryKey: keys.runs })
      return void queries.invalidateQueries({ queryKey: keys.run(event.runId) })
    case 'message':
      return refreshConversations(queries, keys.messages(event.chatId))
    case 'chat':
      void queries.invalidateQueries({ queryKey: keys.chats })
      return refreshConversations(queries, keys.chat(event.chatId))
    case 'read':
      return refreshConversations(queries)
    case 'hello':
    case 'pong':
      return
  }
}

function refreshConversations(queries: QueryClient, ...also: (readonly unknown[])[]) {
  for (const queryKey of [keys.conversations, keys.unread, ...also])
    void queries.invalidateQueries({ queryKey })
}

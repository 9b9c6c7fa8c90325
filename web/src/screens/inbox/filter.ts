import type { Conversation } from '../../api/types'

export const FILTERS = ['all', 'unread', 'external'] as const
export type Filter = (typeof FILTERS)[number]

/**
 * @param openId the chat on display stays listed although opening it read it
 */
export function filtered(
  conversations: readonly Conversation[],
  filter: Filter,
  text: string,
  openId: string | undefined,
): Conversation[] {
  const wanted = text.trim().toLowerCase()
  return conversations.filter(
    (conversation) =>
      conversation.chat.name.toLowerCase().includes(wanted) && passes(conversation, filter, openId),
  )
}

function passes({ chat, unread }: Conversation, filter: Filter, openId: string | undefined): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unread':
      return unread > 0 || chat.id === openId
    case 'external':
      return chat.external
  }
}

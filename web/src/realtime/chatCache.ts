import type { InfiniteData } from '@tanstack/react-query'
import type { Conversation, ConversationPage, Id, Message, MessagePage } from '../api/types'

export type Conversations = InfiniteData<ConversationPage, string | null>
export type Messages = InfiniteData<MessagePage, string | null>

/**
 * The list with a new message in its conversation, which moves to the top; undefined when it is not in it, or
 * messages in between are missing. What counts as unread is the server's rule (`own_unread`), applied to one message.
 */
export function withLastMessage(
  data: Conversations,
  message: Message,
  meId: Id | undefined,
): Conversations | undefined {
  const conversation = find(data, (one) => one.chat.id === message.chatId)
  if (!conversation) return undefined
  if (message.seq <= conversation.lastSeq) return data
  if (message.seq > conversation.lastSeq + 1) return undefined
  return toTop(data, received(conversation, message, meId))
}

function received(conversation: Conversation, message: Message, meId: Id | undefined): Conversation {
  const changed = { ...conversation, lastMessage: message, lastSeq: message.seq }
  const doer = message.kind === 'TEXT' ? message.senderId : message.notice.actorId
  if (meId !== undefined && doer === meId) {
    // Whoever writes has read up to there. A change may have been made by a flow on his account, while he was away.
    return message.kind === 'TEXT'
      ? { ...changed, readSeq: message.seq, unread: 0, mentioned: false }
      : changed
  }
  const mentioned = message.mentionAll || (meId !== undefined && message.mentions.includes(meId))
  return {
    ...changed,
    unread: conversation.unread + 1,
    mentioned: conversation.mentioned || mentioned,
  }
}

/** The list after reading up to `readSeq`; undefined when that is not all: only the server knows what is left. */
export function withRead(data: Conversations, id: string, readSeq: number): Conversations | undefined {
  const conversation = find(data, (one) => one.id === id)
  if (!conversation || readSeq <= conversation.readSeq) return data
  if (readSeq < conversation.lastSeq) return undefined
  return replace(data, { ...conversation, readSeq, unread: 0, mentioned: false })
}

/** The history with one more message; undefined when messages in between are missing. */
export function withMessage(data: Messages, message: Message): Messages | undefined {
  const [first, ...others] = data.pages
  if (!first) return undefined
  const newest = first.items[0]?.seq ?? 0
  if (message.seq <= newest) return data
  if (message.seq > newest + 1) return undefined
  return { ...data, pages: [{ ...first, items: [message, ...first.items] }, ...others] }
}

function find(data: Conversations, matches: (one: Conversation) => boolean): Conversation | undefined {
  for (const page of data.pages) {
    const found = page.items.find(matches)
    if (found) return found
  }
  return undefined
}

function replace(data: Conversations, changed: Conversation): Conversations {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((one) => (one.id === changed.id ? changed : one)),
  }))
  return { ...data, pages }
}

function toTop(data: Conversations, changed: Conversation): Conversations {
  const pages = data.pages.map((page, index) => {
    const others = page.items.filter(({ id }) => id !== changed.id)
    return { ...page, items: index === 0 ? [changed, ...others] : others }
  })
  return { ...data, pages }
}

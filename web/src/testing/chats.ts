import type { Chat, Conversation, NoticeMessage, Person, TextMessage } from '../api/types'

export function person(id: string, name = `人${id}`): Person {
  return {
    id,
    name,
    username: null,
    kind: 'INTERNAL',
    state: 'ACTIVE',
    title: null,
    mobile: null,
    email: null,
    departmentIds: [],
    role: 'MEMBER',
    mergedInto: null,
  }
}

export function chat(id: string): Chat {
  return {
    id,
    name: `群${id}`,
    ownerId: 'owner',
    connection: 'builtin',
    external: false,
    state: 'OPEN',
    memberCount: 3,
    createdAt: '2026-11-21T08:00:00+08:00',
    origin: null,
  }
}

/** Read up to its only message. */
export function conversation(chatId: string): Conversation {
  return {
    id: `GROUP${chatId}`,
    type: 'GROUP',
    chat: chat(chatId),
    lastMessage: textMessage({ chatId, seq: 1 }),
    unread: 0,
    mentioned: false,
    readSeq: 1,
    lastSeq: 1,
  }
}

export function textMessage(change: Partial<TextMessage> = {}): TextMessage {
  const seq = change.seq ?? 1
  return {
    id: `m${seq}`,
    chatId: 'a',
    seq,
    kind: 'TEXT',
    senderId: 'other',
    text: `第 ${seq} 条`,
    notice: null,
    mentions: [],
    mentionAll: false,
    createdAt: '2026-11-21T09:00:00+08:00',
    ...change,
  }
}

export function noticeMessage(change: Partial<NoticeMessage> = {}): NoticeMessage {
  const seq = change.seq ?? 1
  return {
    id: `m${seq}`,
    chatId: 'a',
    seq,
    kind: 'NOTICE',
    senderId: null,
    text: '',
    notice: { type: 'created', actorId: null },
    mentions: [],
    mentionAll: false,
    createdAt: '2026-11-21T09:00:00+08:00',
    ...change,
  }
}

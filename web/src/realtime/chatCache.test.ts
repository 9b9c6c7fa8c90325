import { describe, expect, it } from 'vitest'
import { conversation, noticeMessage, textMessage } from '../testing/chats'
import { type Conversations, type Messages, withLastMessage, withMessage, withRead } from './chatCache'

function conversations(...pages: ReturnType<typeof conversation>[][]): Conversations {
  return {
    pages: pages.map((items) => ({ items, nextCursor: null, references: {} })),
    pageParams: pages.map(() => null),
  }
}

function messages(...seqs: number[]): Messages {
  const items = seqs.map((seq) => textMessage({ seq }))
  return { pages: [{ items, nextCursor: null, references: {} }], pageParams: [null] }
}

const ids = (data: Conversations | undefined) =>
  data?.pages.map((page) => page.items.map((one) => one.chat.id))

describe('the conversation list', () => {
  const data = conversations([conversation('a')], [conversation('b'), conversation('c')])

  it('moves a conversation to the top when somebody writes, and counts the message', () => {
    const after = withLastMessage(data, textMessage({ chatId: 'c', seq: 2, senderId: 'other' }), 'me')
    expect(ids(after)).toEqual([['c', 'a'], ['b']])
    expect(after?.pages[0]?.items[0]).toMatchObject({ unread: 1, mentioned: false, lastSeq: 2 })
  })

  it('counts nothing of my own', () => {
    const after = withLastMessage(data, textMessage({ chatId: 'b', seq: 2, senderId: 'me' }), 'me')
    expect(after?.pages[0]?.items[0]).toMatchObject({ unread: 0, readSeq: 2 })
  })

  it('remembers that I was mentioned until it is read', () => {
    const first = withLastMessage(
      data,
      textMessage({ chatId: 'a', seq: 2, senderId: 'x', mentions: ['me'] }),
      'me',
    )
    const second = first && withLastMessage(first, textMessage({ chatId: 'a', seq: 3, senderId: 'x' }), 'me')
    expect(second?.pages[0]?.items[0]).toMatchObject({ unread: 2, mentioned: true })
    const read = second && withRead(second, 'GROUPa', 3)
    expect(read?.pages[0]?.items[0]).toMatchObject({ unread: 0, mentioned: false, readSeq: 3 })
  })

  it('ignores a message that it has seen', () => {
    expect(withLastMessage(data, textMessage({ chatId: 'a', seq: 1 }), 'me')).toBe(data)
  })

  it('asks for a refetch when the conversation is new to it', () => {
    expect(withLastMessage(data, textMessage({ chatId: 'new', seq: 1 }), 'me')).toBeUndefined()
  })

  it('asks what is left when only a part was read elsewhere, and never goes back', () => {
    const unread = conversations([
      { ...conversation('a'), lastSeq: 9, unread: 5, readSeq: 4, mentioned: true },
    ])
    expect(withRead(unread, 'GROUPa', 7)).toBeUndefined()
    expect(withRead(unread, 'GROUPa', 3)).toBe(unread)
  })

  it('counts notices, except of what I did myself', () => {
    const notice = (actorId: string) =>
      noticeMessage({ chatId: 'a', seq: 2, notice: { type: 'renamed', actorId, name: '新名' } })
    const counted = (actorId: string) =>
      withLastMessage(data, notice(actorId), 'me')?.pages[0]?.items[0]?.unread
    expect(counted('other')).toBe(1)
    expect(counted('me')).toBe(0)
  })

  it('keeps unread what others wrote before a flow did something for me', () => {
    const unread = conversations([
      { ...conversation('a'), lastSeq: 3, unread: 2, readSeq: 1, mentioned: true },
    ])
    const notice = noticeMessage({
      chatId: 'a',
      seq: 4,
      notice: { type: 'renamed', actorId: 'me', name: '新名' },
    })
    const after = withLastMessage(unread, notice, 'me')
    expect(after?.pages[0]?.items[0]).toMatchObject({ unread: 2, mentioned: true, readSeq: 1, lastSeq: 4 })
    const next = after && withLastMessage(after, textMessage({ chatId: 'a', seq: 5, senderId: 'x' }), 'me')
    expect(next?.pages[0]?.items[0]).toMatchObject({ unread: 3 })
  })

  it('asks for a refetch when messages in between are missing', () => {
    expect(withLastMessage(data, textMessage({ chatId: 'a', seq: 3 }), 'me')).toBeUndefined()
  })
})

describe('the history of a chat', () => {
  it('takes the next message', () => {
    expect(
      withMessage(messages(2, 1), textMessage({ seq: 3 }))?.pages[0]?.items.map(({ seq }) => seq),
    ).toEqual([3, 2, 1])
  })

  it('takes no message twice', () => {
    const data = messages(2, 1)
    expect(withMessage(data, textMessage({ seq: 2 }))).toBe(data)
  })

  it('asks for a refetch when one in between is missing', () => {
    expect(withMessage(messages(2, 1), textMessage({ seq: 4 }))).toBeUndefined()
  })
})

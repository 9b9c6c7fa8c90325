import { describe, expect, it } from 'vitest'
import { noticeMessage, textMessage } from '../../testing/chats'
import { timeline } from './timeline'

const at = (time: string) => new Date(`2026-11-21T${time}`).toISOString()

function shape(items: ReturnType<typeof timeline>): string[] {
  return items.map((item) => (item.type === 'group' ? `group ${item.messages.length}` : item.type))
}

describe('the timeline', () => {
  it('groups what one person writes within five minutes', () => {
    const items = timeline(
      [
        textMessage({ seq: 1, createdAt: at('09:00') }),
        textMessage({ seq: 2, createdAt: at('09:04') }),
        textMessage({ seq: 3, createdAt: at('09:10') }),
        textMessage({ seq: 4, createdAt: at('09:11'), senderId: 'me' }),
      ],
      4,
      'me',
    )
    expect(shape(items)).toEqual(['day', 'group 2', 'group 1', 'group 1'])
  })

  it('puts notices between groups', () => {
    const items = timeline(
      [
        textMessage({ seq: 1, createdAt: at('09:00') }),
        noticeMessage({ seq: 2, createdAt: at('09:00') }),
        textMessage({ seq: 3, createdAt: at('09:01') }),
      ],
      3,
      'me',
    )
    expect(shape(items)).toEqual(['day', 'group 1', 'notice', 'group 1'])
  })

  it('begins each day with a line', () => {
    const items = timeline(
      [
        textMessage({ seq: 1, createdAt: at('23:59') }),
        textMessage({ seq: 2, createdAt: new Date('2026-11-22T00:01').toISOString() }),
      ],
      2,
      'me',
    )
    expect(shape(items)).toEqual(['day', 'group 1', 'day', 'group 1'])
  })

  it('marks where unread messages of others begin, also in the middle of a group', () => {
    const items = timeline(
      [
        textMessage({ seq: 5, createdAt: at('09:00') }),
        textMessage({ seq: 6, createdAt: at('09:01'), senderId: 'me' }),
        textMessage({ seq: 7, createdAt: at('09:02') }),
        textMessage({ seq: 8, createdAt: at('09:03') }),
      ],
      5,
      'me',
    )
    expect(shape(items)).toEqual(['day', 'group 1', 'group 1', 'unread', 'group 2'])
  })

  it('marks nothing in a chat that is new to me', () => {
    expect(shape(timeline([textMessage()], 0, 'me'))).toEqual(['day', 'group 1'])
  })
})

import { describe, expect, it } from 'vitest'
import { ALL, insertMention, mentionQuery, mentionsOf } from './mentions'

describe('the @query at the caret', () => {
  it.each([
    ['@', 1, { start: 0, text: '' }],
    ['你好@张', 4, { start: 2, text: '张' }],
    ['@张伟 看', 2, { start: 0, text: '张' }],
    ['mail me@example', 15, undefined],
    ['@张伟 看', 5, undefined],
    ['没有', 2, undefined],
  ])('in "%s" at %d', (text, caret, expected) => expect(mentionQuery(text, caret)).toEqual(expected))
})

describe('mentions', () => {
  const zhang = { id: 'z', name: '张伟' }

  it('take the place of the query and leave the caret behind them', () => {
    const draft = { text: '请@zh 看', picked: [] }
    const query = mentionQuery(draft.text, 4)
    if (!query) throw new Error('no query')
    expect(insertMention(draft, query, zhang)).toEqual({
      draft: { text: '请@张伟 看', picked: [zhang] },
      caret: 5,
    })
  })

  it('count only while they stand in the text', () => {
    expect(mentionsOf({ text: '@张伟 好', picked: [zhang, { id: 'l', name: '李娜' }] })).toEqual({
      mentions: ['z'],
      mentionAll: false,
    })
  })

  it('tell a name from a longer one that begins with it', () => {
    const longer = { id: 'm', name: '张伟民' }
    expect(mentionsOf({ text: '@张伟民 好', picked: [zhang, longer] }).mentions).toEqual(['m'])
    expect(mentionsOf({ text: '@张伟民 @张伟', picked: [zhang, longer] }).mentions).toEqual(['z', 'm'])
  })

  it('know everybody', () => {
    expect(mentionsOf({ text: '@所有人 开会', picked: [{ id: ALL, name: '所有人' }] })).toEqual({
      mentions: [],
      mentionAll: true,
    })
  })
})

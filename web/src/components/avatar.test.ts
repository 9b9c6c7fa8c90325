import { expect, it } from 'vitest'
import { avatarSeed, avatarText, chatAvatarText } from './avatar'

it.each([
  ['张伟', '张伟'],
  ['欧阳晓明', '晓明'],
  ['李 娜', '李娜'],
  ['Ada Lovelace', 'AL'],
  ['Grace Brewster Hopper', 'GH'],
  ['bob', 'B'],
  ['', '?'],
])('the avatar of "%s" says %s', (name, text) => expect(avatarText(name)).toBe(text))

it.each([
  ['蓝海贸易 Q4 报价', '蓝海'],
  ['“紧急” 订单', '紧急'],
  ['Harbour Foods onboarding', 'HF'],
  ['ops', 'O'],
  ['2026 预算', '2预'],
  ['🎉', '#'],
])('the avatar of the group "%s" says %s', (name, text) => expect(chatAvatarText(name)).toBe(text))

it('a person has the colour of the username, known before and after signing in', () => {
  expect(avatarSeed({ id: '01a1', username: 'zhangwei' })).toBe(avatarSeed({ id: '', username: 'zhangwei' }))
  expect(avatarSeed({ id: '01a1', username: null })).toBe('01a1')
})

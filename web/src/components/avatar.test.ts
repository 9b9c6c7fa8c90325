import { expect, it } from 'vitest'
import { avatarText } from './avatar'

it.each([
  ['张伟', '张伟'],
  ['欧阳晓明', '晓明'],
  ['李 娜', '李娜'],
  ['Ada Lovelace', 'AL'],
  ['Grace Brewster Hopper', 'GH'],
  ['bob', 'B'],
  ['', '?'],
])('the avatar of "%s" says %s', (name, text) => expect(avatarText(name)).toBe(text))

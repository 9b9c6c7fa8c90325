import { expect, it } from 'vitest'
import type { Role } from '../api/types'
import { person } from '../testing/chats'
import { whomToAsk } from './builders'

const staff = (id: string, role: Role) => ({ ...person(id), role })

it('sends a member to a builder, and to the administrators only where nobody builds', () => {
  const people = [staff('m', 'MEMBER'), staff('a', 'ADMIN'), staff('b', 'BUILDER')]
  expect(whomToAsk(people).map(({ id }) => id)).toEqual(['b'])
  expect(whomToAsk(people.slice(0, 2)).map(({ id }) => id)).toEqual(['a'])
  expect(whomToAsk([{ ...staff('b', 'BUILDER'), state: 'DEPARTED' }])).toEqual([])
})

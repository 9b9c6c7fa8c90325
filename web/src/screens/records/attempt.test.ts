import { expect, it } from 'vitest'
import { Attempts } from './attempt'

it('sends the same content under the same key until it is answered', () => {
  const attempts = new Attempts()
  const first = attempts.keyFor({ name: '报价组' })
  expect(attempts.keyFor({ name: '报价组' })).toBe(first)
  attempts.settle()
  expect(attempts.keyFor({ name: '报价组' })).not.toBe(first)
})

it('takes changed content for a new intention', () => {
  const attempts = new Attempts()
  const keys = [
    attempts.keyFor({ name: 'a' }),
    attempts.keyFor({ name: 'b' }),
    attempts.keyFor({ name: 'a' }),
  ]
  expect(new Set(keys).size).toBe(3)
})

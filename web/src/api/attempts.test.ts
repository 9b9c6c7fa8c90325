import { describe, expect, it } from 'vitest'
import { Attempts } from './attempts'
import { ApiProblem, parseProblem, UNREACHABLE } from './problem'

/** Sends the same content once for each answer and tells the keys that were used. */
async function keysOf(attempts: Attempts, contents: unknown[], answers: (ApiProblem | 'ok')[]) {
  const keys: string[] = []
  for (const [index, answer] of answers.entries()) {
    const sent = attempts.send(contents[index] ?? contents[0], async (key) => {
      keys.push(key)
      if (answer !== 'ok') throw answer
    })
    await sent.catch(() => {})
  }
  return keys
}

const refused = (status: number, code = `http-${status}`) =>
  new ApiProblem(parseProblem(status, { code }), 'POST /forms')

describe('an attempt to create something', () => {
  it('keeps its key while nobody knows whether it succeeded', async () => {
    const keys = await keysOf(new Attempts(), ['a'], [refused(0, UNREACHABLE), refused(503), 'ok'])
    expect(new Set(keys).size).toBe(1)
  })

  it('is a new one after an answer, even with the same content', async () => {
    const keys = await keysOf(new Attempts(), ['a'], ['ok', refused(422), 'ok'])
    expect(new Set(keys).size).toBe(3)
  })

  it('is a new one when the content has changed', async () => {
    const keys = await keysOf(new Attempts(), ['a', 'b'], [refused(0, UNREACHABLE), refused(0, UNREACHABLE)])
    expect(new Set(keys).size).toBe(2)
  })
})

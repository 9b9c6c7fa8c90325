import { useState } from 'react'
import { isProblem, UNREACHABLE } from './problem'

/**
 * Gives every intention to create something one idempotency key: sending the same content again, after a double
 * click or a lost answer, carries the same key; changed content, or content after a definite answer, a new one.
 */
export class Attempts {
  #current: { content: string; key: string } | null = null

  /** Sends `content` with the key of its intention. */
  async send<Answer>(content: unknown, post: (key: string) => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await post(this.#keyFor(JSON.stringify(content)))
      this.#current = null
      return answer
    } catch (error) {
      if (isAnswered(error)) this.#current = null
      throw error
    }
  }

  #keyFor(content: string): string {
    if (this.#current?.content !== content) this.#current = { content, key: randomKey() }
    return this.#current.key
  }
}

/** The attempts of one form or dialog, for as long as it is mounted. */
export function useAttempts(): Attempts {
  return useState(() => new Attempts())[0]
}

/** Without an answer, or from a server in trouble, the thing may exist all the same: only the key can tell. */
function isAnswered(error: unknown): boolean {
  return isProblem(error) && error.code !== UNREACHABLE && error.status < 500
}

/** `crypto.randomUUID` exists in secure contexts only; a server on http in the office is none. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

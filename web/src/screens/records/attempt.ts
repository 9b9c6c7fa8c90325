/**
 * Gives every intention to create something one idempotency key: sending the same content again, after a double
 * click or a lost answer, carries the same key; changed content, or content after a definite answer, a new one.
 */
export class Attempts {
  #current: { content: string; key: string } | null = null

  keyFor(content: unknown): string {
    const text = JSON.stringify(content)
    if (this.#current?.content !== text) this.#current = { content: text, key: randomKey() }
    return this.#current.key
  }

  /** The server has answered: what follows is a new intention even with the same content. */
  settle() {
    this.#current = null
  }
}

/** `crypto.randomUUID` exists in secure contexts only; a server on http in the office is none. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

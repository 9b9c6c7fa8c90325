import type { Id, Message, NewMessage } from '../../api/types'

export interface Outgoing {
  /** Also the idempotency key: however often it is tried, it arrives once. */
  id: string
  chatId: Id
  message: NewMessage
  /** The newest message known when it was written; its own will be later. */
  afterSeq: number
  createdAt: string
  state: 'SENDING' | 'FAILED'
  error?: unknown
}

type Send = (outgoing: Outgoing) => Promise<void>

/** Messages on their way, shown at once. Those of one chat go one after the other, so they keep their order. */
export class Outbox {
  readonly #send: Send
  readonly #listeners = new Set<() => void>()
  readonly #queues = new Map<Id, Promise<void>>()
  #entries: readonly Outgoing[] = []

  constructor(send: Send) {
    this.#send = send
  }

  entries = (): readonly Outgoing[] => this.#entries

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(outgoing: Omit<Outgoing, 'state'>) {
    this.#change([...this.#entries, { ...outgoing, state: 'SENDING' }])
    this.#enqueue(outgoing.chatId, outgoing.id)
  }

  retry(id: string) {
    const outgoing = this.#entries.find((entry) => entry.id === id)
    if (outgoing?.state !== 'FAILED') return
    this.#update(id, { state: 'SENDING', error: undefined })
    this.#enqueue(outgoing.chatId, id)
  }

  discard(id: string) {
    this.#change(this.#entries.filter((entry) => entry.id !== id))
  }

  #enqueue(chatId: Id, id: string) {
    const before = this.#queues.get(chatId) ?? Promise.resolve()
    this.#queues.set(
      chatId,
      before.then(() => this.#try(id)),
    )
  }

  async #try(id: string) {
    const outgoing = this.#entries.find((entry) => entry.id === id)
    if (!outgoing) return
    try {
      await this.#send(outgoing)
      this.discard(id)
    } catch (error) {
      this.#update(id, { state: 'FAILED', error })
    }
  }

  #update(id: string, change: Pick<Outgoing, 'state' | 'error'>) {
    this.#change(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)))
  }

  #change(entries: readonly Outgoing[]) {
    this.#entries = entries
    for (const listener of this.#listeners) listener()
  }
}

/**
 * Those that are not in the history yet. The socket may bring my message before the answer to my request
 * does; until then it would be seen twice.
 */
export function notYetArrived(
  entries: readonly Outgoing[],
  messages: readonly Message[],
  meId: Id,
): Outgoing[] {
  const mine = messages.filter(({ senderId }) => senderId === meId)
  const matched = new Set<Id>()
  return entries.filter((entry) => {
    const arrived = mine.find(
      ({ id, seq, text }) => seq > entry.afterSeq && text === entry.message.text && !matched.has(id),
    )
    if (arrived) matched.add(arrived.id)
    return !arrived
  })
}

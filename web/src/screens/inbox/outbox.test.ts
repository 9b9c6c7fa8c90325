import { describe, expect, it } from 'vitest'
import { textMessage } from '../../testing/chats'
import { notYetArrived, Outbox, type Outgoing } from './outbox'

function outgoing(id: string, text = id, afterSeq = 10): Omit<Outgoing, 'state'> {
  return { id, chatId: 'a', message: { text }, afterSeq, createdAt: '2026-11-21T09:00:00Z' }
}

/** Requests that are answered by hand. */
function setUp() {
  const requests: { id: string; succeed: () => void; fail: () => void }[] = []
  const outbox = new Outbox(
    ({ id }) =>
      new Promise((succeed, fail) => {
        requests.push({ id, succeed: () => succeed(), fail: () => fail(new Error('down')) })
      }),
  )
  const states = () => outbox.entries().map(({ id, state }) => `${id} ${state}`)
  return { outbox, requests, states }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the outbox', () => {
  it('shows a message at once and lets it go when it has arrived', async () => {
    const { outbox, requests, states } = setUp()
    outbox.add(outgoing('1'))
    expect(states()).toEqual(['1 SENDING'])
    await settle()
    requests[0]?.succeed()
    await settle()
    expect(states()).toEqual([])
  })

  it('sends the next one only after the one before, so they keep their order', async () => {
    const { outbox, requests } = setUp()
    outbox.add(outgoing('1'))
    outbox.add(outgoing('2'))
    await settle()
    expect(requests.map(({ id }) => id)).toEqual(['1'])
    requests[0]?.succeed()
    await settle()
    expect(requests.map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('keeps what failed and tries again under the same key', async () => {
    const { outbox, requests, states } = setUp()
    outbox.add(outgoing('1'))
    await settle()
    requests[0]?.fail()
    await settle()
    expect(states()).toEqual(['1 FAILED'])
    outbox.retry('1')
    expect(states()).toEqual(['1 SENDING'])
    await settle()
    expect(requests.map(({ id }) => id)).toEqual(['1', '1'])
  })

  it('does not try what was discarded while it waited', async () => {
    const { outbox, requests, states } = setUp()
    outbox.add(outgoing('1'))
    outbox.add(outgoing('2'))
    outbox.discard('2')
    await settle()
    requests[0]?.succeed()
    await settle()
    expect(requests).toHaveLength(1)
    expect(states()).toEqual([])
  })
})

describe('a message that came by the socket before its answer', () => {
  const entries: Outgoing[] = [
    { ...outgoing('1', '好'), state: 'SENDING' },
    { ...outgoing('2', '好'), state: 'SENDING' },
  ]

  it('hides one that waits, not both that say the same', () => {
    const mine = textMessage({ seq: 11, senderId: 'me', text: '好' })
    expect(notYetArrived(entries, [mine], 'me').map(({ id }) => id)).toEqual(['2'])
  })

  it('is not an older one, nor another person’s', () => {
    const older = textMessage({ seq: 10, senderId: 'me', text: '好' })
    const other = textMessage({ seq: 11, senderId: 'x', text: '好' })
    expect(notYetArrived(entries, [older, other], 'me')).toHaveLength(2)
  })
})

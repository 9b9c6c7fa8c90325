import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RealtimeConnection, type Socket } from './connection'
import type { RealtimeEvent } from './events'

class FakeSocket implements Socket {
  sent: unknown[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
}

function setUp() {
  const sockets: FakeSocket[] = []
  const events: RealtimeEvent[] = []
  const onMissed = vi.fn()
  const onRefused = vi.fn()
  const connection = new RealtimeConnection({
    open: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    onEvent: (event) => events.push(event),
    onMissed,
    onRefused,
    random: () => 1,
  })
  const newest = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
  return { connection, sockets, events, onMissed, onRefused, newest }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the realtime connection', () => {
  it('hands on events it knows and ignores everything else', () => {
    const { connection, events, newest } = setUp()
    connection.start()
    newest().onopen?.()
    newest().onmessage?.({ data: '{"type":"run","runId":"r","flowId":"f","state":"DONE"}' })
    newest().onmessage?.({ data: '{"type":"later-invention","x":1}' })
    newest().onmessage?.({ data: '{"type":"message","chatId":"c"}' })
    newest().onmessage?.({ data: 'no json' })
    expect(events).toEqual([{ type: 'run', runId: 'r', flowId: 'f', state: 'DONE' }])
  })

  it('comes back after a loss, waits longer each time, and asks for a refetch', () => {
    const { connection, sockets, onMissed, newest } = setUp()
    connection.start()
    newest().onopen?.()
    expect(onMissed).not.toHaveBeenCalled()
    newest().onclose?.({ code: 1013 })
    vi.advanceTimersByTime(500)
    expect(sockets).toHaveLength(2)
    newest().onclose?.({ code: 1006 })
    vi.advanceTimersByTime(999)
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(sockets).toHaveLength(3)
    newest().onopen?.()
    expect(onMissed).toHaveBeenCalledOnce()
  })

  it('asks for a refetch once when the server has missed events, and not at once', () => {
    const { connection, events, onMissed, newest } = setUp()
    connection.start()
    newest().onopen?.()
    newest().onmessage?.({ data: '{"type":"missed"}' })
    newest().onmessage?.({ data: '{"type":"missed"}' })
    vi.advanceTimersByTime(2_999)
    expect(onMissed).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onMissed).toHaveBeenCalledOnce()
    expect(events).toEqual([])
  })

  it('never waits longer than twenty seconds', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    for (let i = 0; i < 12; i++) {
      newest().onclose?.({ code: 1006 })
      vi.advanceTimersByTime(20_000)
    }
    expect(sockets).toHaveLength(13)
  })

  it('waits longer each time when it is closed as soon as it is open', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    for (const wait of [500, 1_000, 2_000]) {
      const opened = sockets.length
      newest().onopen?.()
      newest().onmessage?.({ data: '{"type":"hello","personId":"me"}' })
      newest().onclose?.({ code: 1008 })
      vi.advanceTimersByTime(wait - 1)
      expect(sockets).toHaveLength(opened)
      vi.advanceTimersByTime(1)
      expect(sockets).toHaveLength(opened + 1)
    }
  })

  it('begins with the shortest wait again after a connection that lived for a while', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    for (let i = 0; i < 5; i++) {
      newest().onclose?.({ code: 1006 })
      vi.advanceTimersByTime(20_000)
    }
    newest().onopen?.()
    vi.advanceTimersByTime(10_000)
    newest().onclose?.({ code: 1006 })
    vi.advanceTimersByTime(500)
    expect(sockets).toHaveLength(7)
  })

  it('asks whether the sign-in is over when the server ends it, and only then', () => {
    const { connection, sockets, onRefused, newest } = setUp()
    onRefused.mockImplementation(() => connection.stop())
    connection.start()
    newest().onopen?.()
    newest().onclose?.({ code: 1013 })
    expect(onRefused).not.toHaveBeenCalled()
    vi.advanceTimersByTime(500)
    newest().onopen?.()
    newest().onclose?.({ code: 1008 })
    expect(onRefused).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(120_000)
    expect(sockets).toHaveLength(2)
  })

  it('keeps a topic subscribed while anybody wants it, also on a new socket', () => {
    const { connection, newest } = setUp()
    const giveBackRuns = connection.subscribe(['runs'])
    connection.start()
    newest().onopen?.()
    const giveBackBoth = connection.subscribe(['runs', 'form:1'])
    giveBackRuns()
    giveBackRuns()
    expect(newest().sent.at(-1)).toEqual({ type: 'subscribe', topics: ['form:1', 'runs'] })
    newest().onclose?.({ code: 1006 })
    vi.advanceTimersByTime(500)
    newest().onopen?.()
    expect(newest().sent).toEqual([{ type: 'subscribe', topics: ['form:1', 'runs'] }])
    giveBackBoth()
    expect(newest().sent.at(-1)).toEqual({ type: 'subscribe', topics: [] })
  })

  it('takes a line that answers no ping for lost', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    newest().onopen?.()
    vi.advanceTimersByTime(25_000)
    expect(newest().sent).toEqual([{ type: 'ping' }])
    newest().onmessage?.({ data: '{"type":"pong"}' })
    vi.advanceTimersByTime(25_000)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(10_000)
    expect(connection.state).toBe('waiting')
    expect(sockets[0]?.closed).toBe(true)
  })

  it('stays silent once it is stopped', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    newest().onopen?.()
    const socket = newest()
    connection.stop()
    expect(socket.closed).toBe(true)
    expect(socket.onmessage).toBeNull()
    vi.advanceTimersByTime(120_000)
    expect(sockets).toHaveLength(1)
  })

  it('hurries when it is waiting, and only then', () => {
    const { connection, sockets, newest } = setUp()
    connection.start()
    newest().onopen?.()
    connection.hurry()
    expect(sockets).toHaveLength(1)
    newest().onclose?.({ code: 1006 })
    connection.hurry()
    expect(sockets).toHaveLength(2)
  })
})

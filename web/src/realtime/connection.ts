import { parseEvent, type RealtimeEvent } from './events'

export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'stopped'

/** The part of a WebSocket that is used here; tests bring their own. */
export interface Socket {
  send(text: string): void
  close(code?: number): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

export interface ConnectionOptions {
  open: () => Socket
  onEvent: (event: RealtimeEvent) => void
  /** After every open except the first, and when the server says so: whatever happened in between was missed. */
  onMissed: () => void
  onState?: (state: ConnectionState) => void
  /** The server ended it on purpose (1008): the sign-in may be over. It comes back unless it is stopped. */
  onRefused?: () => void
  /** 0 to 1, spreads the reconnects of many browsers. */
  random?: () => number
}

const PING_MILLIS = 25_000
/** No answer to a ping within this: the line is dead although nobody closed it. */
const PONG_MILLIS = 10_000
const FIRST_WAIT_MILLIS = 500
const LONGEST_WAIT_MILLIS = 20_000
/** Waits begin anew after a connection that lived this long; one that ends at once is no success. */
const STEADY_MILLIS = 10_000
const CATCH_UP_MILLIS = 3_000
/** RFC 6455: policy violation. */
const REFUSED = 1008

/** One socket that comes back by itself and keeps the wanted topics subscribed. */
export class RealtimeConnection {
  readonly #options: ConnectionOptions
  readonly #topics = new Map<string, number>()
  #socket: Socket | null = null
  #state: ConnectionState = 'stopped'
  #failures = 0
  #wasOpen = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #steady: ReturnType<typeof setTimeout> | undefined
  #pong: ReturnType<typeof setTimeout> | undefined
  #catchUp: ReturnType<typeof setTimeout> | undefined

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  get state(): ConnectionState {
    return this.#state
  }

  start() {
    if (this.#state === 'stopped') this.#connect()
  }

  stop() {
    this.#change('stopped')
    this.#drop()
  }

  /** Tries at once instead of after the wait: the tab came back, or the network did. */
  hurry() {
    if (this.#state !== 'waiting') return
    this.#failures = 0
    this.#connect()
  }

  /** Topics are counted: two screens may want the same. Call the answer to give them back. */
  subscribe(topics: readonly string[]): () => void {
    for (const topic of topics) this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1)
    this.#sendTopics()
    let given = false
    return () => {
      if (given) return
      given = true
      for (const topic of topics) this.#release(topic)
      this.#sendTopics()
    }
  }

  #release(topic: string) {
    const count = (this.#topics.get(topic) ?? 0) - 1
    if (count > 0) this.#topics.set(topic, count)
    else this.#topics.delete(topic)
  }

  #connect() {
    this.#drop()
    this.#change('connecting')
    const socket = this.#options.open()
    this.#socket = socket
    socket.onopen = () => this.#opened()
    socket.onmessage = ({ data }) => this.#received(data)
    socket.onclose = ({ code }) => this.#closed(code)
  }

  #opened() {
    this.#change('open')
    this.#steady = setTimeout(() => {
      this.#failures = 0
    }, STEADY_MILLIS)
    if (this.#topics.size > 0) this.#sendTopics()
    this.#schedulePing()
    if (this.#wasOpen) this.#options.onMissed()
    this.#wasOpen = true
  }

  #received(data: unknown) {
    const event = parseEvent(data)
    if (!event) return
    if (event.type === 'pong') clearTimeout(this.#pong)
    else if (event.type === 'missed') this.#missed()
    else this.#options.onEvent(event)
  }

  /** All browsers are told at the same moment, and should not ask at the same moment. */
  #missed() {
    clearTimeout(this.#catchUp)
    this.#catchUp = setTimeout(
      this.#options.onMissed,
      CATCH_UP_MILLIS * (this.#options.random ?? Math.random)(),
    )
  }

  #closed(code?: number) {
    this.#drop()
    if (this.#state === 'stopped') return
    this.#change('waiting')
    this.#timer = setTimeout(() => this.#connect(), this.#wait())
    this.#failures += 1
    if (code === REFUSED) this.#options.onRefused?.()
  }

  /** Doubles from half a second to twenty, of which the upper half is random. */
  #wait(): number {
    const whole = Math.min(FIRST_WAIT_MILLIS * 2 ** this.#failures, LONGEST_WAIT_MILLIS)
    return whole / 2 + (whole / 2) * (this.#options.random ?? Math.random)()
  }

  #schedulePing() {
    this.#timer = setTimeout(() => {
      this.#socket?.send(JSON.stringify({ type: 'ping' }))
      this.#pong = setTimeout(() => this.#closed(), PONG_MILLIS)
      this.#schedulePing()
    }, PING_MILLIS)
  }

  #sendTopics() {
    if (this.#state !== 'open') return
    this.#socket?.send(JSON.stringify({ type: 'subscribe', topics: [...this.#topics.keys()].sort() }))
  }

  #drop() {
    clearTimeout(this.#timer)
    clearTimeout(this.#steady)
    clearTimeout(this.#pong)
    clearTimeout(this.#catchUp)
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    socket.onopen = null
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }

  #change(state: ConnectionState) {
    if (this.#state === state) return
    this.#state = state
    this.#options.onState?.(state)
  }
}

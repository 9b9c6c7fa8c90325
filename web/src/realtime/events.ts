import type { Id, Message, RunState } from '../api/types'

export type ChatChange = 'created' | 'updated' | 'members' | 'closed' | 'left'

/** What the server tells over `/realtime`. */
export type RealtimeEvent =
  | { type: 'hello'; personId: Id }
  | { type: 'message'; chatId: Id; message: Message }
  | { type: 'chat'; chatId: Id; change: ChatChange }
  | { type: 'read'; conversationId: string; readSeq: number }
  | { type: 'records'; formId: Id; recordId: Id }
  | { type: 'run'; runId: Id; flowId: Id; state: RunState }
  /** What runs wait for me to do is not what it was. */
  | { type: 'errands' }
  /** Calls of a connection, or groups on its platform. */
  | { type: 'connection'; connectionId: Id }
  /** Nodes of the server could not hear each other for a while: events may be missing. */
  | { type: 'missed' }
  | { type: 'pong' }

type Shape = { [field: string]: 'string' | 'number' | 'object' }

const SHAPES: { [type in RealtimeEvent['type']]: Shape } = {
  hello: { personId: 'string' },
  message: { chatId: 'string', message: 'object' },
  chat: { chatId: 'string', change: 'string' },
  read: { conversationId: 'string', readSeq: 'number' },
  records: { formId: 'string', recordId: 'string' },
  run: { runId: 'string', flowId: 'string', state: 'string' },
  errands: {},
  connection: { connectionId: 'string' },
  missed: {},
  pong: {},
}

/** Undefined for anything this version does not know: a newer server may tell more. */
export function parseEvent(data: unknown): RealtimeEvent | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const event: unknown = JSON.parse(data)
    return isEvent(event) ? event : undefined
  } catch {
    return undefined
  }
}

function isEvent(value: unknown): value is RealtimeEvent {
  if (typeof value !== 'object' || value === null) return false
  const event: { [field: string]: unknown } = { ...value }
  if (typeof event.type !== 'string' || !Object.hasOwn(SHAPES, event.type)) return false
  const shape: Shape = SHAPES[event.type as RealtimeEvent['type']]
  return Object.entries(shape).every(([field, type]) => typeof event[field] === type && event[field] !== null)
}

import type { Id, Message, NoticeMessage, TextMessage } from '../../api/types'

/** Messages of one person further apart than this start a new group with its own time. */
const GROUP_MILLIS = 5 * 60_000

export type TimelineItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string }
  | { type: 'notice'; key: string; message: NoticeMessage }
  | { type: 'group'; key: string; senderId: Id | null; messages: [TextMessage, ...TextMessage[]] }

/**
 * What the message pane shows, oldest first: messages grouped by person and time, a line where a day begins,
 * and one where the unread messages of others begin.
 *
 * @param readSeq up to where I had read when the chat was opened
 */
export function timeline(messages: readonly Message[], readSeq: number, meId: Id): TimelineItem[] {
  const items: TimelineItem[] = []
  const firstUnread = messages.find(({ seq, senderId }) => seq > readSeq && senderId !== meId)
  // Without a read message above it, the line would only repeat where the chat begins.
  const marked = readSeq > 0 ? firstUnread : undefined
  let previous: Message | undefined
  for (const message of messages) {
    const newDay = !previous || localDay(previous) !== localDay(message)
    if (newDay) items.push({ type: 'day', key: `day-${message.seq}`, at: message.createdAt })
    if (message === marked) items.push({ type: 'unread', key: 'unread' })
    if (!continues(items.at(-1), previous, message)) items.push(start(message))
    previous = message
  }
  return items
}

/** Adds the message to the group when it belongs to it. */
function continues(item: TimelineItem | undefined, previous: Message | undefined, message: Message): boolean {
  if (item?.type !== 'group' || message.kind !== 'TEXT' || !previous) return false
  const near = Date.parse(message.createdAt) - Date.parse(previous.createdAt) < GROUP_MILLIS
  if (!near || item.senderId !== message.senderId) return false
  item.messages.push(message)
  return true
}

function start(message: Message): TimelineItem {
  return message.kind === 'NOTICE'
    ? { type: 'notice', key: message.id, message }
    : { type: 'group', key: message.id, senderId: message.senderId, messages: [message] }
}

function localDay(message: Message): string {
  return new Date(message.createdAt).toDateString()
}

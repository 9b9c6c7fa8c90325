import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keys } from '../api/keys'
import { conversation, textMessage } from '../testing/chats'
import { CacheUpdates } from './caches'
import type { Conversations } from './chatCache'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const queries = new QueryClient()
  const stale = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated
  return { queries, caches: new CacheUpdates(queries), stale }
}

it('a burst of events refetches once', () => {
  const { queries, caches, stale } = setUp()
  queries.setQueryData(keys.runs, [])
  const invalidate = vi.spyOn(queries, 'invalidateQueries')
  for (let i = 0; i < 100; i++) caches.apply({ type: 'run', runId: 'r', flowId: 'f', state: 'RUNNING' })
  expect(stale(keys.runs)).toBe(false)
  vi.advanceTimersByTime(200)
  expect(stale(keys.runs)).toBe(true)
  expect(invalidate.mock.calls.map(([filters]) => filters?.queryKey)).toEqual([keys.runs, keys.run('r')])
})

it('what waits for me is asked for again when it changed', () => {
  const { queries, caches, stale } = setUp()
  queries.setQueryData(keys.errands, { items: [] })
  queries.setQueryData(keys.runs, [])
  caches.apply({ type: 'errands' })
  vi.advanceTimersByTime(200)
  expect(stale(keys.errands)).toBe(true)
  expect(stale(keys.runs)).toBe(false)
})

it('a record refreshes its form only', () => {
  const { queries, caches, stale } = setUp()
  queries.setQueryData([...keys.records('f'), 'page'], [])
  queries.setQueryData([...keys.records('other'), 'page'], [])
  caches.apply({ type: 'records', formId: 'f', recordId: 'r' })
  vi.advanceTimersByTime(200)
  expect(stale([...keys.records('f'), 'page'])).toBe(true)
  expect(stale([...keys.records('other'), 'page'])).toBe(false)
})

it('a connection refreshes what its page shows of it, not the form one is filling in', () => {
  const { queries, caches, stale } = setUp()
  queries.setQueryData([...keys.connectionParts('c'), 'calls'], [])
  queries.setQueryData(keys.connection('c'), {})
  caches.apply({ type: 'connection', connectionId: 'c' })
  vi.advanceTimersByTime(200)
  expect(stale([...keys.connectionParts('c'), 'calls'])).toBe(true)
  expect(stale(keys.connection('c'))).toBe(false)
})

it('a message goes into the list at once, without a request', () => {
  const { queries, caches, stale } = setUp()
  const list: Conversations = {
    pages: [{ items: [conversation('a'), conversation('b')], nextCursor: null, references: {} }],
    pageParams: [null],
  }
  queries.setQueryData(keys.conversations, list)
  caches.apply({ type: 'message', chatId: 'b', message: textMessage({ chatId: 'b', seq: 2 }) })
  const first = queries.getQueryData<Conversations>(keys.conversations)?.pages[0]?.items[0]
  expect(first).toMatchObject({ id: 'GROUPb', unread: 1, lastSeq: 2 })
  vi.advanceTimersByTime(200)
  expect(stale(keys.conversations)).toBe(false)
})

it('a message of an unknown conversation refetches the list', () => {
  const { queries, caches, stale } = setUp()
  queries.setQueryData(keys.conversations, { pages: [], pageParams: [] } satisfies Conversations)
  caches.apply({ type: 'message', chatId: 'new', message: textMessage({ chatId: 'new' }) })
  vi.advanceTimersByTime(200)
  expect(stale(keys.conversations)).toBe(true)
})

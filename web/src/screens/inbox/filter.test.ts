import { expect, it } from 'vitest'
import { conversation } from '../../testing/chats'
import { filtered } from './filter'

const quiet = conversation('quiet')
const unread = { ...conversation('unread'), unread: 2 }
const external = { ...conversation('External'), chat: { ...conversation('External').chat, external: true } }
const all = [quiet, unread, external]
const ids = (...args: Parameters<typeof filtered>) => filtered(...args).map(({ chat }) => chat.id)

it('shows what was asked for', () => {
  expect(ids(all, 'all', '', undefined)).toEqual(['quiet', 'unread', 'External'])
  expect(ids(all, 'unread', '', undefined)).toEqual(['unread'])
  expect(ids(all, 'external', '', undefined)).toEqual(['External'])
})

it('keeps the open chat among the unread', () => {
  expect(ids(all, 'unread', '', 'quiet')).toEqual(['quiet', 'unread'])
})

it('searches names whatever their case', () => {
  expect(ids(all, 'all', ' external ', undefined)).toEqual(['External'])
})

import { expect, it, vi } from 'vitest'
import { Drafts } from './drafts'

function storage(content: { [key: string]: string } = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => {
      content[key] = value
    },
  }
}

it('keeps one draft for each conversation, over a reload', () => {
  const store = storage()
  const drafts = new Drafts(store, 'key')
  drafts.set('a', { text: '给甲', picked: [{ id: 'z', name: '张伟' }] })
  drafts.set('b', { text: '给乙', picked: [] })
  drafts.set('b', { text: '', picked: [] })
  const reloaded = new Drafts(store, 'key')
  expect(reloaded.get('a')).toEqual({ text: '给甲', picked: [{ id: 'z', name: '张伟' }] })
  expect(reloaded.get('b').text).toBe('')
  expect(JSON.parse(store.content.key ?? '')).toHaveLength(1)
})

it('tells its listeners', () => {
  const drafts = new Drafts(storage(), 'key')
  const listener = vi.fn()
  const stop = drafts.subscribe(listener)
  drafts.set('a', { text: 'x', picked: [] })
  stop()
  drafts.set('a', { text: 'y', picked: [] })
  expect(listener).toHaveBeenCalledOnce()
})

it.each(['{', '{"a":1}', '[["a"]]', '[["a",{"text":3}]]'])('starts empty from a store with %s', (text) => {
  expect(new Drafts(storage({ key: text }), 'key').get('a').text).toBe('')
})

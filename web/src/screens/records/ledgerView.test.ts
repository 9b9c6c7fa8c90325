import { describe, expect, it } from 'vitest'
import type { Field } from '../../api/types'
import { filterOf, nextSort, readView, sortOf, usualColumns, withoutUnknown, writeView } from './ledgerView'

const address = (view: { [name: string]: string }) => new URLSearchParams(view)

describe('the view of a ledger in the address', () => {
  it('is empty for the plain ledger, newest first', () => {
    const view = readView(address({}))
    expect(sortOf(view)).toBe('-createdAt')
    expect(writeView(view).toString()).toBe('')
  })

  it('survives the way there and back', () => {
    const filter = { any: [{ field: 'host', op: 'equals', value: 'p1' }] }
    const given = { q: '报价', filter: JSON.stringify(filter), sort: 'budget', columns: 'serial,topic' }
    const view = readView(address(given))
    expect(filterOf(view)).toEqual(filter)
    expect(Object.fromEntries(writeView(view))).toEqual(given)
  })

  it('takes a single comparison for a list of one', () => {
    const view = readView(address({ filter: '{"field":"host","op":"isEmpty"}' }))
    expect(filterOf(view)).toEqual({ all: [{ field: 'host', op: 'isEmpty' }] })
  })

  it('drops what the form no longer has instead of asking the server for it', () => {
    const fields: Field[] = [{ key: 'topic', type: 'text', label: '主题' }]
    const filter = JSON.stringify({
      all: [{ field: 'topic', op: 'isEmpty' }, { any: [{ field: 'gone', op: 'isEmpty' }] }],
    })
    const view = withoutUnknown(readView(address({ filter, sort: 'gone', columns: 'gone,topic' })), fields)
    expect(view.parts).toEqual([{ field: 'topic', op: 'isEmpty' }])
    expect(sortOf(view)).toBe('-createdAt')
    expect(view.columns).toEqual(['topic'])
  })
})

it('sorts a column up, then down, then as usual', () => {
  const up = nextSort({ key: 'createdAt', descending: true }, 'budget')
  const down = nextSort(up, 'budget')
  expect([up, down, nextSort(down, 'budget')]).toEqual([
    { key: 'budget', descending: false },
    { key: 'budget', descending: true },
    { key: 'createdAt', descending: true },
  ])
})

it('leaves long texts and the last change out of the usual columns', () => {
  const fields: Field[] = [
    { key: 'topic', type: 'text', label: '' },
    { key: 'agenda', type: 'textarea', label: '' },
    { key: 'updatedAt', type: 'datetime', label: '' },
  ]
  expect(usualColumns(fields)).toEqual(['topic'])
})

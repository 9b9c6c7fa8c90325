import { describe, expect, it } from 'vitest'
import type { Field, Form, TextField } from '../../api/types'
import { type DesignerAction, designerOf, designerReducer, isChanged } from './designerState'

const words = { label: '单行文本', option: (n: number) => `选项 ${n}` }
const text = (key: string): TextField => ({ key, type: 'text', label: key })

function formOf(...fields: Field[]): Form {
  const time = '2026-11-21T00:00:00Z'
  const form = { id: 'f', key: 'create-group', name: '创建会话群', appId: null, version: 3 }
  return { ...form, definition: { fields }, createdAt: time, updatedAt: time }
}

function designed(form: Form, ...actions: DesignerAction[]) {
  const state = actions.reduce(designerReducer, designerOf(form))
  return { state, fields: state.history.present.fields.map(({ field }) => field) }
}

describe('the form designer', () => {
  it('puts a new field below the chosen one and chooses it', () => {
    const { state, fields } = designed(
      formOf(text('a'), text('b')),
      { type: 'select', id: 'saved-a' },
      { type: 'add', field: 'text', words },
      { type: 'add', field: 'text', words },
    )
    expect(fields.map((field) => field.key)).toEqual(['a', 'text1', 'text2', 'b'])
    expect(state.selected).toBe('new-2')
  })

  it('never gives a new field the key of a saved one that was just deleted', () => {
    const { fields } = designed(
      formOf(text('text1')),
      { type: 'remove', id: 'saved-text1' },
      { type: 'add', field: 'text', words },
    )
    expect(fields.map((field) => field.key)).toEqual(['text2'])
  })

  it('duplicates rules but not the key', () => {
    const { fields } = designed(formOf({ ...text('a'), required: true, maxLength: 9 }), {
      type: 'duplicate',
      id: 'saved-a',
      label: 'a 副本',
    })
    expect(fields[1]).toEqual({ key: 'text1', type: 'text', label: 'a 副本', required: true, maxLength: 9 })
  })

  it('chooses the neighbour of a deleted field', () => {
    const form = formOf(text('a'), text('b'))
    expect(designed(form, { type: 'remove', id: 'saved-a' }).state.selected).toBe('saved-b')
    expect(designed(form, { type: 'remove', id: 'saved-b' }).state.selected).toBe('saved-a')
  })

  it('has nothing to save after undoing everything', () => {
    const { state } = designed(
      formOf(text('a')),
      { type: 'rename', name: '其他' },
      { type: 'move', id: 'saved-a', to: 0 },
      { type: 'undo' },
      { type: 'undo' },
    )
    expect(isChanged(state)).toBe(false)
  })

  it('keeps what was typed while a save was under way as unsaved', () => {
    const form = formOf(text('a'))
    const sent = designed(form, { type: 'add', field: 'text', words }).state
    const typed = designerReducer(sent, { type: 'rename', name: '更新会话群' })
    const done = designerReducer(typed, {
      type: 'saved',
      form: { ...form, version: 4 },
      sent: sent.history.present,
    })
    expect(done.version).toBe(4)
    expect(isChanged(done)).toBe(true)
    expect(done.history.present.fields.every((each) => each.saved)).toBe(true)
  })
})

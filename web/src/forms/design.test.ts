import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import { changeField, designOf, fieldsOf, insertField, moveField, removeField, sameDesign } from './design'
import { record, redo, undo, undoable } from './undo'

const text = (key: string): Field => ({ key, type: 'text', label: key })
const design = designOf('创建会话群', [text('a'), text('b'), text('c')])
const order = (of: typeof design) => fieldsOf(of).map((field) => field.key)

describe('a design', () => {
  it('takes a field at the place where it is put', () => {
    const added = { id: 'new', field: text('x'), saved: false }
    expect(order(insertField(design, added, 1))).toEqual(['a', 'x', 'b', 'c'])
    expect(order(insertField(design, added, 99))).toEqual(['a', 'b', 'c', 'x'])
  })

  it('moves a field so that it ends up where it is dropped', () => {
    expect(order(moveField(design, 'saved-a', 2))).toEqual(['b', 'c', 'a'])
    expect(order(moveField(design, 'saved-c', 0))).toEqual(['c', 'a', 'b'])
    expect(moveField(design, 'nobody', 0)).toBe(design)
  })

  it('lets rules follow a field whose key is renamed', () => {
    const linkage = { form: 'l', take: 'x', when: [{ field: 'n', equals: 'a' }] }
    const linked = changeField(design, 'saved-b', { ...text('b'), linkage })
    const renamed = changeField(linked, 'saved-a', text('group'))
    expect(fieldsOf(renamed)[1]?.linkage?.when).toEqual([{ field: 'n', equals: 'group' }])
  })

  it('knows when there is nothing to save', () => {
    expect(sameDesign(design, moveField(moveField(design, 'saved-a', 2), 'saved-a', 0))).toBe(true)
    expect(sameDesign(design, removeField(design, 'saved-a'))).toBe(false)
    expect(sameDesign(design, { ...design, name: '其他' })).toBe(false)
  })
})

describe('undo', () => {
  it('takes back typing as one step and other changes one by one', () => {
    let state = undoable('')
    for (const typed of ['群', '群聊', '群聊名']) state = record(state, typed, 'a.label')
    state = record(state, '群聊名!', null)
    expect(undo(state).present).toBe('群聊名')
    expect(undo(undo(state)).present).toBe('')
    expect(redo(undo(state)).present).toBe('群聊名!')
  })

  it('forgets the future once something new is done', () => {
    const state = record(undo(record(undoable(1), 2)), 3)
    expect(redo(state)).toBe(state)
  })

  it('does not join typing again after an undo', () => {
    const typed = record(record(undoable(''), 'a', 'm'), 'ab', 'm')
    const again = record(undo(typed), 'x', 'm')
    expect(undo(again).present).toBe('')
    expect(again.past).toHaveLength(1)
  })
})

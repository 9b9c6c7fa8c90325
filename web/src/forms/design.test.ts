import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import {
  changeField,
  definitionOf,
  designOf,
  fieldsOf,
  insertField,
  moveField,
  removeField,
  sameDesign,
} from './design'

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

  it('is saved without blanks around names and without defaults that say nothing', () => {
    const typed: Field = { ...text('a'), label: ' 群聊名称 ', default: { type: 'value', value: '' } }
    expect(definitionOf(designOf('', [typed])).fields).toEqual([
      { key: 'a', type: 'text', label: '群聊名称' },
    ])
  })

  it('knows when there is nothing to save', () => {
    expect(sameDesign(design, moveField(moveField(design, 'saved-a', 2), 'saved-a', 0))).toBe(true)
    expect(sameDesign(design, removeField(design, 'saved-a'))).toBe(false)
    expect(sameDesign(design, { ...design, name: '其他' })).toBe(false)
  })
})

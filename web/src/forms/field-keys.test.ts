import { expect, it } from 'vitest'
import { isKey, nextKey } from './field-keys'
import { newField } from './new-field'

it('gives the first free number of a type', () => {
  expect(nextKey('text', [])).toBe('text1')
  expect(nextKey('member', ['member1', 'member3', 'text2'])).toBe('member2')
})

it('accepts keys that flows can name', () => {
  expect(['name', 'chatId2', 'a'.repeat(40)].every(isKey)).toBe(true)
  expect(['Name', '1a', 'chat-id', '名称', '', 'a'.repeat(41)].some(isKey)).toBe(false)
})

it('puts down a select that already has options', () => {
  const field = newField('select', ['select1'], { label: '下拉单选', option: (n) => `选项 ${n}` })
  expect(field).toMatchObject({ key: 'select2', options: { items: [{ value: '选项 1' }, {}, {}] } })
})

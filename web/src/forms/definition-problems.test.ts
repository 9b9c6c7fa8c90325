import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import type { FormOutline } from './definition'
import { definitionProblems } from './definition-problems'

const ledger: FormOutline = {
  id: 'f1',
  key: 'group-ledger',
  name: '会话群数据汇总',
  definition: {
    fields: [
      { key: 'name', type: 'text', label: '群聊名称' },
      { key: 'chatId', type: 'text', label: '群聊ID' },
      { key: 'size', type: 'number', label: '人数' },
    ],
  },
}
const group: Field = {
  key: 'group',
  type: 'select',
  label: '选择群聊',
  options: { type: 'form', form: 'group-ledger', field: 'name' },
}
const chatId: Field = {
  key: 'chatId',
  type: 'text',
  label: '群聊ID',
  linkage: { form: 'group-ledger', take: 'chatId', when: [{ field: 'name', equals: 'group' }] },
}

function codes(...fields: Field[]): string[] {
  return definitionProblems(fields, [ledger]).map((problem) => problem.code)
}

describe('the problems of a form', () => {
  it('are none for the form that updates a chat', () => {
    expect(codes(group, chatId)).toEqual([])
  })

  it('name labels and keys that are missing, wrong or twice', () => {
    expect(codes({ key: 'a', type: 'text', label: ' ' })).toEqual(['label-missing'])
    expect(codes({ key: 'A', type: 'text', label: 'a' })).toEqual(['key-invalid'])
    expect(codes({ key: 'createdAt', type: 'text', label: 'a' })).toEqual(['key-reserved'])
    expect(codes({ key: 'a', type: 'text', label: 'x' }, { key: 'a', type: 'text', label: 'y' })).toEqual([
      'key-duplicate',
      'key-duplicate',
    ])
  })

  it('warn of two fields a reader cannot tell apart, without forbidding them', () => {
    const twice = definitionProblems(
      [
        { key: 'a', type: 'text', label: '备注' },
        { key: 'b', type: 'text', label: '备注' },
      ],
      [],
    )
    expect(twice.map((problem) => [problem.code, problem.severity])).toEqual([
      ['label-duplicate', 'warning'],
      ['label-duplicate', 'warning'],
    ])
  })

  it('find option sources that are open or gone', () => {
    expect(codes({ ...group, options: { type: 'form', form: 'group-ledger', field: '' } })).toEqual([
      'source-incomplete',
    ])
    expect(codes({ ...group, options: { type: 'form', form: 'deleted', field: 'name' } })).toEqual([
      'source-gone',
    ])
    expect(codes({ ...group, options: { type: 'form', form: 'group-ledger', field: 'size' } })).toEqual([
      'source-gone',
    ])
  })

  it('do not judge other forms before they are known', () => {
    const gone: Field = { ...group, options: { type: 'form', form: 'deleted', field: 'name' } }
    expect(definitionProblems([gone], undefined)).toEqual([])
  })

  it('find options that are blank, twice or missing', () => {
    const options = (...labels: string[]): Field => ({
      ...group,
      options: { type: 'static', items: labels.map((label) => ({ value: label, label })) },
    })
    expect(codes(options())).toEqual(['options-empty'])
    expect(codes(options('红', ' '))).toEqual(['option-blank'])
    expect(definitionProblems([options('红', '蓝', '红')], [])[0]).toMatchObject({
      code: 'option-duplicate',
      names: ['红'],
    })
  })

  it('name the fields of a circle of linkages, once', () => {
    const link = (key: string, equals: string): Field => ({
      key,
      type: 'text',
      label: key.toUpperCase(),
      linkage: { form: 'group-ledger', take: 'chatId', when: [{ field: 'name', equals }] },
    })
    const problems = definitionProblems([link('a', 'b'), link('b', 'a')], [ledger])
    expect(problems).toEqual([
      { at: 0, code: 'linkage-cycle', property: 'linkage', severity: 'error', names: ['A', 'B', 'A'] },
    ])
  })

  it('find linkages that are open, lost their field or take another kind of value', () => {
    const linkage = { form: 'group-ledger', take: 'chatId', when: [{ field: 'name', equals: 'group' }] }
    expect(codes(group, { ...chatId, linkage: { ...linkage, take: '' } })).toEqual(['linkage-incomplete'])
    expect(codes(chatId)).toEqual(['linkage-gone'])
    expect(codes(group, { ...chatId, linkage: { ...linkage, take: 'size' } })).toEqual(['linkage-mismatch'])
  })

  it('find limits that exclude everything and defaults that break their own rules', () => {
    expect(codes({ key: 'a', type: 'text', label: 'a', minLength: 5, maxLength: 2 })).toEqual([
      'length-range',
    ])
    // Without a limit of its own a text takes 200 characters.
    expect(codes({ key: 'a', type: 'text', label: 'a', minLength: 201 })).toEqual(['length-range'])
    expect(codes({ key: 'a', type: 'number', label: 'a', min: 5, max: 2 })).toEqual(['limit-range'])
    expect(
      codes({ key: 'a', type: 'number', label: 'a', max: 2, default: { type: 'value', value: 3 } }),
    ).toEqual(['default-invalid'])
  })

  it('warn of a required field that nobody can fill', () => {
    expect(codes({ key: 'a', type: 'text', label: 'a', required: true, readOnly: true })).toEqual([
      'never-filled',
    ])
  })
})

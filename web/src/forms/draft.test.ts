import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import { changedValues, draftValues, submittedValues } from './draft'

const context = { personId: 'p1', departmentIds: ['d1', 'd2'], now: new Date(2026, 10, 21, 23, 30) }
const fields: Field[] = [
  { key: 'owner', type: 'member', label: '', default: { type: 'currentPerson' } },
  { key: 'members', type: 'members', label: '', default: { type: 'currentPerson' } },
  { key: 'unit', type: 'department', label: '', default: { type: 'currentDepartment' } },
  { key: 'day', type: 'date', label: '', default: { type: 'now' } },
  { key: 'title', type: 'text', label: '', default: { type: 'value', value: '报价组' } },
  { key: 'chatId', type: 'text', label: '', linkage: { form: 'l', take: 'c', when: [] } },
  { key: 'number', type: 'serial', label: '' },
]

describe('a draft', () => {
  it('starts with the defaults of who fills it in, in the local day', () => {
    expect(draftValues(fields, context)).toEqual({
      owner: 'p1',
      members: ['p1'],
      unit: 'd1',
      day: '2026-11-21',
      title: '报价组',
    })
  })

  it('starts without a department when the person has none', () => {
    expect(draftValues(fields, { ...context, departmentIds: [] })).not.toHaveProperty('unit')
  })

  it('sends what a person filled in and nothing the server computes', () => {
    const plain = fields.map(({ default: _, ...field }) => field as Field)
    const values = { owner: 'p2', members: [], title: ' ', chatId: 'c9', number: '0001' }
    expect(submittedValues(plain, values)).toEqual({ owner: 'p2' })
  })

  it('says that a default was cleared, or the server would put it back', () => {
    expect(submittedValues(fields.slice(0, 2), { owner: 'p2', members: [] })).toEqual({
      owner: 'p2',
      members: null,
    })
  })

  it('sends only changes when editing, null for what was cleared', () => {
    const before = { owner: 'p1', title: 'a', members: ['p1', 'p2'], chatId: 'c1' }
    const after = { owner: 'p1', title: '', members: ['p2', 'p1'], day: undefined, chatId: 'c2' }
    expect(changedValues(fields, before, after)).toEqual({ title: null, members: ['p2', 'p1'] })
  })
})

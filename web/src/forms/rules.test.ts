import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import { checkValue, checkValues, isEmpty } from './rules'

const name: Field = {
  key: 'name',
  type: 'text',
  label: '群聊名称',
  required: true,
  minLength: 2,
  maxLength: 5,
}
const amount: Field = { key: 'amount', type: 'number', label: '金额', min: 0, max: 100, scale: 2 }
const colour: Field = {
  key: 'colour',
  type: 'select',
  label: '颜色',
  options: { type: 'static', items: [{ value: 'red', label: '红' }] },
}

describe('the rules of a value', () => {
  it('asks for a required value, and blanks are none', () => {
    expect(checkValue(name, '   ')).toEqual({ code: 'required' })
    expect(checkValue({ key: 'm', type: 'members', label: '', required: true }, [])).toEqual({
      code: 'required',
    })
  })

  it('lets an optional value be missing whatever its other rules say', () => {
    expect(checkValue({ ...name, required: false }, undefined)).toBeNull()
    expect(checkValue(amount, null)).toBeNull()
  })

  it('counts characters as a reader does', () => {
    expect(checkValue(name, '🎉')).toEqual({ code: 'too-short', limit: 2 })
    expect(checkValue(name, '🎉🎉🎉🎉🎉')).toBeNull()
    expect(checkValue(name, '一二三四五六')).toEqual({ code: 'too-long', limit: 5 })
  })

  it('has a limit of its own where the field has none', () => {
    const text: Field = { key: 'a', type: 'text', label: '' }
    expect(checkValue(text, 'x'.repeat(201))).toEqual({ code: 'too-long', limit: 200 })
    expect(checkValue({ ...text, type: 'textarea' }, 'x'.repeat(5001))?.limit).toBe(5000)
  })

  it('keeps numbers within limits and decimals', () => {
    expect(checkValue(amount, -0.01)).toEqual({ code: 'too-small', limit: 0 })
    expect(checkValue(amount, 100.5)).toEqual({ code: 'too-large', limit: 100 })
    expect(checkValue(amount, 1.005)).toEqual({ code: 'too-many-decimals', limit: 2 })
    expect(checkValue(amount, 1e-7)).toEqual({ code: 'too-many-decimals', limit: 2 })
    expect(checkValue(amount, 0)).toBeNull()
  })

  it('takes only options that exist, and leaves options of another form to the server', () => {
    expect(checkValue(colour, 'blue')).toEqual({ code: 'not-an-option' })
    expect(checkValue({ ...colour, type: 'multiSelect' }, ['red', 'blue'])).toEqual({ code: 'not-an-option' })
    expect(
      checkValue({ ...colour, options: { type: 'form', form: 'ledger', field: 'name' } }, 'any'),
    ).toBeNull()
  })

  it('does not ask a person for what the server computes', () => {
    const linked: Field = { ...name, linkage: { form: 'ledger', take: 'chatId', when: [] } }
    expect(checkValues([linked, { key: 'no', type: 'serial', label: '', required: true }], {}).size).toBe(0)
  })

  it('calls zero and false filled', () => {
    expect(isEmpty(0)).toBe(false)
    expect(isEmpty(false)).toBe(false)
  })
})

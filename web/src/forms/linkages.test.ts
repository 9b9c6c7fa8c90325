import { describe, expect, it } from 'vitest'
import type { Field } from '../api/types'
import { linkageCycle, linkageFingerprint, linkageInputs } from './linkages'

function text(key: string, ...inputs: string[]): Field {
  const linkage = { form: 'ledger', take: 'x', when: inputs.map((equals) => ({ field: 'name', equals })) }
  return { key, type: 'text', label: key, ...(inputs.length > 0 ? { linkage } : {}) }
}

describe('linkages', () => {
  it('listen to the fields they compare with, and to no others', () => {
    const fields = [text('group'), text('note'), text('chatId', 'group')]
    expect([...linkageInputs(fields)]).toEqual(['group'])
    const before = linkageFingerprint(fields, { group: 'a' })
    expect(linkageFingerprint(fields, { group: 'a', note: 'changed' })).toBe(before)
    expect(linkageFingerprint(fields, { group: 'b' })).not.toBe(before)
  })

  it('may build on each other', () => {
    expect(linkageCycle([text('a'), text('b', 'a'), text('c', 'a', 'b')])).toBeNull()
  })

  it('name the fields of a circle, without those that only lead into it', () => {
    expect(linkageCycle([text('in', 'a'), text('a', 'b'), text('b', 'c'), text('c', 'a')])).toEqual([
      'a',
      'b',
      'c',
      'a',
    ])
    expect(linkageCycle([text('a', 'a')])).toEqual(['a', 'a'])
  })
})

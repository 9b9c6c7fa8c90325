import { describe, expect, it } from 'vitest'
import { converted, guessed, literalTypeOf } from './literals'

const names = {
  person: (id: string) => (id === 'p1' ? '张伟' : undefined),
  department: (id: string) => (id === 'd1' ? '销售部' : undefined),
}

describe('a value that is written down', () => {
  it('is a number when it reads as one that can be counted with', () => {
    expect(['12', '-0.5', '0', '3.10'].map(guessed)).toEqual([12, -0.5, 0, 3.1])
    expect(['13800138000', '007', '1.', '1e5', '12 个', ''].map(guessed)).toEqual([
      '13800138000',
      '007',
      '1.',
      '1e5',
      '12 个',
      '',
    ])
    expect(guessed('true')).toBe(true)
  })

  it('tells what it is', () => {
    const values = [5, false, '好', '2026-11-21', '2026-11-21T09:00:00+08:00', 'p1', 'd1', ['p1'], ['a']]
    expect(values.map((value) => literalTypeOf(value, names))).toEqual([
      'number',
      'boolean',
      'text',
      'date',
      'datetime',
      'person',
      'department',
      'persons',
      'texts',
    ])
  })

  it('becomes another type where it can', () => {
    expect(converted('12', 'number')).toBe(12)
    expect(converted(12, 'text')).toBe('12')
    expect(converted('好', 'number')).toBeNull()
    expect(converted('好', 'texts')).toEqual(['好'])
    expect(converted('好', 'person')).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import type { Condition } from '../api/types'
import { conditionSentence } from './condition-sentence'
import { isComplete, operatorsFor, parseCondition } from './conditions'

const labels: { [key: string]: string } = { host: '主持人', state: '状态', place: '地点' }
const operators: { [op: string]: string } = { equals: '是', isEmpty: '为空' }
const words = {
  field: (key: string) => labels[key] ?? key,
  operator: (op: string) => operators[op] ?? op,
  value: (_: string, value: unknown) => (value === 'p1' ? '我' : String(value)),
  and: '且',
  or: '或',
  blank: '…',
}
const said = (condition: Condition) => conditionSentence(condition, words)

describe('a condition as a sentence', () => {
  it('reads as people say it', () => {
    const mine: Condition = {
      all: [
        { field: 'host', op: 'equals', value: 'p1' },
        { field: 'state', op: 'equals', value: '已通过' },
      ],
    }
    expect(said(mine)).toBe('主持人 是 我 且 状态 是 已通过')
  })

  it('brackets what belongs together, and only that', () => {
    const either: Condition = {
      any: [
        { field: 'state', op: 'equals', value: '已通过' },
        { field: 'place', op: 'isEmpty' },
      ],
    }
    expect(said({ all: [{ field: 'host', op: 'equals', value: 'p1' }, either] })).toBe(
      '主持人 是 我 且 (状态 是 已通过 或 地点 为空)',
    )
    expect(said({ all: [either, { any: [] }] })).toBe('状态 是 已通过 或 地点 为空')
  })

  it('shows a value that is still to be chosen and an expression as it is', () => {
    expect(said({ field: 'host', op: 'equals' })).toBe('主持人 是 …')
    expect(said({ left: 'trigger.record.name', op: 'equals', cel: 'steps.find.name' })).toBe(
      'trigger.record.name 是 steps.find.name',
    )
  })
})

describe('a condition from the address bar', () => {
  it('survives the way there and back', () => {
    const condition: Condition = { all: [{ field: 'host', op: 'equals', value: 'p1' }] }
    expect(parseCondition(JSON.stringify(condition))).toEqual(condition)
  })

  it('is none when somebody else wrote it', () => {
    const texts = [
      null,
      '',
      '{',
      '7',
      '{"all":7}',
      '{"field":"a","op":"explode"}',
      '{"all":[{"field":1,"op":"in"}]}',
    ]
    expect(texts.map(parseCondition)).toEqual(texts.map(() => null))
  })
})

it('is complete when its operator has the value it needs', () => {
  expect(isComplete({ field: 'place', op: 'isEmpty' })).toBe(true)
  expect(isComplete({ field: 'place', op: 'in', value: [] })).toBe(false)
  expect(isComplete({ field: 'amount', op: 'equals', value: 0 })).toBe(true)
  expect(isComplete({ field: '', op: 'isEmpty' })).toBe(false)
})

it('offers a choice what a choice can be asked', () => {
  expect(operatorsFor('select')).not.toContain('contains')
  expect(operatorsFor('members')).toContain('contains')
})

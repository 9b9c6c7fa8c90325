import { describe, expect, it } from 'vitest'
import { isComplete, operatorsFor, rightType, withOperator } from './conditions'
import type { Comparison } from './definition'
import { problemSite } from './problems'
import { accepts, VALUE_TYPES } from './values'

const row = (more: Partial<Comparison>): Comparison => ({
  left: 'trigger.record.name',
  op: 'equals',
  ...more,
})

describe('conditions', () => {
  it('keep the right side over operators of one kind and drop it otherwise', () => {
    expect(withOperator(row({ value: '组' }), 'contains', 'text')).toEqual(
      row({ op: 'contains', value: '组' }),
    )
    expect(withOperator(row({ value: '组' }), 'isEmpty', 'text')).toEqual(row({ op: 'isEmpty' }))
    expect(withOperator(row({ value: 'p1' }), 'in', 'person')).toEqual(row({ op: 'in' }))
  })

  it('are complete only with both sides where both are needed', () => {
    expect(isComplete({ all: [row({ value: 'x' }), row({ op: 'isEmpty' })] })).toBe(true)
    expect(isComplete({ all: [row({})] })).toBe(false)
    expect(isComplete({ any: [{ op: 'isEmpty' }] })).toBe(false)
    expect(isComplete(row({ value: 0 }))).toBe(true)
    expect(isComplete(row({ value: false }))).toBe(true)
  })

  it('compare a list with one of its members when it should contain it', () => {
    expect(rightType('persons', 'contains')).toBe('person')
    expect(rightType('persons', 'equals')).toBe('persons')
    expect(rightType('person', 'in')).toBe('persons')
  })

  it('offer an equality for every type', () => {
    const lists = ['records', 'list'] // known only by whether there is anything in them
    for (const type of VALUE_TYPES.filter((each) => !lists.includes(each)))
      expect(operatorsFor(type)).toContain('equals')
  })
})

describe('types', () => {
  it('let an id of a chat be kept as text and come back, but not a person', () => {
    expect(accepts('text', 'chat')).toBe(true)
    expect(accepts('chat', 'text')).toBe(true)
    expect(accepts('text', 'person')).toBe(false)
    expect(accepts('person', 'persons')).toBe(false)
  })
})

describe('a problem path', () => {
  it('leads to the card and the field', () => {
    expect(problemSite('steps.createChat.inputs.name')).toEqual({
      selection: { kind: 'step', key: 'createChat' },
      field: 'inputs.name',
    })
    expect(problemSite('trigger.form')).toEqual({ selection: { kind: 'trigger' }, field: 'form' })
    expect(problemSite('steps')).toEqual({ selection: null, field: '' })
  })
})

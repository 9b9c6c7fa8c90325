import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from './definition'
import { addRow, both, flow, updateChat } from './fixtures'
import {
  extendSelection,
  headOf,
  neighbour,
  type Selection,
  selectedKeys,
  selectTo,
  stillThere,
} from './selections'

const definition: FlowDefinition = {
  ...flow,
  steps: [updateChat, both, { ...addRow, key: 'one' }, { ...addRow, key: 'two' }],
}
const step = (key: string): Selection => ({ kind: 'step', key })

describe('choosing several steps', () => {
  it('takes all from the first to the last of a lane, whichever was clicked first', () => {
    expect(selectedKeys(selectTo(definition, step('updateChat'), 'one'))).toEqual([
      'updateChat',
      'both',
      'one',
    ])
    expect(selectedKeys(selectTo(definition, step('two'), 'both'))).toEqual(['both', 'one', 'two'])
  })

  it('chooses a step of another lane alone', () => {
    expect(selectTo(definition, step('updateChat'), 'find')).toEqual(step('find'))
  })

  it('grows and shrinks at the end that moves', () => {
    const two = extendSelection(definition, step('both'), 1)
    const three = extendSelection(definition, two, 1)
    expect(selectedKeys(three)).toEqual(['both', 'one', 'two'])
    expect(headOf(three)).toBe('two')
    expect(extendSelection(definition, three, 1)).toEqual(three)
    expect(extendSelection(definition, two, -1)).toEqual(step('both'))
  })

  it('ends when one of the steps is gone', () => {
    const chosen = selectTo(definition, step('one'), 'two')
    expect(stillThere(definition, chosen)).toBe(chosen)
    expect(stillThere(flow, chosen)).toBeNull()
  })
})

describe('arrow keys', () => {
  it('go through the cards as one reads, from the trigger to the last', () => {
    expect(neighbour(definition, null, 'down')).toEqual({ kind: 'trigger' })
    expect(neighbour(definition, { kind: 'trigger' }, 'down')).toEqual(step('updateChat'))
    expect(neighbour(definition, step('both'), 'down')).toEqual(step('find'))
    expect(neighbour(definition, step('updateChat'), 'up')).toEqual({ kind: 'trigger' })
    expect(neighbour(definition, step('two'), 'down')).toEqual(step('two'))
  })

  it('go over to the lane beside, and stay where there is none', () => {
    expect(neighbour(definition, step('find'), 'right')).toEqual(step('addRow'))
    expect(neighbour(definition, step('addRow'), 'left')).toEqual(step('find'))
    expect(neighbour(definition, step('find'), 'left')).toEqual(step('find'))
  })
})

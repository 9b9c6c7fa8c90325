import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from './definition'
import { flow, renamed, say } from './fixtures'
import { incompleteConditions, withOwn } from './incomplete'

const half: FlowDefinition = {
  trigger: { ...flow.trigger, filter: { all: [{ field: '', op: 'equals' }] } },
  steps: [
    {
      ...renamed,
      branches: [{ key: 'yes', name: '', when: { any: [{ left: 'trigger.by', op: 'equals' }] }, steps: [] }],
    },
  ],
}

describe('conditions that are not filled in', () => {
  it('are named by their place', () => {
    expect(incompleteConditions(half, say).map(({ path }) => path)).toEqual([
      'trigger.filter',
      'steps.renamed.branches.yes.when',
    ])
    expect(incompleteConditions(flow, say)).toEqual([])
  })

  it('are not told twice when the server complains about the same place', () => {
    const server = { path: 'trigger.filter', code: 'unknown-field', detail: '没有字段', position: null }
    expect(withOwn([server], incompleteConditions(half, say)).map(({ code }) => code)).toEqual([
      'unknown-field',
      'incomplete',
    ])
  })
})

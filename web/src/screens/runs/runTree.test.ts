import { describe, expect, it } from 'vitest'
import type { RunStep } from '../../api/types'
import type { Step } from '../../flows/definition'
import { rename, updateChat } from '../../flows/fixtures'
import { attentionPath, flatten, laneState, runTree } from './runTree'

const done = (path: string, more: Partial<RunStep> = {}): RunStep => ({
  path,
  key: path.split('.').at(-1) ?? '',
  name: '',
  type: 'action',
  state: 'DONE',
  input: {},
  output: {},
  error: null,
  startedAt: '2026-11-21T08:00:00Z',
  finishedAt: null,
  wakeAt: null,
  waitsFor: null,
  attempts: 1,
  effect: null,
  ...more,
})

const loop: Step = { type: 'forEach', key: 'each', items: { value: [] }, steps: [updateChat] }
const both: Step = {
  type: 'parallel',
  key: 'both',
  branches: [
    { key: 'left', steps: [updateChat] },
    { key: 'right', steps: [rename] },
  ],
}
const branch: Step = {
  type: 'branch',
  key: 'decide',
  mode: 'ALL',
  branches: [
    { key: 'yes', steps: [updateChat], when: { all: [] } },
    { key: 'no', steps: [rename], when: { all: [] } },
  ],
  otherwise: [],
}

const paths = (steps: readonly Step[], ran: RunStep[]) =>
  flatten(runTree(steps, ran)).map(({ path, done: step }) => `${path} ${step?.state ?? '-'}`)

describe('the tree of a run', () => {
  it('has the rounds of a loop that began, in order, with their items', () => {
    const ran = [
      done('each', { state: 'FAILED', input: { items: ['甲', '乙', '丙'] } }),
      done('each.1.updateChat', { state: 'FAILED' }),
      done('each.0.updateChat'),
    ]
    expect(paths([loop], ran)).toEqual(['each FAILED', 'each.0.updateChat DONE', 'each.1.updateChat FAILED'])
    const [node] = runTree([loop], ran)
    expect(node?.lanes.map(({ item }) => item)).toEqual(['甲', '乙'])
    expect(node?.lanes.map(laneState)).toEqual(['DONE', 'FAILED'])
  })

  it('has all lanes of a parallel step', () => {
    const ran = [done('both', { state: 'RUNNING' }), done('both.right.rename')]
    expect(paths([both], ran)).toEqual(['both RUNNING', 'both.left.updateChat -', 'both.right.rename DONE'])
  })

  it('has every arm that a branch took, and nothing inside what did not run', () => {
    expect(paths([branch], [done('decide', { branch: 'yes,no' })])).toEqual([
      'decide DONE',
      'decide.yes.updateChat -',
      'decide.no.rename -',
    ])
    expect(paths([branch], [done('decide', { branch: 'otherwise' })])).toEqual(['decide DONE'])
    expect(runTree([branch], [done('decide', { branch: 'otherwise' })])[0]?.lanes).toHaveLength(1)
    expect(paths([branch], [])).toEqual(['decide -'])
  })
})

describe('what to look at first', () => {
  it('is the innermost step that failed', () => {
    const steps = [
      done('each', { state: 'FAILED' }),
      done('each.0.updateChat'),
      done('each.1.updateChat', { state: 'FAILED' }),
    ]
    expect(attentionPath({ state: 'FAILED', steps })).toBe('each.1.updateChat')
  })

  it('is the step in doubt when a person must decide, the wait when there is one, nothing when all is done', () => {
    const doubt = [done('a', { state: 'FAILED' }), done('b', { state: 'IN_DOUBT' })]
    expect(attentionPath({ state: 'IN_DOUBT', steps: doubt })).toBe('b')
    expect(attentionPath({ state: 'WAITING', steps: [done('w', { state: 'WAITING' })] })).toBe('w')
    expect(attentionPath({ state: 'DONE', steps: [done('a')] })).toBeUndefined()
  })
})

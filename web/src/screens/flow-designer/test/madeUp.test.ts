import { expect, it } from 'vitest'
import type { FlowPlan } from '../../../api/types'
import { madeUpIds, withWords } from './madeUp'

const step = (what: string, input: object, output: object) => ({ what, input, output })

it('knows ids that a dry run made up from those that were read or given', () => {
  const plan = {
    steps: [
      step('ACTS', { name: '报价组' }, { chatId: 'c1' }),
      step('READS', {}, { id: 'r1' }),
      step('CHANGES', { id: 'r1' }, { id: 'r1' }),
      step('CHANGES', {}, { id: 'r2' }),
      step('ACTS', { chatId: 'c9' }, { chatId: 'c9' }),
      { ...step('STARTS', {}, {}), called: { steps: [step('CHANGES', {}, { id: 'r3' })] } },
    ],
  } as unknown as FlowPlan
  expect([...madeUpIds(plan)]).toEqual(['c1', 'r2', 'r3'])
})

it('puts words in the place of made-up ids, wherever they are', () => {
  const value = { chat: 'c1', rows: [{ id: 'r2', name: '甲' }] }
  expect(withWords(value, new Set(['c1', 'r2']), '…')).toEqual({ chat: '…', rows: [{ id: '…', name: '甲' }] })
})

import { describe, expect, it } from 'vitest'
import { insertStep } from './edits'
import { catalog, flow, say } from './fixtures'
import { newStep, suggestedValues } from './newSteps'
import { type StepChoice, stepChoices } from './offered'
import type { Place } from './places'
import { scopeAt } from './scope'

const end: Place = { lane: { step: 'renamed', branch: 'yes' }, index: 2 }
const add = (choice: StepChoice, place = end, definition = flow) =>
  newStep(choice, { definition, place, catalog, say })
const [updateChat] = stepChoices(catalog)

describe('a new step', () => {
  it('has a key and a name of its own', () => {
    if (!updateChat) throw new Error('no action in the catalog')
    expect(add(updateChat)).toMatchObject({ key: 'updateChat2', name: '更新群聊 2', connection: 'builtin' })
    const once = insertStep(flow, end, add({ type: 'branch' }))
    expect(add({ type: 'branch' }, end, once)).toMatchObject({ key: 'branch2', name: '条件分支 2' })
  })

  it('takes required inputs from the scope and leaves the optional ones', () => {
    if (!updateChat) throw new Error('no action in the catalog')
    expect(add(updateChat)).toMatchObject({ inputs: { chatId: { cel: 'steps.updateChat.chatId' } } })
  })

  it('updates the record that was found last', () => {
    const after = { ...end, index: 1 }
    expect(add({ type: 'updateRecord' }, after)).toMatchObject({
      form: 'group-ledger',
      record: { cel: 'steps.find.id' },
    })
    expect(add({ type: 'updateRecord' }, { lane: null, index: 0 })).toMatchObject({
      form: '',
      record: { value: null },
    })
  })

  it('fills the fields of a form from sources of the same name, of the same type first', () => {
    const scope = scopeAt(flow, { lane: null, index: 1 }, catalog, say)
    expect(suggestedValues('group-ledger', catalog, scope)).toEqual({
      chatId: { cel: 'trigger.record.chatId' },
    })
  })
})

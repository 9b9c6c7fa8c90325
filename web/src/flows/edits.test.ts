import { describe, expect, it } from 'vitest'
import type { Step } from './definition'
import {
  duplicateSteps,
  insertStep,
  moveStep,
  pasteSteps,
  removeStep,
  removeSteps,
  renameOutput,
  replaceStep,
  shiftStep,
} from './edits'
import { addRow, each, find, flow, rename, renamed, updateChat } from './fixtures'
import { findStep, laneSteps, stepKeys } from './places'

const inYes = { step: 'renamed', branch: 'yes' }
const inOtherwise = { step: 'renamed', branch: null }

describe('edits of a flow', () => {
  it('insert into a branch and leave the rest of the definition as it is', () => {
    const after = insertStep(flow, { lane: inYes, index: 1 }, addRow)
    expect(laneSteps(after, inYes).map((step) => step.key)).toEqual(['find', 'addRow', 'rename'])
    expect(after.steps[0]).toBe(flow.steps[0])
    expect(laneSteps(flow, inYes)).toHaveLength(2)
  })

  it('insert into otherwise even when the server left it out', () => {
    const { otherwise: _, ...bare } = renamed
    const after = insertStep({ ...flow, steps: [bare] }, { lane: inOtherwise, index: 0 }, addRow)
    expect(laneSteps(after, inOtherwise).map((step) => step.key)).toEqual(['addRow'])
  })

  it('remove a branch with everything inside it', () => {
    expect(stepKeys(removeStep(flow, 'renamed'))).toEqual(['updateChat'])
  })

  it('replace a nested step', () => {
    const after = replaceStep(flow, 'rename', (step) => ({ ...step, name: '新' }))
    expect(findStep(after, 'rename')?.step.name).toBe('新')
    expect(findStep(flow, 'rename')?.step.name).toBe('改名')
  })

  it('move a step within its lane, counting gaps before the move', () => {
    expect(stepKeys(moveStep(flow, 'find', { lane: inYes, index: 2 }))).toEqual([
      'updateChat',
      'renamed',
      'rename',
      'find',
    ])
    expect(stepKeys(shiftStep(flow, 'renamed', -1))).toEqual(['renamed', 'find', 'rename', 'updateChat'])
    expect(shiftStep(flow, 'renamed', 1)).toBe(flow)
  })

  it('move a step into another lane', () => {
    const after = moveStep(flow, 'rename', { lane: inOtherwise, index: 0 })
    expect(laneSteps(after, inOtherwise).map((step) => step.key)).toEqual(['rename'])
    expect(laneSteps(after, inYes).map((step) => step.key)).toEqual(['find'])
  })

  it('refuse to move a branch into itself', () => {
    expect(moveStep(flow, 'renamed', { lane: inYes, index: 0 })).toBe(flow)
  })

  it('duplicate a branch with new keys whose inner references follow and outer ones stay', () => {
    const { definition, keys } = duplicateSteps(flow, ['renamed'])
    const own = ['updateChat', 'renamed', 'find', 'rename']
    expect(stepKeys(definition)).toEqual([...own, ...keys, 'find2', 'rename2'])
    expect(findStep(definition, 'rename2')?.step).toMatchObject({ record: { cel: 'steps.find2.id' } })
    expect(findStep(definition, 'find2')?.step).toMatchObject({
      where: { all: [{ cel: 'steps.updateChat.chatId' }] },
    })
  })

  it('paste twice without a clash of keys, and count on from numbered keys', () => {
    const top = { lane: null, index: 0 }
    const once = pasteSteps(flow, top, [updateChat])
    const twice = pasteSteps(once.definition, top, [{ ...updateChat, key: 'updateChat2' }])
    expect([...once.keys, ...twice.keys]).toEqual(['updateChat2', 'updateChat3'])
  })

  it('paste steps that follow one another, with the references between them', () => {
    const { definition, keys } = pasteSteps(flow, { lane: inOtherwise, index: 0 }, [find, rename])
    expect(keys).toEqual(['find2', 'rename2'])
    expect(laneSteps(definition, inOtherwise).map(({ key }) => key)).toEqual(keys)
    expect(findStep(definition, 'rename2')?.step).toMatchObject({ record: { cel: 'steps.find2.id' } })
  })

  it('paste a loop whose steps follow its own item', () => {
    const { definition } = pasteSteps(flow, { lane: null, index: 0 }, [each])
    const twice = pasteSteps(definition, { lane: null, index: 0 }, [each]).definition
    expect(findStep(twice, 'tell2')?.step).toMatchObject({
      inputs: { chatId: { cel: 'steps.updateChat.chatId' }, mentions: { cel: '[loop.each2.item]' } },
    })
  })

  it('remove several steps at once', () => {
    expect(stepKeys(removeSteps(flow, ['find', 'rename']))).toEqual(['updateChat', 'renamed'])
  })

  it('rename an output wherever it is used, and nothing that begins alike', () => {
    const compute: Step = {
      key: 'sum',
      type: 'compute',
      values: { total: { cel: 'trigger.record.newName' } },
    }
    const uses: Step = {
      ...addRow,
      values: { name: { cel: 'steps.sum.total + steps.sum.totals' }, chatId: { value: 'steps.sum.total' } },
    }
    const after = renameOutput({ ...flow, steps: [compute, uses] }, 'sum', 'total', 'all')
    expect(findStep(after, 'addRow')?.step).toMatchObject({
      values: { name: { cel: 'steps.sum.all + steps.sum.totals' }, chatId: { value: 'steps.sum.total' } },
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { Step } from './definition'
import { insertStep } from './edits'
import { addRow, both, catalog, each, flow, say, updateChat } from './fixtures'
import { pathOfText, pathText, referenceOf, trail } from './paths'
import { type Lane, LOOP_LANE } from './places'
import { sampleAt } from './samples'
import { scopeAt, wholeScope } from './scope'
import { suggest } from './suggestions'

const inYes = { step: 'renamed', branch: 'yes' }
const roots = (lane: Lane, index: number, definition = flow) =>
  scopeAt(definition, { lane, index }, catalog, say).map((node) => node.cel)

describe('the scope at a step', () => {
  it('holds the trigger and nothing else at the first step', () => {
    expect(roots(null, 0)).toEqual(['trigger'])
  })

  it('holds earlier steps around and inside a branch', () => {
    expect(roots(inYes, 1)).toEqual(['trigger', 'steps.updateChat', 'steps.find'])
  })

  it('does not hold steps that only one branch runs', () => {
    expect(roots(null, 2)).toEqual(['trigger', 'steps.updateChat'])
  })

  it('does not hold steps of the neighbouring branch', () => {
    const definition = insertStep(flow, { lane: { step: 'renamed', branch: null }, index: 0 }, addRow)
    const scope = scopeAt(definition, { lane: { step: 'renamed', branch: null }, index: 0 }, catalog, say)
    expect(trail(scope, 'steps.find.id')).toBeUndefined()
  })

  it('holds what all lanes of a parallel step have done, but not what happens beside', () => {
    const definition = { ...flow, steps: [both, updateChat] }
    expect(roots(null, 1, definition)).toEqual(['trigger', 'steps.find', 'steps.addRow'])
    expect(roots({ step: 'both', branch: 'right' }, 1, definition)).toEqual(['trigger', 'steps.addRow'])
  })

  it('knows the item inside a loop only, as what the list holds', () => {
    const definition = { ...flow, steps: [updateChat, each] }
    const inside = { lane: { step: 'each', branch: LOOP_LANE }, index: 0 }
    const scope = scopeAt(definition, inside, catalog, say)
    expect(trail(scope, 'loop.each.item')?.at(-1)?.type).toBe('person')
    expect(pathText(scope, 'loop.each.item')).toBe('循环「逐个通知」 › 当前项')
    expect(roots(null, 2, definition)).toEqual(['trigger', 'steps.updateChat', 'steps.each'])
    const after = scopeAt(definition, { lane: null, index: 2 }, catalog, say)
    expect(trail(after, 'steps.each.results')?.at(-1)?.type).toBe('texts')
  })

  it('knows the fields of each record in a loop over records', () => {
    const rows: Step = { key: 'rows', type: 'getRecords', form: 'group-ledger' }
    const loop: Step = { ...each, items: { cel: 'steps.rows.records' } }
    const definition = { ...flow, steps: [rows, loop] }
    const inside = { lane: { step: 'each', branch: LOOP_LANE }, index: 0 }
    const scope = scopeAt(definition, inside, catalog, say)
    expect(pathText(scope, 'loop.each.item.name')).toBe('循环「逐个通知」 › 群聊名称')
  })

  it('offers the values before the change to an update only', () => {
    const updated = { ...flow, trigger: { ...flow.trigger, type: 'recordUpdated' as const } }
    expect(roots(null, 0, updated)).toEqual(['trigger', 'trigger.before'])
  })
})

describe('paths', () => {
  const scope = wholeScope(flow, catalog, say)

  it('read as words and back', () => {
    expect(pathText(scope, 'trigger.record.newName')).toBe('触发数据 › 更改后群聊名称')
    expect(pathText(scope, 'steps.updateChat.chatId')).toBe('更新群聊 › 群聊 ID')
    expect(pathOfText(scope, '找到汇总 › 群聊名称')).toBe('steps.find.name')
  })

  it('tell references from other expressions', () => {
    expect(referenceOf(' trigger.record.owner ')).toEqual({ path: 'trigger.record.owner', asList: false })
    expect(referenceOf('[trigger.by]')).toEqual({ path: 'trigger.by', asList: true })
    expect(referenceOf('trigger.record.a + "x"')).toBeUndefined()
    expect(referenceOf('size(trigger.record.a)')).toBeUndefined()
  })
})

describe('a suggestion', () => {
  const scope = scopeAt(flow, { lane: inYes, index: 2 }, catalog, say)

  it('takes the latest value that is alike and of the right type', () => {
    expect(suggest(scope, { key: 'chatId', label: '群聊', type: 'chat' })).toEqual({
      cel: 'steps.updateChat.chatId',
    })
    expect(suggest(scope, { key: 'addMembers', label: '成员', type: 'persons' })).toEqual({
      cel: 'trigger.record.addMembers',
    })
  })

  it('is not made from a name alone when the type does not fit', () => {
    expect(suggest(scope, { key: 'addMembers', label: '成员', type: 'number' })).toBeUndefined()
  })
})

describe('samples of the last run', () => {
  const trace = {
    triggerData: { record: { id: 'r1', values: { newName: '报价组' } } },
    steps: [{ key: 'updateChat', output: { chatId: 'c1' } }],
  }

  it('are found by path, for fields as well as parts of the record', () => {
    expect(sampleAt(trace, 'trigger.record.newName')).toBe('报价组')
    expect(sampleAt(trace, 'trigger.record.id')).toBe('r1')
    expect(sampleAt(trace, 'steps.updateChat.chatId')).toBe('c1')
  })

  it('are missing for a step that did not run', () => {
    expect(sampleAt(trace, 'steps.find.id')).toBeUndefined()
    expect(sampleAt(undefined, 'trigger.at')).toBeUndefined()
  })
})

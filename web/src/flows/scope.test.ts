import { describe, expect, it } from 'vitest'
import { insertStep } from './edits'
import { addRow, catalog, flow, say } from './fixtures'
import { pathOfText, pathText, referenceOf, trail } from './paths'
import { sampleAt } from './samples'
import { scopeAt, wholeScope } from './scope'
import { suggest } from './suggestions'

const inYes = { step: 'renamed', branch: 'yes' }
const roots = (lane: typeof inYes | null, index: number, definition = flow) =>
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

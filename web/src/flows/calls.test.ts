import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'
import type { FlowDefinition } from './definition'
import { setSettings } from './edits'
import { catalog, flow, say } from './fixtures'
import { newStep } from './newSteps'
import { leaves, pathText } from './paths'
import { problemSite } from './problems'
import { scopeAt } from './scope'
import { stepSummary, telling } from './summaries'
import { withTriggerType } from './triggers'
import { NO_NAMES } from './words'

const call = newStep(
  { type: 'callFlow' },
  { definition: flow, place: { lane: null, index: 0 }, catalog, say },
)
const tell = (definition: FlowDefinition) => telling(definition, catalog, say, NO_NAMES)
const known = (definition: FlowDefinition) =>
  leaves(scopeAt(definition, { lane: null, index: 1 }, catalog, say)).map(({ cel }) => cel)

describe('a step that calls a flow', () => {
  it('takes the only flow there is', () => {
    expect(call).toMatchObject({ key: 'callFlow', flow: 'count-members', inputs: {} })
  })

  it('reads as what it calls, with the names of its inputs', () => {
    const step = { ...call, inputs: { people: { cel: 'trigger.record.addMembers' } } } as typeof call
    const definition = { ...flow, steps: [step] }
    expect(stepSummary(step, tell(definition))).toBe('调用「统计成员」，人员 = 添加群成员')
  })

  it('offers what the flow gives back, unless its end is not waited for', () => {
    expect(known({ ...flow, steps: [call] })).toEqual(
      expect.arrayContaining(['steps.callFlow.total', 'steps.callFlow.runId']),
    )
    const going = { ...flow, steps: [{ ...call, wait: false } as typeof call] }
    expect(known(going)).not.toContain('steps.callFlow.total')
    expect(known(going)).toContain('steps.callFlow.runId')
  })
})

describe('the trigger by a call', () => {
  const inputs = [{ key: 'name', label: '名称', type: 'text' as const, required: true }]

  it('offers its inputs by name', () => {
    const definition: FlowDefinition = { trigger: { type: 'call', inputs }, steps: [] }
    expect(pathText(scopeAt(definition, { lane: null, index: 0 }, catalog, say), 'trigger.inputs.name')).toBe(
      '触发数据 › 名称',
    )
  })

  it('keeps the inputs of a webhook, and what uses them', () => {
    const definition: FlowDefinition = {
      trigger: { type: 'webhook', path: 'abc', inputs },
      steps: [{ key: 'sum', type: 'compute', values: { text: { cel: 'trigger.body.name + "!"' } } }],
    }
    const changed = withTriggerType(definition, 'call', { path: '', zone: '' })
    expect(changed.trigger).toEqual({ type: 'call', inputs })
    expect(changed.steps[0]).toMatchObject({ values: { text: { cel: 'trigger.inputs.name + "!"' } } })
  })
})

describe('the settings of a flow', () => {
  const handled = setSettings(flow, { onFailure: 'count-members', keepDays: 30 })

  it('are left out when they are as usual', () => {
    expect(setSettings(handled, { onFailure: undefined }).settings).toEqual({ keepDays: 30 })
    expect(setSettings(flow, { keepDays: undefined })).toEqual(flow)
  })

  it('name what queues, and follow it to where it is', () => {
    const inputs = [{ key: 'customer', label: '客户', type: 'text' as const, required: true }]
    const queued: FlowDefinition = {
      trigger: { type: 'webhook', path: 'abc', inputs },
      steps: [],
      settings: { concurrency: 1, key: 'trigger.body.customer' },
    }
    const texts = changesBetween({ ...queued, settings: {} }, queued, tell(queued), tell(queued))
    expect(texts.map(({ text }) => text)).toEqual(['同时运行：不限 → 1', '依次运行：无 → 触发数据 › 客户'])
    const called = withTriggerType(queued, 'call', { path: '', zone: '' })
    expect(called.settings?.key).toBe('trigger.inputs.customer')
  })

  it('are part of what publishing changes', () => {
    const texts = changesBetween(flow, handled, tell(flow), tell(handled)).map(({ text }) => text)
    expect(texts).toEqual(['失败时调用：无 → 统计成员', '运行记录保留：90 → 30'])
  })

  it('have their problems in the panel of the flow', () => {
    expect(problemSite('settings.onFailure')).toEqual({ selection: null, field: 'settings.onFailure' })
  })
})

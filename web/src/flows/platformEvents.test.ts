import { describe, expect, it } from 'vitest'
import type { FlowDefinition, Trigger, WaitStep } from './definition'
import { catalog, flow, say } from './fixtures'
import { incompleteConditions } from './incomplete'
import { pathText } from './paths'
import { scopeAt } from './scope'
import { stepSummary, telling, triggerSummary } from './summaries'
import { triggerOf } from './triggers'
import { NO_NAMES } from './words'

const told = { connection: 'feishu-1', event: 'CHAT_RENAMED' }
const where = { all: [{ field: 'name', op: 'contains' as const, value: '报价' }] }
const trigger: Trigger = { type: 'platformEvent', ...told, filter: where }
const wait: WaitStep = { key: 'pause', type: 'wait', until: { type: 'platformEvent', ...told, where } }
const definition: FlowDefinition = { ...flow, trigger, steps: [wait] }
const tell = telling(definition, catalog, say, NO_NAMES)

describe('what a platform tells', () => {
  it('starts a flow, and says so in words', () => {
    expect(triggerSummary(definition, tell)).toBe('「飞书」发生「群聊改名」时，且 新名称 包含 “报价”')
  })

  it('is waited for, and says so in words', () => {
    expect(stepSummary(wait, tell)).toBe('等待，等「飞书」发生「群聊改名」，且 新名称 包含 “报价”')
  })

  it('gives what it brings to the steps', () => {
    const scope = scopeAt(definition, { lane: null, index: 1 }, catalog, say)
    expect(pathText(scope, 'trigger.data.operator')).toBe('触发数据 › 操作人')
    expect(pathText(scope, 'steps.pause.data.name')).toBe('等待 › 新名称')
  })

  it('has conditions that must be filled in', () => {
    const open = { all: [{ field: '', op: 'equals' as const }] }
    const until = { ...wait.until, where: open } as WaitStep['until']
    const draft = { ...definition, trigger: { ...trigger, filter: open }, steps: [{ ...wait, until }] }
    expect(incompleteConditions(draft as FlowDefinition, say).map(({ path }) => path)).toEqual([
      'trigger.filter',
      'steps.pause.until.where',
    ])
  })

  it('takes the place of another trigger', () => {
    const before: Trigger = { type: 'recordCreated', form: 'group-ledger', filter: { all: [] } }
    expect(triggerOf('platformEvent', before, { path: 'abc', zone: 'Asia/Shanghai' })).toEqual({
      type: 'platformEvent',
      connection: '',
      event: '',
      filter: null,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'
import type { FlowDefinition, WaitStep } from './definition'
import { catalog, flow, say } from './fixtures'
import { incompleteConditions } from './incomplete'
import { pathText } from './paths'
import { scopeAt } from './scope'
import { stepSummary, telling } from './summaries'
import { NO_NAMES } from './words'

const wait: WaitStep = {
  key: 'reply',
  type: 'wait',
  name: '等回执',
  until: {
    type: 'event',
    event: 'recordCreated',
    form: 'group-ledger',
    where: { all: [{ field: 'chatId', op: 'equals', cel: 'trigger.record.chatId' }] },
  },
}
const definition: FlowDefinition = { ...flow, steps: [wait] }
const tell = (of: FlowDefinition) => telling(of, catalog, say, NO_NAMES)

describe('a wait for a record', () => {
  it('says what is waited for', () => {
    expect(stepSummary(wait, tell(definition))).toBe(
      '等待，等「会话群数据汇总」新增数据，且 群聊ID 等于 触发数据 › 群聊ID',
    )
  })

  it('gives the record to later steps', () => {
    const scope = scopeAt(definition, { lane: null, index: 1 }, catalog, say)
    expect(pathText(scope, 'steps.reply.record.name')).toBe('等回执 › 群聊名称')
    expect(pathText(scope, 'steps.reply.timedOut')).toBe('等回执 › 已超时')
  })

  it('has a condition that must be filled in', () => {
    const until = { ...wait.until, where: { all: [{ field: '', op: 'equals' }] } } as WaitStep['until']
    const found = incompleteConditions({ ...flow, steps: [{ ...wait, until } as WaitStep] }, say)
    expect(found.map(({ path }) => path)).toEqual(['steps.reply.until.where'])
  })

  it('shows in a difference how long it may take', () => {
    const timeout = { amount: { value: 2 }, unit: 'DAYS' as const }
    const after: FlowDefinition = {
      ...flow,
      steps: [{ ...wait, until: { ...wait.until, timeout, onTimeout: 'FAIL' } as WaitStep['until'] }],
    }
    const texts = changesBetween(definition, after, tell(definition), tell(after)).map(({ text }) => text)
    expect(texts).toEqual(['「等回执」最多等多久：无 → 2 天', '「等回执」超时后：无 → 运行失败'])
  })
})

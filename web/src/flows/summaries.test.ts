import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'
import type { FlowDefinition } from './definition'
import { insertStep, removeStep, replaceStep, shiftStep } from './edits'
import { addRow, catalog, find, flow, renamed, say, updateChat } from './fixtures'
import { LOOP_LANE } from './places'
import { armsText, conditionText, lanesAround, stepSummary, telling, triggerSummary } from './summaries'

const names = { person: (id: string) => (id === 'p1' ? '张伟' : undefined), department: () => undefined }
const tell = telling(flow, catalog, say, names)

describe('summaries in words', () => {
  it('tell an action with its inputs in the order of the connector', () => {
    expect(stepSummary(updateChat, tell)).toBe('更新群聊，群聊 = 群聊ID，新名称 = 更改后群聊名称')
  })

  it('tell literals by name and expressions as such', () => {
    const step = {
      ...updateChat,
      inputs: { name: { cel: 'trigger.record.newName + "组"' }, addMembers: { value: ['p1', 'p2'] } },
    }
    expect(stepSummary(step, tell)).toBe(
      '更新群聊，新名称 = 表达式 trigger.record.newName + "组"，添加成员 = 张伟、p2',
    )
  })

  it('tell what is searched, and a branch by its branches', () => {
    expect(stepSummary(find, tell)).toBe('获取「会话群数据汇总」数据，群聊ID 等于 更新群聊 › 群聊 ID')
    expect(stepSummary(renamed, tell)).toBe('条件分支，有新名称 / 否则')
  })

  it('tell the arms that a branch took', () => {
    expect(armsText(renamed, 'yes,otherwise', tell)).toBe('有新名称 · 否则')
    expect(armsText(renamed, '', tell)).toBe('')
    expect(armsText(undefined, 'named', tell)).toBe('named')
  })

  it('name the lanes around a step, a loop inside a branch too', () => {
    const loop = { key: 'each', type: 'forEach' as const, steps: [find] }
    const branch = { ...renamed, otherwise: [loop] }
    const nested = { ...flow, steps: [branch] } as FlowDefinition
    const lane = { step: 'each', branch: LOOP_LANE }
    expect(lanesAround(nested, lane, tell)).toEqual(['否则', '每一项'])
    expect(lanesAround(nested, { step: renamed.key, branch: 'yes' }, tell)).toEqual(['有新名称'])
    expect(lanesAround(nested, null, tell)).toEqual([])
  })

  it('say so when a reference leads nowhere', () => {
    const step = { ...updateChat, inputs: { name: { cel: 'steps.gone.name' } } }
    expect(stepSummary(step, tell)).toBe('更新群聊，新名称 = 已失效的引用')
  })

  it('tell the trigger with its filter', () => {
    expect(triggerSummary(flow, tell)).toBe('「更新会话群」创建成功时')
    const filter = {
      any: [
        { field: 'newName', op: 'isEmpty' as const },
        { field: 'createdBy', op: 'equals' as const, value: 'p1' },
      ],
    }
    const filtered = { ...flow, trigger: { ...flow.trigger, filter } }
    expect(triggerSummary(filtered, tell)).toBe(
      '「更新会话群」创建成功时，且 更改后群聊名称 为空 或 提交人 等于 张伟',
    )
  })

  it('put nested conditions in brackets', () => {
    const inner = {
      any: [
        { left: 'trigger.record.group', op: 'isEmpty' as const },
        { left: 'trigger.by', op: 'isEmpty' as const },
      ],
    }
    const condition = {
      all: [{ left: 'trigger.record.newName', op: 'contains' as const, value: '组' }, inner],
    }
    expect(conditionText(condition, tell)).toBe(
      '触发数据 › 更改后群聊名称 包含 “组” 且 （触发数据 › 选择群聊 为空 或 触发数据 › 操作人 为空）',
    )
  })
})

describe('the changes between two versions', () => {
  const changes = (after: FlowDefinition) =>
    changesBetween(flow, after, tell, telling(after, catalog, say, names)).map((change) => change.text)

  it('are none when nothing changed', () => {
    expect(changes(structuredClone(flow))).toEqual([])
  })

  it('name added and removed steps', () => {
    const after = removeStep(insertStep(flow, { lane: null, index: 1 }, addRow), 'rename')
    expect(changes(after)).toEqual(['新增节点「写入汇总」', '删除节点「改名」'])
  })

  it('name each changed input with both values', () => {
    const after = replaceStep(flow, 'updateChat', () => ({
      ...updateChat,
      inputs: { chatId: { cel: 'trigger.record.chatId' }, addMembers: { value: ['p1'] } },
    }))
    expect(changes(after)).toEqual([
      '「更新群聊」添加成员：无 → 张伟',
      '「更新群聊」新名称：触发数据 › 更改后群聊名称 → 无',
    ])
  })

  it('name a move once', () => {
    expect(changes(shiftStep(flow, 'find', 1))).toEqual(['移动节点「改名」', '移动节点「找到汇总」'])
  })

  it('name connections as people do', () => {
    const after = replaceStep(flow, 'updateChat', () => ({ ...updateChat, connection: 'feishu-1' }))
    expect(changes(after)).toEqual(['「更新群聊」连接：builtin → 飞书'])
  })

  it('name a changed trigger in words', () => {
    const after = { ...flow, trigger: { ...flow.trigger, type: 'recordDeleted' as const } }
    expect(changes(after)).toEqual(['触发由“「更新会话群」创建成功时”改为“「更新会话群」删除时”'])
  })

  it('name what a trigger asks for beside its event', () => {
    const hook = (required: boolean) => ({
      ...flow,
      trigger: {
        type: 'webhook' as const,
        path: 'a',
        inputs: [{ key: 'ticket', label: '工单', type: 'text' as const, required }],
        ...(required ? { key: 'trigger.body.ticket' } : {}),
      },
    })
    const [before, after] = [hook(false), hook(true)]
    const told = changesBetween(
      before,
      after,
      telling(before, catalog, say, names),
      telling(after, catalog, say, names),
    )
    expect(told.map(({ text }) => text)).toEqual([
      '「触发」参数「工单」：文本 → 文本 (必填)',
      '「触发」去重依据：无 → 触发数据 › 工单',
    ])
  })
})

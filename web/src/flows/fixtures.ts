import texts from '../locales/zh/flows.json'
import type { Catalog } from './catalog'
import type { ActionStep, AddRecordStep, BranchStep, FlowDefinition, Step } from './definition'
import type { Say } from './words'

/** For tests: the flow *update group* of the template, with what it refers to, and the Chinese texts. */
type Texts = { [key: string]: string | Texts }

export const say: Say = (key, values = {}) => {
  const found = key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : at), texts)
  if (typeof found !== 'string') throw new Error(`no text ${key}`)
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}

export const catalog: Catalog = {
  flows: [
    {
      key: 'count-members',
      name: '统计成员',
      enabled: true,
      inputs: [
        { key: 'people', label: '人员', type: 'persons', required: true },
        { key: 'newName', type: 'text', required: false },
      ],
      outputs: ['total'],
    },
  ],
  forms: [
    {
      id: 'f1',
      key: 'update-group',
      name: '更新会话群',
      fields: [
        { key: 'group', label: '选择群聊', type: 'select', required: true },
        { key: 'chatId', label: '群聊ID', type: 'text' },
        { key: 'addMembers', label: '添加群成员', type: 'members' },
        { key: 'newName', label: '更改后群聊名称', type: 'text' },
      ],
    },
    {
      id: 'f2',
      key: 'group-ledger',
      name: '会话群数据汇总',
      fields: [
        { key: 'name', label: '群聊名称', type: 'text' },
        { key: 'chatId', label: '群聊ID', type: 'text' },
      ],
    },
  ],
  connections: [
    { key: 'builtin', connector: 'builtin' },
    { key: 'feishu-1', connector: 'feishu', name: '飞书' },
    { key: 'wecom-1', connector: 'wecom', name: '企业微信' },
  ],
  events: ['feishu', 'wecom'].map((connector) => ({
    connector,
    key: 'CHAT_RENAMED',
    name: '群聊改名',
    outputs: [
      { key: 'chatId', label: '群聊', type: 'chat' },
      { key: 'name', label: '新名称', type: 'text' },
      { key: 'operator', label: '操作人', type: 'person' },
    ],
  })),
  actions: [
    {
      connector: 'builtin',
      key: 'updateChat',
      name: '更新群聊',
      inputs: [
        { key: 'chatId', label: '群聊', type: 'chat', required: true },
        { key: 'name', label: '新名称', type: 'text' },
        { key: 'addMembers', label: '添加成员', type: 'persons' },
      ],
      outputs: [{ key: 'chatId', label: '群聊 ID', type: 'chat' }],
    },
    {
      connector: 'builtin',
      key: 'sendMessage',
      name: '发送消息',
      inputs: [
        { key: 'chatId', label: '群聊', type: 'chat', required: true },
        { key: 'text', label: '内容', type: 'text', required: true },
        { key: 'mentions', label: '提醒', type: 'persons' },
      ],
      outputs: [{ key: 'messageId', label: '消息 ID', type: 'text' }],
    },
  ],
}

export const updateChat: ActionStep = {
  key: 'updateChat',
  type: 'action',
  name: '更新群聊',
  connection: 'builtin',
  action: 'updateChat',
  inputs: { chatId: { cel: 'trigger.record.chatId' }, name: { cel: 'trigger.record.newName' } },
}

export const find: Step = {
  key: 'find',
  type: 'getRecord',
  name: '找到汇总',
  form: 'group-ledger',
  where: { all: [{ field: 'chatId', op: 'equals', cel: 'steps.updateChat.chatId' }] },
  ifMissing: 'FAIL',
}

export const rename: Step = {
  key: 'rename',
  type: 'updateRecord',
  name: '改名',
  form: 'group-ledger',
  record: { cel: 'steps.find.id' },
  values: { name: { cel: 'trigger.record.newName' } },
}

export const renamed: BranchStep = {
  key: 'renamed',
  type: 'branch',
  name: '是否改名',
  branches: [
    {
      key: 'yes',
      name: '有新名称',
      when: { all: [{ left: 'trigger.record.newName', op: 'isNotEmpty' }] },
      steps: [find, rename],
    },
  ],
  otherwise: [],
}

export const addRow: AddRecordStep = {
  key: 'addRow',
  type: 'addRecord',
  name: '写入汇总',
  form: 'group-ledger',
  values: { chatId: { cel: 'steps.updateChat.chatId' } },
}

/** Tells each new member, one after the other, with a mention. */
export const each: Extract<Step, { type: 'forEach' }> = {
  key: 'each',
  type: 'forEach',
  name: '逐个通知',
  items: { cel: 'trigger.record.addMembers' },
  steps: [
    {
      key: 'tell',
      type: 'action',
      name: '通知',
      connection: 'builtin',
      action: 'sendMessage',
      inputs: {
        chatId: { cel: 'steps.updateChat.chatId' },
        text: { value: '欢迎' },
        mentions: { cel: '[loop.each.item]' },
      },
    },
  ],
  collect: { cel: 'steps.tell.messageId' },
}

/** Two things at once. */
export const both: Extract<Step, { type: 'parallel' }> = {
  key: 'both',
  type: 'parallel',
  name: '同时',
  branches: [
    { key: 'left', name: '左', steps: [find] },
    { key: 'right', name: '右', steps: [addRow] },
  ],
}

export const flow: FlowDefinition = {
  trigger: { type: 'recordCreated', form: 'update-group', filter: null },
  steps: [updateChat, renamed],
}

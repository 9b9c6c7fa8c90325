import { expect, it } from 'vitest'
import { i18next } from '../../locales/i18n'
import { noticeText } from './notices'

const names: { [id: string]: string } = { a: '王芳', b: '林涛', c: '张伟' }
const text = (notice: Parameters<typeof noticeText>[0]) =>
  noticeText(notice, (id) => names[id] ?? '…', i18next.t)

it.each([
  [{ type: 'created', actorId: 'a' } as const, '王芳 创建了群聊'],
  [{ type: 'created', actorId: null } as const, '群聊已由自动化创建'],
  [{ type: 'membersAdded', actorId: 'a', personIds: ['b', 'c'] } as const, '王芳 邀请 林涛、张伟 加入群聊'],
  [{ type: 'membersAdded', actorId: null, personIds: ['b'] } as const, '林涛 加入了群聊'],
  [{ type: 'membersRemoved', actorId: 'a', personIds: ['b'] } as const, '王芳 将 林涛 移出群聊'],
  [{ type: 'membersRemoved', actorId: 'b', personIds: ['b'] } as const, '林涛 退出了群聊'],
  [{ type: 'renamed', actorId: 'a', name: '报价组' } as const, '王芳 将群聊改名为“报价组”'],
  [{ type: 'renamed', actorId: null, name: '报价组' } as const, '群聊改名为“报价组”'],
  [{ type: 'ownerChanged', actorId: 'a', personIds: ['b'] } as const, '王芳 将群主转让给 林涛'],
  [{ type: 'closed', actorId: 'a' } as const, '王芳 关闭了群聊'],
])('%j reads "%s"', (notice, expected) => {
  const { personIds, ...rest } = { personIds: undefined, ...notice }
  expect(text({ ...rest, ...(personIds ? { personIds: [...personIds] } : {}) })).toBe(expected)
})

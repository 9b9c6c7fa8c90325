import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { keys } from '../../api/keys'
import { createQueryClient } from '../../api/queryClient'
import type { Field, Form } from '../../api/types'
import { Appearance } from '../../theme/Appearance'
import { SubmitForm } from './SubmitForm'

const person = { id: 'p1', name: '陈思远', departmentIds: [], kind: 'INTERNAL', state: 'ACTIVE' }
const name: Field = { key: 'name', type: 'text', label: '群聊名称', required: true }
const chatId: Field = {
  key: 'chatId',
  type: 'text',
  label: '群聊ID',
  linkage: { form: 'group-ledger', take: 'chatId', when: [{ field: 'name', equals: 'name' }] },
}

const run = { id: 'run1', flow: { id: 'w', key: 'update-group', name: '更新会话群' }, steps: [] }
const closed = { code: 'chat-closed', title: '群聊已关闭', detail: '旧项目组 已关闭。', step: 'updateChat' }
const builder = { ...person, id: 'b', name: '张伟', role: 'BUILDER' }

interface Call {
  path: string
  body: { values: object }
  key: string | null
}

/** A server that knows one chat and answers submissions as told; what was asked is kept. */
function serve(submission: (call: Call) => Response | Promise<Response>): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.replace('/api/v1', '')
    const body = JSON.parse(String(init.body ?? '{}'))
    const call = { path, body, key: new Headers(init.headers).get('Idempotency-Key') }
    if (path === '/runs/run1') return json(200, { ...run, state: 'FAILED', error: closed })
    if (path.startsWith('/people')) return json(200, { items: [builder], nextCursor: null })
    if (path.endsWith('/linkage')) {
      const found = body.values.name === '报价组' ? 'chat-9' : null
      return json(200, { values: { chatId: found } })
    }
    calls.push(call)
    return submission(call)
  })
  return calls
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status })
}

function show(...fields: Field[]) {
  const time = '2026-11-21T00:00:00Z'
  const form: Form = {
    id: 'f1',
    key: 'create-group',
    name: '创建会话群',
    appId: null,
    version: 1,
    definition: { fields },
    createdAt: time,
    updatedAt: time,
  }
  const queries = createQueryClient()
  queries.setQueryData(keys.me, { person, role: 'MEMBER', csrfToken: 't' })
  render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <MemoryRouter>
          <SubmitForm form={form} />
        </MemoryRouter>
      </Appearance>
    </QueryClientProvider>,
  )
  return userEvent.setup()
}

const accepted = () => json(201, { id: 'r1', serial: '7', formId: 'f1', values: {}, runs: [] })

afterEach(() => vi.unstubAllGlobals())

it('asks for what is required before it asks the server', async () => {
  const calls = serve(accepted)
  const user = show(name)
  await user.click(screen.getByRole('button', { name: '提交' }))
  expect(await screen.findByText('请填写 群聊名称')).toBeTruthy()
  expect(calls).toEqual([])
})

it('takes over the value of the other form and leaves it to the server to store', async () => {
  const calls = serve(accepted)
  const user = show(name, chatId)
  await user.type(screen.getByLabelText('群聊名称'), '报价组')
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('群聊ID').value).toBe('chat-9'))
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByRole('heading', { name: '已提交 创建会话群 #7' })
  expect(calls.map((call) => call.body)).toEqual([{ values: { name: '报价组' } }])
})

it('puts what the server refuses beside its field, and forgets it once the field changes', async () => {
  const errors = [{ field: 'values.name', code: 'duplicate-value', detail: '群聊名称 已存在' }]
  serve(() => json(409, { code: 'duplicate-value', detail: '有内容需要修改', errors }))
  const user = show(name)
  await user.type(screen.getByLabelText('群聊名称'), '报价组')
  await user.click(screen.getByRole('button', { name: '提交' }))
  expect(await screen.findByText('群聊名称 已存在')).toBeTruthy()
  await user.type(screen.getByLabelText('群聊名称'), '二')
  await waitFor(() => expect(screen.queryByText('群聊名称 已存在')).toBeNull())
})

it('submits once when pressed twice, and again under the same key after the line was lost', async () => {
  let lose: (reason: Error) => void = () => {}
  const line = new Promise<Response>((_, reject) => {
    lose = reject
  })
  const calls = serve(() => (calls.length === 1 ? line : accepted()))
  const user = show(name)
  await user.type(screen.getByLabelText('群聊名称'), '报价组')
  await user.dblClick(screen.getByRole('button', { name: '提交' }))
  lose(new TypeError('network'))
  await screen.findByText('请检查网络后重试。已输入的内容会保留。')
  expect(calls).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByRole('heading', { name: /已提交/ })
  expect(calls).toHaveLength(2)
  expect(calls[0]?.key).toBeTruthy()
  expect(calls[1]?.key).toBe(calls[0]?.key)
})

it('says that the record is saved but its flow failed, why, and whom a member can ask', async () => {
  serve(() => json(201, { id: 'r1', serial: '7', formId: 'f1', values: {}, runs: [run] }))
  const user = show(name)
  await user.type(screen.getByLabelText('群聊名称'), '报价组')
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByRole('heading', { name: '数据已保存，自动化没有完成' })
  expect(screen.getByText(/#7 已保存，无需重新提交/)).toBeTruthy()
  expect(screen.getByText('旧项目组 已关闭。')).toBeTruthy()
  expect(await screen.findByRole('button', { name: '张伟' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: '查看失败的运行' })).toBeNull()
})

it('says for what a run that it set going waits, and until when', async () => {
  const wait = {
    ...{
      path: 'approve',
      key: 'approve',
      name: '等合同归档',
      type: 'wait',
      state: 'WAITING',
      output: {},
      error: null,
    },
    ...{ wakeAt: '2026-11-22T06:30:00Z', waitsFor: { type: 'RECORD', form: 'contract', until: null } },
  }
  vi.stubGlobal('fetch', async (address: string | URL, init?: RequestInit) => {
    if (init?.method === 'POST')
      return json(201, { id: 'r1', serial: '7', formId: 'f1', values: {}, runs: [run] })
    return String(address).includes('/runs/')
      ? json(200, { ...run, state: 'WAITING', error: null, nextSteps: null, excerpt: false, steps: [wait] })
      : json(200, { items: [] })
  })
  const user = show(name)
  await user.type(screen.getByLabelText('群聊名称'), '报价组')
  await user.click(screen.getByRole('button', { name: '提交' }))
  expect(await screen.findByText(/「等合同归档」等一条数据 最多等到 .*30/)).toBeTruthy()
})

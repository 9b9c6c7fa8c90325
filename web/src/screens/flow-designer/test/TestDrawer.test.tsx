import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../../../api/keys'
import { createQueryClient } from '../../../api/queryClient'
import type { FlowPlan, FlowPlanWish } from '../../../api/types'
import { catalog, flow as definition } from '../../../flows/fixtures'
import { Appearance } from '../../../theme/Appearance'
import { Designer } from '../Designer'
import { flow } from '../fixtures'

const person = (id: string, name: string) => ({ id, name, kind: 'INTERNAL', state: 'ACTIVE' })

const plan = {
  end: 'FAILED',
  problems: [
    { path: 'trigger.filter', code: 'filter-not-met', detail: '这条数据不符合触发条件。', position: null },
  ],
  steps: [
    {
      path: 'updateChat',
      key: 'updateChat',
      name: '更新群聊',
      type: 'action',
      what: 'ACTS',
      input: { name: '售后组' },
      output: {},
      branch: '',
      plan: {
        accepted: ['p1'],
        rejected: [
          { person: 'p2', code: 'person-departed', reason: '赵磊已离职。', remedy: '请改选在职的人员。' },
        ],
        limits: [{ of: '群成员', wanted: 900, allowed: 500, met: false }],
        problems: [],
        errand: { person: 'p1', title: '等待 王芳 建立客户群', what: '请王芳在企业微信中新建客户群。' },
      },
      problem: { code: 'invalid-input', title: '', detail: '有 1 处内容需要修改。', step: null },
    },
  ],
  references: { people: [person('p1', '王芳'), person('p2', '赵磊')], departments: [] },
} as unknown as FlowPlan

const forms = [
  {
    id: 'form1',
    key: 'update-group',
    name: '更新会话群',
    version: 1,
    definition: { fields: [{ key: 'newName', label: '更改后群聊名称', type: 'text' }] },
  },
]
const records = [{ id: 'r1', serial: '7', values: { newName: '售后组' }, createdAt: '2026-11-21T08:00:00Z' }]

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
let wishes: FlowPlanWish[]
let tests: unknown[]
let planned: FlowPlan
let ran: string[]

const saved = {
  id: 't1',
  name: '改名',
  run: 'run1',
  version: 1,
  end: 'DONE',
  steps: 1,
  createdAt: '2026-11-21T08:00:00Z',
}
const results = {
  passed: 0,
  failed: 1,
  references: { people: [], departments: [] },
  items: [
    {
      test: saved,
      passed: false,
      end: 'DONE',
      problems: [],
      steps: [
        {
          path: 'updateChat',
          key: 'updateChat',
          name: '更新群聊',
          type: 'action',
          what: 'CHANGED',
          differences: [{ field: 'input.name', expected: '售后组', actual: '售后一组' }],
          expectedProblem: null,
          problem: null,
        },
      ],
    },
  ],
}

function answer(path: string): unknown {
  if (path.endsWith('/tests')) return { items: tests }
  if (path.endsWith('/tests/run')) return results
  if (path.endsWith('/plan')) return planned
  if (path.endsWith('/check')) return { problems: [] }
  if (path.endsWith('/records')) return { items: records, nextCursor: null, references: {} }
  if (path.endsWith('/forms')) return { items: forms }
  return { items: [], nextCursor: null }
}

beforeEach(() => {
  vi.stubGlobal('getComputedStyle', () => plain)
  wishes = []
  tests = [saved]
  planned = plan
  ran = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.split('?')[0] ?? ''
    if (path.includes('/tests/')) ran.push(path.slice(path.indexOf('/tests/')))
    if (path.endsWith('/plan')) wishes.push(JSON.parse(String(init.body)))
    return new Response(JSON.stringify(answer(path)), { status: 200 })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function open(button = /^测\s?试$/) {
  const queries = createQueryClient()
  queries.setQueryData(keys.me, {
    person: { id: 'p', name: '陈思远', departmentIds: [] },
    role: 'OWNER',
    organization: {},
    csrfToken: 'x',
  })
  const router = createMemoryRouter([{ path: '/', element: <Designer flow={flow} catalog={catalog} /> }])
  render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>,
  )
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null })
  await user.click(screen.getByRole('button', { name: button }))
  return user
}

describe('testing a flow', () => {
  it('rehearses it with a record and says who would be in the group and who not', async () => {
    const user = await open()
    await user.click(await screen.findByRole('button', { name: /售后组/ }))
    const steps = await screen.findByRole('list', { name: '演练的节点' })
    expect(wishes).toEqual([{ record: 'r1' }])
    expect(within(steps).getByText('不能进群（1 人）')).toBeTruthy()
    expect(within(steps).getByText('赵磊已离职。')).toBeTruthy()
    expect(within(steps).getByText('等待 王芳 建立客户群')).toBeTruthy()
    expect(within(steps).getByText('请改选在职的人员。')).toBeTruthy()
    expect(within(steps).getByText('群成员：900，最多 500')).toBeTruthy()
    expect(within(steps).getByText('有 1 处内容需要修改。')).toBeTruthy()
    expect(screen.getByText('按这次的数据，自动化会失败。')).toBeTruthy()
    expect(screen.getByText('这条数据不符合触发条件。')).toBeTruthy()
  })

  it('shows the steps of a flow that is called, on demand', async () => {
    const [first] = plan.steps
    const called = {
      flow: 'f2',
      name: '汇总',
      definition,
      end: 'DONE',
      steps: [{ ...first, path: 'updateChat', plan: null, problem: null, called: null }],
    }
    planned = { ...plan, steps: [{ ...first, problem: null, called }] } as FlowPlan
    const user = await open()
    await user.click(await screen.findByRole('button', { name: /售后组/ }))
    await user.click(await screen.findByRole('button', { name: '展开「汇总」的 1 个节点' }))
    const inside = screen.getByRole('list', { name: '「汇总」的节点' })
    expect(within(inside).getByText('更新群聊')).toBeTruthy()
  })

  it('rehearses it with what somebody types', async () => {
    const user = await open()
    await user.click(await screen.findByText('填写内容'))
    await user.type(await screen.findByLabelText('更改后群聊名称'), '新名')
    await user.click(screen.getByRole('button', { name: '开始测试' }))
    await screen.findByRole('list', { name: '演练的节点' })
    expect(wishes).toEqual([{ values: { newName: '新名' } }])
    await user.click(screen.getByRole('button', { name: '再测一次' }))
    expect(await screen.findByText('填写内容')).toBeTruthy()
  })

  it('goes through saved runs, shows what differs, and takes it as wanted', async () => {
    const user = await open()
    await user.click(await screen.findByText('测试用例'))
    await user.click(await screen.findByRole('button', { name: '全部运行' }))
    const differences = await screen.findByRole('list', { name: '差异' })
    expect(ran).toEqual(['/tests/run'])
    expect(within(differences).getByText('有变化')).toBeTruthy()
    expect(within(differences).getByText('售后组')).toBeTruthy()
    expect(within(differences).getByText('售后一组')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '以现在的结果为准' }))
    await vi.waitFor(() => expect(ran).toEqual(['/tests/run', '/tests/t1/accept', '/tests/run']))
  })

  it('warns of tests that fail before publishing, and leads to them', async () => {
    const user = await open(/^发\s?布$/)
    expect(await screen.findByText('1 个测试用例中有 1 个未通过，仍可发布：')).toBeTruthy()
    expect((screen.getByRole('button', { name: '发布自动化' }) as HTMLButtonElement).disabled).toBe(false)
    await user.click(screen.getByRole('button', { name: '查看差异' }))
    expect(await screen.findByRole('button', { name: '全部运行' })).toBeTruthy()
  })

  it('says how tests come about when there are none', async () => {
    tests = []
    const user = await open()
    await user.click(await screen.findByText('测试用例'))
    expect(await screen.findByText(/还没有测试用例/)).toBeTruthy()
  })
})

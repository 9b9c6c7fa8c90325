import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../../api/keys'
import { createQueryClient } from '../../api/queryClient'
import type { RunDetail, RunStep } from '../../api/types'
import type { FlowDefinition } from '../../flows/definition'
import { catalog, each, flow } from '../../flows/fixtures'
import { Appearance } from '../../theme/Appearance'
import { RunExcerpt } from './RunExcerpt'
import { RunView } from './RunView'

configure({ defaultHidden: true })
const plain = document.createElement('i').style
const at = '2026-11-21T08:00:00Z'
const departed = {
  byInput: false,
  code: 'person-departed',
  title: '成员已离职',
  detail: '赵磊 已离职。请换一位成员后重新提交。',
}

const step = (key: string, more: Partial<RunStep>): RunStep => ({
  path: key,
  key: key.split('.').at(-1) ?? '',
  name: '',
  type: 'action',
  state: 'DONE',
  input: {},
  output: {},
  error: null,
  startedAt: at,
  finishedAt: at,
  wakeAt: null,
  waitsFor: null,
  attempts: 1,
  effect: null,
  ...more,
})

function run(more: Partial<RunDetail>): RunDetail {
  return {
    id: 'r1',
    state: 'DONE',
    flow: { id: 'f1', key: 'update-group', name: '更新会话群' },
    version: 2,
    attempt: 1,
    attempts: [],
    interventions: [],
    parentRun: null,
    calledRuns: [],
    trigger: {
      type: 'recordCreated',
      at,
      by: null,
      form: { id: 'f1', key: 'update-group', name: '更新会话群' },
      record: { id: 'x', serial: '7', title: '报价组' },
    },
    createdAt: at,
    startedAt: at,
    finishedAt: at,
    error: null,
    waitsForTurn: false,
    excerpt: false,
    steps: [],
    nextSteps: null,
    definition: flow,
    triggerData: { record: { newName: '新名' } },
    references: { people: [], departments: [] },
    ...more,
  }
}

function show(shown: RunDetail, me: object = { role: 'BUILDER' }) {
  const Shown = shown.excerpt ? RunExcerpt : RunView
  const queries = createQueryClient()
  queries.setQueryData(keys.me, me)
  render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <MemoryRouter>
          <Shown run={shown} catalog={catalog} />
        </MemoryRouter>
      </Appearance>
    </QueryClientProvider>,
  )
  return userEvent.setup({ pointerEventsCheck: 0 })
}

beforeEach(() => {
  vi.stubGlobal('getComputedStyle', () => plain)
  vi.stubGlobal('fetch', async () => new Response('{"items":[]}'))
})
afterEach(() => vi.unstubAllGlobals())

describe('a run', () => {
  it('opens at the failed step and tells what to do', () => {
    const failed = step('updateChat', {
      state: 'FAILED',
      error: departed,
      input: { name: '报价组' },
      attempts: 2,
    })
    show(run({ state: 'FAILED', error: { ...departed, step: 'updateChat' }, steps: [failed] }))
    const details = screen.getByRole('region', { name: '更新群聊' })
    expect(within(details).getByRole('alert').textContent).toContain('请换一位成员后重新提交')
    expect(within(details).getByText('新名称')).toBeTruthy()
    expect(screen.getByText('在「更新群聊」失败：赵磊 已离职。请换一位成员后重新提交。')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^是否改名/ }).textContent).toContain('未运行')
  })

  it('is kept as a test of its flow under a name', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (init.method === 'POST') sent.push([url, JSON.parse(String(init.body))])
      return new Response(JSON.stringify({ id: 't1', name: '改名的报价组', items: [] }))
    })
    const user = show(run({ steps: [step('updateChat', {})] }))
    await user.click(screen.getByRole('button', { name: '存为测试用例' }))
    const name = await screen.findByRole('textbox', { name: '测试用例名称' })
    await user.clear(name)
    await user.type(name, '改名的报价组')
    await user.click(screen.getByRole('button', { name: '保存测试用例' }))
    expect(await screen.findByText('已存为测试用例「改名的报价组」')).toBeTruthy()
    expect(sent).toEqual([['/api/v1/flows/f1/tests', { run: 'r1', name: '改名的报价组' }]])
  })

  it('shows the steps of the branch that was taken, and values by label', async () => {
    const user = show(
      run({
        steps: [
          step('updateChat', {}),
          step('renamed', { type: 'branch', branch: 'yes' }),
          step('renamed.yes.find', { type: 'getRecord', output: { found: true, name: '报价组' } }),
        ],
      }),
    )
    expect(screen.getByText('走了「有新名称」')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^找到汇总/ }))
    const details = screen.getByRole('region', { name: '找到汇总' })
    expect(within(details).getByText('是否找到')).toBeTruthy()
    expect(within(details).getByText('群聊名称')).toBeTruthy()
    expect(within(details).queryByText(/"found"/)).toBeNull()
    await user.click(within(details).getByRole('button', { name: '查看原始数据' }))
    expect(within(details).getByText(/"found": true/)).toBeTruthy()
  })

  it('says what became of each member of a platform’s group, and names the group by its id', () => {
    const outcome = {
      person: 'p1',
      outcome: 'REJECTED',
      reason: { zh: '没有关联飞书账号。', en: 'Not linked.' },
      remedy: { zh: '请同步通讯录。', en: 'Sync.' },
    }
    show(run({ steps: [step('updateChat', { output: { chatId: 'oc_1', outcomes: [outcome] } })] }))
    const details = screen.getByRole('region', { name: '更新群聊' })
    expect(within(details).getByText('未能办到')).toBeTruthy()
    expect(within(details).getByText('没有关联飞书账号。')).toBeTruthy()
    expect(within(details).getByText('请同步通讯录。')).toBeTruthy()
    expect(within(details).getByText('oc_1')).toBeTruthy()
  })

  it('says of a step in doubt what is known, and takes a decision', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
      if (address.endsWith('/resolve')) sent.push(JSON.parse(String(request.body)))
      return new Response('{"items":[]}')
    })
    const effect = {
      key: 'e4f1',
      connection: 'dingtalk',
      action: 'updateChat',
      state: 'IN_DOUBT',
      repeatability: 'UNCERTAIN',
      request: { name: '报价组' },
      outcome: null,
      error: null,
      attempts: 1,
      intendedAt: at,
      calledAt: at,
    } as const
    const user = show(
      run({
        state: 'IN_DOUBT',
        steps: [step('updateChat', { state: 'IN_DOUBT', finishedAt: null, effect })],
      }),
    )
    expect(screen.getByText('「更新群聊」的外部动作结果未知，需要人确认')).toBeTruthy()
    const panel = await screen.findByRole('region', { name: '需要你确认结果' })
    expect(screen.getByText('e4f1')).toBeTruthy()
    await user.click(within(panel).getByRole('radio', { name: /不存在，再试一次/ }))
    await user.click(within(panel).getByRole('button', { name: '再试一次' }))
    expect(sent).toEqual([{ step: 'updateChat', decision: 'AGAIN' }])
    await user.click(within(panel).getByRole('radio', { name: /已经存在/ }))
    await user.type(within(panel).getByLabelText('群聊 ID'), 'c1')
    await user.click(within(panel).getByRole('button', { name: '确认已存在' }))
    await vi.waitFor(() =>
      expect(sent.at(-1)).toEqual({ step: 'updateChat', decision: 'EXISTS', outputs: { chatId: 'c1' } }),
    )
  })

  it('says that it waits for its turn, also when it is tried again', () => {
    show(run({ state: 'WAITING', waitsForTurn: true, steps: [step('updateChat', {})] }))
    expect(screen.getByRole('status').textContent).toBe('排队中正在排队，前面的运行结束后继续')
  })

  it('says why a step is put off and when it asks again', () => {
    const spent = {
      byInput: false,
      code: 'limit-exceeded',
      title: '额度已用完',
      detail: '本月的额度已用完。',
    }
    const put = step('updateChat', {
      state: 'WAITING',
      error: spent,
      wakeAt: '2026-12-01T00:00:00Z',
      waitsFor: { type: 'TIME', event: '' },
    })
    show(run({ state: 'WAITING', steps: [put] }))
    const details = screen.getByRole('region', { name: '更新群聊' })
    expect(within(details).queryByRole('alert')).toBeNull()
    expect(within(details).getByText(/再次请求$/)).toBeTruthy()
    expect(within(details).getByText('本月的额度已用完。')).toBeTruthy()
  })

  it('says for whom it waits and what he has to do, with a way to look now and one to give up', () => {
    const waits = step('updateChat', {
      state: 'WAITING',
      error: {
        byInput: false,
        code: 'waits-for-person',
        title: '等待 王芳 建立客户群',
        detail: '在企业微信中新建客户群。',
      },
      wakeAt: '2026-12-01T00:00:00Z',
      waitsFor: { type: 'PERSON', until: '2026-12-05T00:00:00Z' },
    })
    show(run({ state: 'WAITING', steps: [waits] }))
    const details = screen.getByRole('region', { name: '更新群聊' })
    expect(within(details).getByText('等待 王芳 建立客户群')).toBeTruthy()
    expect(within(details).getByText('在企业微信中新建客户群。')).toBeTruthy()
    expect(within(details).getByText(/^最多等到 2026-12-05/)).toBeTruthy()
    expect(within(details).getByRole('button', { name: '立即检查' })).toBeTruthy()
    expect(within(details).getByRole('button', { name: '不再等待' })).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('等待中等待 王芳 建立客户群')
  })

  it('shows whom it waits for what it asks of him, and nothing else', () => {
    const waits = step('renamed.yes.updateChat', {
      state: 'WAITING',
      input: { name: '博远采购' },
      output: { person: 'p1' },
      error: {
        byInput: false,
        code: 'waits-for-person',
        title: '等待 王芳 建立客户群',
        detail: '请新建客户群。',
      },
      waitsFor: { type: 'PERSON' },
    })
    const asked: FlowDefinition = { ...flow, steps: flow.steps.filter(({ key }) => key === 'updateChat') }
    const trigger = { type: 'recordCreated', at, by: null, form: null, record: null } as const
    const mine = { role: 'MEMBER', person: { id: 'p1' } }
    show(run({ state: 'WAITING', excerpt: true, trigger, definition: asked, steps: [waits] }), mine)
    const details = screen.getByRole('region', { name: '更新群聊' })
    expect(within(details).getByText('博远采购')).toBeTruthy()
    expect(within(details).getByRole('button', { name: '我已建好，立即检查' })).toBeTruthy()
    expect(within(details).queryByRole('button', { name: '不再等待' })).toBeNull()
    expect(screen.queryByRole('list', { name: '节点' })).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.getByRole('status').textContent).toBe('等待中等你完成')
  })

  it('tells whom it waited for that his part is done, with the way to join', () => {
    const output = { name: '博远采购', qrCode: 'https://wecom.example/qr.png' }
    const made = step('updateChat', { output })
    const asked: FlowDefinition = {
      ...flow,
      steps: [{ key: 'updateChat', type: 'action', connection: 'builtin', action: 'createChat', inputs: {} }],
    }
    const trigger = { type: 'recordCreated', at, by: null, form: null, record: null } as const
    const mine = { role: 'MEMBER', person: { id: 'p1' } }
    show(run({ excerpt: true, trigger, definition: asked, steps: [made] }), mine)
    expect(screen.getByRole('status').textContent).toContain('你的部分已完成')
    expect(screen.getByText('博远采购')).toBeTruthy()
    expect(screen.getByRole('link').getAttribute('href')).toBe(output.qrCode)
  })

  it('leads to the run that called it and to those it called', () => {
    const calling: FlowDefinition = {
      ...flow,
      steps: [{ key: 'call', type: 'callFlow', flow: 'count-members', inputs: {} }],
    }
    const related = { flowKey: 'count-members', flowName: '统计成员', state: 'WAITING' } as const
    show(
      run({
        state: 'WAITING',
        definition: calling,
        steps: [step('call', { type: 'callFlow', state: 'WAITING', finishedAt: null })],
        calledRuns: [
          { ...related, id: 'r2', step: 'call' },
          { ...related, id: 'r3', step: 'other' },
        ],
        parentRun: { ...related, id: 'r0', flowName: '上级', step: 'x' },
      }),
    )
    const details = screen.getByRole('region', { name: '调用「统计成员」' })
    expect(within(details).getByRole('link').getAttribute('href')).toBe('/runs/r2')
    expect(within(details).getByText('等待中', { selector: 'ul *' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '「上级」的运行' }).getAttribute('href')).toBe('/runs/r0')
  })

  it('with a thousand rounds shows a page of them, and those that failed on demand', async () => {
    const rounds = Array.from({ length: 1000 }, (_, index) =>
      step(`each.${index}.tell`, { state: index % 100 === 99 ? 'FAILED' : 'DONE' }),
    )
    const user = show(
      run({
        state: 'FAILED',
        definition: { ...flow, steps: [each] },
        steps: [step('each', { type: 'forEach', state: 'FAILED' }), ...rounds],
      }),
    )
    const listed = () => screen.getAllByRole('button', { name: /第 \d+ 轮/ })
    expect(listed()).toHaveLength(50)
    expect(screen.getByRole('button', { name: /第 100 轮/ }).getAttribute('aria-expanded')).toBe('true')
    await user.click(screen.getByRole('button', { name: '失败 10' }))
    expect(listed()).toHaveLength(10)
    expect(listed().filter((round) => round.getAttribute('aria-expanded') === 'true')).toHaveLength(3)
  })

  it('that failed outside of any step says so', () => {
    const { step: _, ...error } = { ...departed, step: '' }
    show(run({ state: 'FAILED', error: error as RunDetail['error'] }))
    expect(screen.getByText('失败：赵磊 已离职。请换一位成员后重新提交。')).toBeTruthy()
  })

  it('says of a lane without steps that it was taken', () => {
    show(run({ steps: [step('updateChat', {}), step('renamed', { type: 'branch', branch: 'otherwise' })] }))
    expect(screen.getByText('走了「否则」')).toBeTruthy()
  })
})

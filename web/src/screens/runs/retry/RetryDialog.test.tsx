import { configure, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RunDetail, RunRetryStep } from '../../../api/types'
import { catalog } from '../../../flows/fixtures'
import '../../../locales/late'
import { fakeServer } from '../../../testing/fakeServer'
import { renderApp } from '../../../testing/renderApp'
import { useRunTelling } from '../useRunTelling'
import { RetryDialog } from './RetryDialog'

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
beforeEach(() => vi.stubGlobal('getComputedStyle', () => plain))
afterEach(() => vi.unstubAllGlobals())

const at = '2026-11-22T06:00:00Z'
const form = { id: 'f1', key: 'create-group', name: '创建会话群' }

function failed(byInput: boolean, done: string[] = []): RunDetail {
  const steps = [...done, 'create'].map((key) => ({
    ...{ path: key, key, name: key, type: 'action', input: {}, output: {}, attempts: 1 },
    ...{ state: key === 'create' ? 'FAILED' : 'DONE', startedAt: at, finishedAt: at },
  }))
  return {
    ...{ id: 'r1', state: 'FAILED', version: 1, attempt: 1, attempts: [], interventions: [] },
    flow: { id: 'w1', key: 'create', name: '建群' },
    trigger: { type: 'recordCreated', at, by: null, form, record: { id: 'x', serial: '1', title: '组' } },
    ...{ createdAt: at, startedAt: at, finishedAt: at, waitsForTurn: false, excerpt: false },
    error: { code: 'some-code', title: '失败', detail: '群名称太长。', step: 'create', byInput },
    ...{ steps, nextSteps: null, parentRun: null, calledRuns: [] },
    definition: { trigger: { type: 'recordCreated', form: 'create-group' }, steps: [] },
    triggerData: { record: { name: '太长的名称' } },
    references: { people: [], departments: [] },
  } as unknown as RunDetail
}

function Shown({ run }: { run: RunDetail }) {
  const { tell } = useRunTelling(run, catalog)
  return <RetryDialog run={run} tell={tell} onClose={() => undefined} />
}

function again(path: string): RunRetryStep {
  return { path, key: path, name: path, what: 'REPEATED', reason: '会再执行一次。' }
}

const fields = [{ key: 'name', label: '群聊名称', type: 'text' }]
const forms = { items: [{ ...form, appId: null, version: 1, definition: { fields } }] }

function serve(
  plan: RunRetryStep[] = [again('create')],
  asked: Promise<unknown> = Promise.resolve(),
  published = 1,
) {
  return fakeServer({
    'GET /forms': () => asked.then(() => forms),
    'GET /flows/w1': () => ({ id: 'w1', publishedVersion: published, draft: { trigger: {}, steps: [] } }),
    'GET /runs/r1/retry': () => ({ steps: plan }),
    'POST /runs/r1/retry': () => ({ id: 'r1' }),
  })
}

it('offers to correct the input first when that is why a run failed', async () => {
  const server = serve()
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null })
  renderApp(<Shown run={failed(true)} />)
  const field = await screen.findByLabelText<HTMLInputElement>('群聊名称')
  const [first] = screen.getAllByRole('radio')
  expect(first?.closest('label')?.textContent).toBe('更正内容后从头开始')
  expect(field.value).toBe('太长的名称')
  await user.clear(field)
  await user.type(field, '短')
  const ok = screen.getByRole<HTMLButtonElement>('button', { name: '重试运行' })
  await waitFor(() => expect(ok.disabled).toBe(false))
  await user.click(ok)
  await waitFor(() =>
    expect(server.of('POST', '/runs/r1/retry')[0]?.body).toMatchObject({
      from: 'START',
      trigger: { values: { name: '短' } },
    }),
  )
  // The run goes on: to ask what a retry would do is refused.
  expect(server.received.at(-1)?.method).toBe('POST')
})

it('begins where it broke off when another try may do, and offers other input last', async () => {
  serve()
  renderApp(<Shown run={failed(false)} />)
  expect(await screen.findByText('更正内容后从头开始')).toBeTruthy()
  expect(screen.queryByLabelText('群聊名称')).toBeNull()
  expect(screen.getByLabelText<HTMLInputElement>(/^从中断的节点/).checked).toBe(true)
})

it('lets the reader choose other input where that would make things again', async () => {
  const server = serve([again('addRow'), again('create')])
  renderApp(<Shown run={failed(true, ['addRow'])} />)
  const [first] = await screen.findAllByRole<HTMLInputElement>('radio')
  expect(first?.closest('label')?.textContent).toBe('更正内容后从头开始')
  expect(first?.checked).toBe(false)
  expect(screen.getByLabelText<HTMLInputElement>(/^从中断的节点/).checked).toBe(true)
  expect(screen.queryByLabelText('群聊名称')).toBeNull()
  await waitFor(() => expect(server.received.at(-1)?.path).toContain('from=FAILED'))
})

it('offers nothing to choose before it knows what it opens with', async () => {
  let tell = () => {}
  serve(undefined, new Promise<void>((resolve) => (tell = resolve)))
  renderApp(<Shown run={failed(true)} />)
  await screen.findByRole('dialog')
  expect(screen.queryAllByRole('radio')).toHaveLength(0)
  tell()
  const [first] = await screen.findAllByRole<HTMLInputElement>('radio')
  expect(first?.checked).toBe(true)
})

it('begins where it broke off when the flow was mended since', async () => {
  const server = serve(undefined, undefined, 2)
  renderApp(<Shown run={failed(true)} />)
  expect(await screen.findByLabelText('更正内容后从头开始')).toBeTruthy()
  await waitFor(() => expect(server.received.at(-1)?.path).toContain('from=FAILED&version=NEWEST'))
  expect(screen.queryByLabelText('群聊名称')).toBeNull()
})

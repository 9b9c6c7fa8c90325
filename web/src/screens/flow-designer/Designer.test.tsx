import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../../api/keys'
import { createQueryClient } from '../../api/queryClient'
import { catalog, flow as definition } from '../../flows/fixtures'
import { Appearance } from '../../theme/Appearance'
import { Designer } from './Designer'
import { flow } from './fixtures'

// Computing styles costs jsdom seconds, for every query by role and every measured text: these tests need none.
// And they share one slow machine with everything else in a build.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style

type Answer = [status: number, body: unknown]
let puts: { definition: typeof definition; ifMatch: string | null }[]
let answerPut: () => Answer
let published: unknown[]

function answer(method: string, path: string): Answer {
  if (method === 'PUT') return answerPut()
  if (path.endsWith('/check')) return [200, { problems: [] }]
  if (path.endsWith('/versions')) {
    const version = { publishedAt: flow.updatedAt, publishedBy: null, definition }
    const items = [
      { ...version, version: 2, note: '改为每天一次' },
      { ...version, version: 1, note: '首个版本' },
    ]
    return [200, { items }]
  }
  if (path.endsWith('/publish')) return [200, { ...flow, publishedVersion: 2 }]
  if (path.endsWith('/flows/f1'))
    return [200, { ...flow, draftVersion: 9, draft: { ...definition, steps: [] } }]
  return [200, { items: [], nextCursor: null }]
}

beforeEach(() => {
  vi.stubGlobal('getComputedStyle', () => plain)
  puts = []
  published = []
  answerPut = () => [200, { ...flow, draftVersion: 4 }]
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'PUT')
      puts.push({ ...JSON.parse(String(init.body)), ifMatch: new Headers(init.headers).get('If-Match') })
    if (url.endsWith('/publish')) published.push(JSON.parse(String(init.body)))
    const [status, body] = answer(init.method ?? 'GET', url.split('?')[0] ?? '')
    return new Response(JSON.stringify(body), { status })
  })
})
afterEach(() => vi.unstubAllGlobals())

function show() {
  const queries = createQueryClient()
  queries.setQueryData(keys.me, {
    person: { id: 'p', name: '陈思远' },
    role: 'OWNER',
    organization: {},
    csrfToken: 'x',
  })
  const designer = <Designer flow={flow} catalog={catalog} />
  const router = createMemoryRouter(
    [
      { path: '/flows/f1', element: designer },
      { path: '/flows', element: <p>列表</p> },
    ],
    { initialEntries: ['/flows/f1'] },
  )
  render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup({ pointerEventsCheck: 0, delay: null }), router }
}

const canvas = () => screen.getByRole('region', { name: '流程画布' })
const card = (name: RegExp) => within(canvas()).getByRole('button', { name })

describe('the flow designer', () => {
  it('adds a step at a gap, filled from the scope, and saves it on the version that was read', async () => {
    const { user } = show()
    await user.click(within(canvas()).getByRole('button', { name: '添加节点，在「更新群聊」之后' }))
    await user.type(await screen.findByRole('textbox', { name: '搜索节点' }), '发送{Enter}')
    expect(await screen.findByRole('button', { name: '群聊: 更新群聊 › 群聊 ID' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(puts).toHaveLength(1))
    expect(puts[0]?.ifMatch).toBe('"3"')
    expect(puts[0]?.definition.steps.map(({ key }) => key)).toEqual(['updateChat', 'sendMessage', 'renamed'])
    expect(await screen.findByText('已保存')).toBeTruthy()
  })

  it('maps an input by picking, and dims what does not fit', async () => {
    const { user } = show()
    await user.click(card(/^更新群聊/))
    await user.click(screen.getByRole('button', { name: '新名称: 触发数据 › 更改后群聊名称' }))
    const people = await screen.findByRole('treeitem', { name: '添加群成员' })
    expect(people.getAttribute('aria-disabled')).toBe('true')
    await user.click(people)
    await user.click(screen.getByRole('treeitem', { name: '选择群聊' }))
    expect(await screen.findByRole('button', { name: '新名称: 触发数据 › 选择群聊' })).toBeTruthy()
    expect(card(/^更新群聊：.*新名称 = 选择群聊/)).toBeTruthy()
  })

  it('calls another flow with what it takes, and goes on when it has ended', async () => {
    const { user } = show()
    await user.click(within(canvas()).getByRole('button', { name: '添加节点，在「更新群聊」之后' }))
    await user.type(await screen.findByRole('textbox', { name: '搜索节点' }), '调用自动化{Enter}')
    await user.click(await screen.findByRole('button', { name: '为「人员」选取数据' }))
    await user.click(await screen.findByRole('treeitem', { name: '添加群成员' }))
    await user.click(screen.getByRole('radio', { name: '不等，马上继续' }))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(puts).toHaveLength(1))
    expect(puts[0]?.definition.steps[1]).toMatchObject({
      type: 'callFlow',
      flow: 'count-members',
      inputs: { people: { cel: 'trigger.record.addMembers' } },
      wait: false,
    })
  })

  it('keeps a number that is typed as a number, until somebody says that it is a text', async () => {
    const { user } = show()
    await user.click(within(canvas()).getByRole('button', { name: '添加节点，最前面' }))
    await user.type(await screen.findByRole('textbox', { name: '搜索节点' }), '计算{Enter}')
    await user.click(await screen.findByRole('button', { name: '添加值' }))
    await user.type(await screen.findByRole('textbox', { name: 'value' }), '12.5')
    expect(card(/^计算：.*value = 12.5/)).toBeTruthy()
    await user.click(screen.getByRole('combobox', { name: 'value 的类型' }))
    await user.click(await screen.findByTitle('文本'))
    expect(card(/^计算：.*value = “12.5”/)).toBeTruthy()
  })

  it('keeps runs as long as one says', async () => {
    const { user } = show()
    await user.type(screen.getByRole('spinbutton', { name: '运行记录保留' }), '30')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(puts[0]?.definition.settings).toEqual({ keepDays: 30 }))
  })

  it('deletes the chosen step by key and brings it back', async () => {
    const { user } = show()
    await user.click(card(/^是否改名/))
    await user.keyboard('{Delete}')
    expect(within(canvas()).queryByRole('button', { name: /^是否改名/ })).toBeNull()
    await user.keyboard('{Control>}z{/Control}')
    expect(card(/^是否改名/)).toBeTruthy()
    expect(card(/^找到汇总/)).toBeTruthy()
  })

  it('says what publishing changes', async () => {
    const { user } = show()
    await user.click(card(/^改名/))
    await user.keyboard('{Delete}')
    await user.click(screen.getByRole('button', { name: '发布' }))
    expect(await screen.findByText('删除节点「改名」')).toBeTruthy()
  })

  it('publishes with a note, which the versions and their difference show', async () => {
    const { user } = show()
    await user.click(screen.getByRole('button', { name: '发布' }))
    await user.type(await screen.findByRole('textbox', { name: /这次改了什么/ }), '改为每天一次')
    await user.click(screen.getByRole('button', { name: '发布自动化' }))
    await waitFor(() => expect(published).toEqual([{ note: '改为每天一次' }]))
    await user.click(await screen.findByRole('button', { name: '版本' }))
    expect(await screen.findByText('首个版本')).toBeTruthy()
    const difference = screen.getByRole('region', { name: '比较' })
    expect(within(difference).getByText('改为每天一次')).toBeTruthy()
    expect(within(difference).queryByText('首个版本')).toBeNull()
  })

  it('asks before it overwrites what somebody else saved, and can take that instead', async () => {
    const { user } = show()
    answerPut = () => [412, { code: 'stale', title: '已被修改', status: 412 }]
    await user.click(card(/^是否改名/))
    await user.keyboard('{Delete}')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await user.click(await screen.findByRole('button', { name: '载入最新草稿' }))
    await waitFor(() => expect(within(canvas()).queryByRole('button', { name: /^更新群聊/ })).toBeNull())
    await user.click(screen.getByRole('button', { name: '撤销' }))
    answerPut = () => [200, { ...flow, draftVersion: 10 }]
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(puts.at(-1)?.ifMatch).toBe('"9"'))
  })

  it('does not let unsaved changes be lost on the way out', async () => {
    const { user, router } = show()
    await user.click(card(/^是否改名/))
    await user.keyboard('{Delete}')
    await router.navigate('/flows')
    await user.click(await screen.findByRole('button', { name: '继续编辑' }))
    expect(router.state.location.pathname).toBe('/flows/f1')
    await router.navigate('/flows')
    await user.click(await screen.findByRole('button', { name: '保存并离开' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/flows'))
    expect(puts).toHaveLength(1)
  })
})

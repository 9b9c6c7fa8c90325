import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import '../../locales/late'
import { fakeServer, Refusal } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { ConnectionPage } from './ConnectionPage'
import { ConnectionsPage } from './ConnectionsPage'

const connection = {
  id: 'c1',
  key: 'feishu-1',
  connector: 'feishu',
  name: '飞书',
  state: 'FAILING',
  settings: { appId: 'cli_1', appSecret: { set: true } },
  check: {
    at: '2026-11-21T08:00:00Z',
    findings: [
      {
        key: 'credentials',
        state: 'MISSING',
        what: '应用凭证',
        detail: '密钥不对（10014）',
        remedy: '在凭证页重新复制 App Secret',
        guideStep: 'credentials',
      },
      { key: 'bot', state: 'OK', what: '机器人', detail: '已启用', remedy: '', guideStep: 'bot' },
    ],
  },
  lastError: null,
  syncedAt: null,
  callbackAddress: 'https://x.example/callbacks/c1',
  signInAddress: 'https://x.example/api/v1/auth/c1/back',
  version: 3,
  updatedAt: '2026-11-21T08:00:00Z',
}
const setting = { help: '凭证页', required: true, initial: '', choices: [] }
const feishu = {
  key: 'feishu',
  name: '飞书',
  actions: [],
  events: [],
  scopes: 'im:chat',
  settings: [
    { ...setting, key: 'appId', label: 'App ID', kind: 'TEXT' },
    { ...setting, key: 'appSecret', label: 'App Secret', kind: 'SECRET' },
  ],
  guide: [
    {
      key: 'credentials',
      title: '复制凭证',
      text: '打开应用。',
      settings: ['appId', 'appSecret'],
      copies: [],
    },
    {
      key: 'bot',
      title: '启用机器人',
      text: '添加能力。',
      settings: [],
      copies: ['CALLBACK_ADDRESS', 'SCOPES'],
    },
  ],
}
const account = {
  id: 'ou_1',
  otherIds: {},
  name: '张伟',
  mobile: null,
  email: null,
  title: null,
  departments: ['研发'],
  external: false,
  origin: 'DIRECTORY',
  seenAt: '2026-11-21T08:00:00Z',
  confirmed: false,
  nameless: null as string | null,
  person: null,
}

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
beforeEach(() => vi.stubGlobal('getComputedStyle', () => plain))
afterEach(() => vi.unstubAllGlobals())

function show(address: string, more: { [route: string]: () => unknown } = {}) {
  const server = fakeServer({
    'GET /connections': () => ({ items: [connection] }),
    'GET /connectors': () => ({ items: [feishu] }),
    'GET /connections/c1': () => connection,
    'PATCH /connections/c1': () => ({ ...connection, version: 4, state: 'READY', check: null }),
    'GET /connections/c1/budgets': () => ({
      items: [
        { key: 'm', name: '消息', window: 'MINUTE', allowed: 100, spent: 95, freeAt: '2026-11-21T08:01:00Z' },
      ],
    }),
    'GET /connections/c1/accounts': () => ({ items: [account], nextCursor: null }),
    'GET /connections/c1/accounts/count': () => ({ linked: 2, unlinked: 1 }),
    ...more,
  })
  renderApp(
    <Routes>
      <Route path="/admin/connections" element={<ConnectionsPage />} />
      <Route path="/admin/connections/:connection" element={<ConnectionPage />} />
    </Routes>,
    address,
  )
  return { server, user: userEvent.setup({ pointerEventsCheck: 0, delay: null }) }
}

describe('the connections of the organization', () => {
  it('shows each with its state and what is left of its allowances', async () => {
    show('/admin/connections')
    const card = await screen.findByRole('link', { name: /飞书/ })
    expect(within(card).getByText('有问题')).toBeTruthy()
    expect(await within(card).findByText('95 / 100 每分钟')).toBeTruthy()
  })

  it('ticks the steps that are done and says at the others what to do', async () => {
    show('/admin/connections/c1')
    expect(await screen.findByRole('img', { name: '第 1 步未完成' })).toBeTruthy()
    expect(screen.getByRole('img', { name: '第 2 步已完成' })).toBeTruthy()
    expect(screen.getByText(/在凭证页重新复制 App Secret/)).toBeTruthy()
    expect(screen.getByText('https://x.example/callbacks/c1')).toBeTruthy()
  })

  it('sends only what was changed, and of a secret never what it was', async () => {
    const { server, user } = show('/admin/connections/c1')
    await user.type(await screen.findByLabelText('App Secret'), 'new-secret')
    await user.click(screen.getByRole('button', { name: '保存设置' }))
    await waitFor(() =>
      expect(server.of('PATCH', '/connections/c1')[0]?.body).toEqual({
        settings: { appSecret: 'new-secret' },
      }),
    )
    expect(server.of('PATCH', '/connections/c1')[0]?.headers.get('If-Match')).toContain('3')
  })

  it("asks before another server's address makes the secrets be forgotten", async () => {
    const address = { ...setting, key: 'base', label: '服务器地址', kind: 'ADDRESS', required: false }
    const { server, user } = show('/admin/connections/c1', {
      'GET /connectors': () => ({ items: [{ ...feishu, settings: [...feishu.settings, address] }] }),
    })
    await user.type(await screen.findByLabelText('服务器地址'), 'https://other.example')
    await user.click(screen.getAllByRole('button', { name: '保存设置' }).at(-1) as HTMLElement)
    await user.click(await screen.findByRole('button', { name: '更改服务器地址' }))
    await waitFor(() =>
      expect(server.of('PATCH', '/connections/c1')[0]?.body).toEqual({
        settings: { base: 'https://other.example' },
      }),
    )
  })

  it('names the flows that keep it from being deleted', async () => {
    const { user } = show('/admin/connections/c1', {
      'DELETE /connections/c1': () =>
        new Refusal(409, {
          code: 'connection-in-use',
          title: '正在使用',
          detail: '连接“飞书”正在使用，不能删除。',
          errors: [{ field: '', code: 'connection-in-use', detail: '自动化“建群”使用了这个连接。' }],
        }),
    })
    await user.click(await screen.findByRole('button', { name: '更多操作' }))
    await user.click(await screen.findByText('删除连接'))
    await user.click(await screen.findByRole('button', { name: '删除连接' }))
    expect(await screen.findByText('自动化“建群”使用了这个连接。')).toBeTruthy()
  })

  it('lists the accounts that nobody has, with the way to say whose they are', async () => {
    show('/admin/connections/c1?tab=accounts')
    expect(await screen.findByText('张伟')).toBeTruthy()
    expect(screen.getByLabelText('张伟 是谁')).toBeTruthy()
    expect(await screen.findByText('未关联 1')).toBeTruthy()
  })

  it("lets an administrator's account that was found be confirmed", async () => {
    const lina = {
      id: 'p1',
      name: '李娜',
      kind: 'INTERNAL',
      state: 'ACTIVE',
      departmentIds: [],
      role: 'ADMIN',
    }
    const { server, user } = show('/admin/connections/c1?tab=accounts', {
      'GET /connections/c1/accounts': () => ({ items: [{ ...account, person: lina }], nextCursor: null }),
      'PUT /connections/c1/accounts/ou_1': () => ({ ...account, confirmed: true, person: lina }),
    })
    expect(await screen.findByText('待确认')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '确认 李娜 的账号' }))
    await waitFor(() =>
      expect(server.of('PUT', '/connections/c1/accounts/ou_1')[0]?.body).toEqual({
        personId: 'p1',
        move: false,
      }),
    )
  })

  it('says why an account has no name', async () => {
    show('/admin/connections/c1?tab=accounts', {
      'GET /connections/c1/accounts': () => ({
        items: [{ ...account, name: '新客户', nameless: '应用没有调用此接口的权限。' }],
        nextCursor: null,
      }),
    })
    expect(await screen.findByText('没有姓名：应用没有调用此接口的权限。')).toBeTruthy()
  })

  it("asks nobody to confirm a builder's account", async () => {
    const zhang = {
      id: 'p2',
      name: '张伟',
      kind: 'INTERNAL',
      state: 'ACTIVE',
      departmentIds: [],
      role: 'BUILDER',
    }
    show('/admin/connections/c1?tab=accounts', {
      'GET /connections/c1/accounts': () => ({ items: [{ ...account, person: zhang }], nextCursor: null }),
    })
    expect(await screen.findByRole('button', { name: '取消关联 张伟' })).toBeTruthy()
    expect(screen.queryByText('待确认')).toBeNull()
  })
})

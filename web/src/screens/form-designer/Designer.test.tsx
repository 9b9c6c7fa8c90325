import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { keys } from '../../api/keys'
import { createQueryClient } from '../../api/queryClient'
import type { Field, Form } from '../../api/types'
import { person } from '../../testing/chats'
import { Appearance } from '../../theme/Appearance'
import { Designer } from './Designer'

const time = '2026-11-21T00:00:00Z'
const form: Form = {
  id: 'f1',
  key: 'create-group',
  name: '创建会话群',
  appId: null,
  version: 3,
  definition: { fields: [{ key: 'name', type: 'text', label: '群聊名称' }] },
  createdAt: time,
  updatedAt: time,
}

interface Saved {
  ifMatch: string | null
  body: { definition: Form['definition'] }
}

/** Answers every list with nothing and a save as told. */
function serve(save: (saved: Saved) => Response): Saved[] {
  const saves: Saved[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (init.method !== 'PUT') return json(200, { items: [], unread: 0 })
    const saved = { ifMatch: new Headers(init.headers).get('If-Match'), body: JSON.parse(String(init.body)) }
    saves.push(saved)
    return save(saved)
  })
  return saves
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })

function show(...fields: Field[]) {
  const opened = fields.length > 0 ? { ...form, definition: { fields } } : form
  const queries = createQueryClient()
  const organization = { id: 'o1', key: 'demo', name: '召集演示公司' }
  queries.setQueryData(keys.me, {
    person: person('p1', '陈思远'),
    role: 'OWNER',
    organization,
    csrfToken: 't',
  })
  const router = createMemoryRouter([{ path: '*', element: <Designer form={opened} /> }])
  render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>,
  )
  // Looking up styles before every press takes jsdom a second on this page.
  return userEvent.setup({ pointerEventsCheck: 0 })
}

/** By its word: accessible names of a page this size take jsdom seconds each. */
function button(word: string): HTMLElement {
  const found = screen.getAllByText(word).find((element) => element.closest('button'))
  if (!found) throw new Error(`no button says ${word}`)
  return found
}

function item(label: string): HTMLElement {
  return screen.getByLabelText(label, { selector: 'li' })
}

const labels = () =>
  screen.getAllByLabelText(/, /, { selector: 'li' }).map((each) => each.getAttribute('aria-label'))

afterEach(() => vi.unstubAllGlobals())

it('adds a field with a click, names it, and saves it with the version that was read', async () => {
  const saves = serve(({ body }) => json(200, { ...form, version: 4, definition: body.definition }))
  const user = show()
  await user.click(button('成员单选'))
  await user.clear(screen.getByLabelText('标题'))
  await user.click(screen.getByLabelText('标题'))
  await user.paste('选择群主')
  await user.click(screen.getByText('规则'))
  await user.click(screen.getByLabelText('必填'))
  expect(labels()).toEqual(['群聊名称, 单行文本', '选择群主, 成员单选'])

  await user.click(button('保存'))
  expect(await screen.findByText('已保存')).toBeTruthy()
  expect(saves.map(({ ifMatch }) => ifMatch)).toEqual(['"3"'])
  expect(saves[0]?.body.definition.fields[1]).toEqual({
    key: 'member1',
    type: 'member',
    label: '选择群主',
    required: true,
  })
})

it('does not save a form with errors, but goes to the first one', async () => {
  const saves = serve(() => json(200, form))
  const options = { type: 'form' as const, form: 'group-ledger', field: '' }
  const user = show({ key: 'group', type: 'select', label: '选择群聊', options })
  await user.click(button('日期'))
  await user.click(button('保存'))
  expect(saves).toEqual([])
  expect(item('选择群聊, 下拉单选').getAttribute('aria-current')).toBe('true')
  expect(screen.getByText('请选择选项来源的表单和字段')).toBeTruthy()
})

it('says that somebody else has saved, and loses nothing', async () => {
  serve(() => json(412, { code: 'stale', detail: '表单已被修改' }))
  const user = show()
  await user.click(button('日期'))
  await user.click(button('保存'))
  await screen.findByText('其他人已保存此表单')
  await user.click(button('继续编辑'))
  expect(labels()).toEqual(['群聊名称, 单行文本', '日期, 日期'])
})

it('names the flows that still use a deleted field', async () => {
  const detail = '自动化“创建会话群”的节点“创建群聊”使用了它。'
  const errors = [{ field: 'definition.fields.name', code: 'field-in-use', detail }]
  serve(() => json(409, { code: 'field-in-use', detail: '字段正在使用', errors }))
  const user = show()
  item('群聊名称, 单行文本').focus()
  await user.keyboard('{Delete}')
  await user.click(button('保存'))
  expect(await screen.findByText('有自动化正在使用删除的字段')).toBeTruthy()
  expect(screen.getByText(new RegExp(detail))).toBeTruthy()
})

import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '../../api/types'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { PersonDrawer } from './PersonDrawer'

const customer = (id: string, name: string): Person => ({
  id,
  name,
  username: null,
  kind: 'EXTERNAL',
  state: 'ACTIVE',
  title: null,
  mobile: null,
  email: null,
  departmentIds: [],
  role: null,
  mergedInto: null,
})
const weber = customer('p1', '新客户')
const anna = customer('p2', 'Anna Weber')

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
beforeEach(() => vi.stubGlobal('getComputedStyle', () => plain))
afterEach(() => vi.unstubAllGlobals())

function show(of: Person) {
  const server = fakeServer({
    'GET /departments': () => ({ items: [] }),
    'GET /people': () => ({ items: [weber, anna], nextCursor: null }),
    'GET /people/p1/merges': () => ({ items: [] }),
    'GET /people/p2/merges': () => ({
      items: [{ personId: 'p1', name: '新客户', by: anna, at: '2026-11-21T08:00:00Z' }],
    }),
    'PUT /people/p1/merge': () => anna,
    'DELETE /people/p1/merge': () => weber,
  })
  renderApp(<PersonDrawer of={of} onClose={() => undefined} />, '/admin/people')
  return { server, user: userEvent.setup({ pointerEventsCheck: 0, delay: null }) }
}

describe('two people who are one', () => {
  it('says who somebody really is', async () => {
    const { server, user } = show(weber)
    await user.click(await screen.findByRole('button', { name: '并入他人' }))
    const dialog = (await screen.findByText('将 新客户 并入')).closest<HTMLElement>('.ant-modal')
    if (!dialog) throw new Error('no dialog')
    await user.type(within(dialog).getByRole('combobox'), 'Anna')
    await user.click(await screen.findByTitle('Anna Weber'))
    await user.click(within(dialog).getByRole('button', { name: '合并人员' }))
    await waitFor(() => expect(server.of('PUT', '/people/p1/merge')[0]?.body).toEqual({ personId: 'p2' }))
  })

  it('undoes it', async () => {
    const { server, user } = show(anna)
    await user.click(await screen.findByRole('button', { name: '撤销 新客户 的合并' }))
    await user.click(await screen.findByRole('button', { name: '撤销合并' }))
    await waitFor(() => expect(server.of('DELETE', '/people/p1/merge')).toHaveLength(1))
  })
})

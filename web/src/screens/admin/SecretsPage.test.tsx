import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeServer, Refusal } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { SecretsPage } from './SecretsPage'

const secret = { name: 'crmToken', updatedAt: '2026-11-21T08:00:00Z', updatedBy: 'me' }

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
beforeEach(() => vi.stubGlobal('getComputedStyle', () => plain))
afterEach(() => vi.unstubAllGlobals())

function show() {
  const server = fakeServer({
    'GET /secrets': () => ({ items: [secret] }),
    'POST /secrets': () => secret,
    'DELETE /secrets/crmToken': () =>
      new Refusal(409, {
        code: 'secret-in-use',
        title: '密钥正在使用',
        errors: [{ field: 'name', code: 'in-use', detail: '自动化「同步客户」的节点「请求」' }],
      }),
  })
  renderApp(<SecretsPage />, '/admin/secrets')
  return { server, user: userEvent.setup({ pointerEventsCheck: 0, delay: null }) }
}

describe('the secrets of the organization', () => {
  it('gives a secret another value, which is shown nowhere', async () => {
    const { server, user } = show()
    await user.click(await screen.findByRole('button', { name: '更换密钥 crmToken' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('值'), 'top-secret')
    await user.click(within(dialog).getByRole('button', { name: '更换密钥' }))
    await waitFor(() =>
      expect(server.of('POST', '/secrets')[0]?.body).toEqual({ name: 'crmToken', value: 'top-secret' }),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('does not replace one unasked when a new one is given its name', async () => {
    const { server, user } = show()
    await screen.findByRole('button', { name: '更换密钥 crmToken' })
    await user.click(screen.getByRole('button', { name: /添加密钥/ }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('名称'), 'crmToken')
    await user.type(within(dialog).getByLabelText('值'), 'x')
    await user.click(within(dialog).getByRole('button', { name: '添加密钥' }))
    expect(await within(dialog).findByText(/已有同名密钥/)).toBeTruthy()
    expect(server.of('POST', '/secrets')).toHaveLength(0)
  })

  it('says which flow still uses one that is to be deleted', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: '删除密钥 crmToken' }))
    await user.click(await screen.findByRole('button', { name: '删除密钥' }))
    expect(await screen.findByText('自动化「同步客户」的节点「请求」')).toBeTruthy()
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { Flow } from '../../api/types'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { DeleteFlow } from './DeleteFlow'

afterEach(() => void vi.unstubAllGlobals())

it('asks with the name of the flow and what becomes of its runs before it deletes', async () => {
  const server = fakeServer({ 'DELETE /flows/f1': () => undefined })
  const onDeleted = vi.fn()
  const flow = { id: 'f1', key: 'create-group', name: '创建会话群', publishedVersion: 1 } as Flow
  renderApp(<DeleteFlow flow={flow} onDeleted={onDeleted} />)
  await userEvent.click(screen.getByRole('button', { name: '删除自动化 创建会话群' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getAllByText('删除自动化「创建会话群」？')).not.toHaveLength(0)
  expect(within(dialog).getByText(/运行记录会保留/)).toBeDefined()
  expect(server.received).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: '删除自动化' }))
  await waitFor(() => expect(onDeleted).toHaveBeenCalledOnce())
  expect(server.of('DELETE', '/flows/f1')).toHaveLength(1)
})

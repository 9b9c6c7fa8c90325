import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { chat } from '../../testing/chats'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { TextValue } from './TextValue'

const mine = '01a1fe01-bd53-7ce1-9a00-000000000001'
const hidden = '01a1fe01-bd53-7ce1-9a00-000000000002'

afterEach(() => void vi.unstubAllGlobals())

it('shows ids of chats as the chats that the reader may see, with one request for all', async () => {
  const server = fakeServer({ 'GET /chats': () => ({ items: [{ ...chat(mine), name: '报价组' }] }) })
  renderApp([mine, hidden, '报价组', '2026'].map((text) => <TextValue key={text} text={text} />))
  const link = await screen.findByRole('link', { name: /报价组/ })
  expect(link.getAttribute('href')).toBe(`/inbox/${mine}`)
  expect(screen.getByText(hidden)).toBeDefined()
  expect(server.received.map(({ path }) => decodeURIComponent(path))).toEqual([
    `/chats?ids=${mine},${hidden}&limit=2`,
  ])
})

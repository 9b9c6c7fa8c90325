import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../api/types'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { CallDrawer } from './CallDrawer'

function show(call: Pick<Call, 'direction' | 'method'>) {
  const server = fakeServer({
    'GET /connections/c/calls/1': () => ({
      id: '1',
      operation: 'chats',
      url: 'https://api.example.com/chats',
      requestHeaders: {},
      requestBody: null,
      status: 200,
      responseHeaders: {},
      responseBody: null,
      error: null,
      tookMillis: 3,
      at: '2026-11-21T08:00:00Z',
      ...call,
    }),
    'POST /connections/c/calls/1/replay': () => ({ events: 0 }),
  })
  renderApp(<CallDrawer connection="c" call="1" onClose={() => undefined} />)
  return { server, user: userEvent.setup({ pointerEventsCheck: 0, delay: null }) }
}

const repeat = () => screen.findByRole('button', { name: /重\s?放/, hidden: true })

describe('a call of the log', () => {
  it('that only read is asked again', async () => {
    const { server, user } = show({ direction: 'OUT', method: 'GET' })
    await user.click(await repeat())
    await waitFor(() => expect(server.of('POST', '/connections/c/calls/1/replay')).toHaveLength(1))
  })

  it('that may have changed something is not, and says why', async () => {
    show({ direction: 'OUT', method: 'POST' })
    expect((await repeat()).hasAttribute('disabled')).toBe(true)
    expect(screen.getByText(/再发一次可能做两遍/)).toBeTruthy()
  })
})

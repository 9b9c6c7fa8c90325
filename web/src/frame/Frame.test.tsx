import { act, screen } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeServer, Refusal } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'
import { Frame } from './Frame'

class FakeWebSocket {
  static opened: FakeWebSocket[] = []
  onopen: (() => void) | null = null
  onmessage: (() => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  constructor() {
    FakeWebSocket.opened.push(this)
  }
  send() {}
  close() {}
}

beforeEach(() => {
  FakeWebSocket.opened = []
  vi.stubGlobal('WebSocket', FakeWebSocket)
})
afterEach(() => void vi.unstubAllGlobals())

it('leads to the sign-in page when the server ends the socket because the session is over', async () => {
  fakeServer({
    'GET /me': () => new Refusal(401, { code: 'unauthenticated', title: 'not signed in', status: 401 }),
  })
  renderApp(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/inbox" element="inbox" />
      </Route>
      <Route path="/sign-in" element="sign in here" />
    </Routes>,
    '/inbox',
  )
  const [socket] = FakeWebSocket.opened
  act(() => socket?.onopen?.())
  act(() => socket?.onclose?.({ code: 1008 }))
  expect(await screen.findByText('sign in here')).toBeTruthy()
  expect(FakeWebSocket.opened).toHaveLength(1)
})

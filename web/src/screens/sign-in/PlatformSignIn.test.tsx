import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import '../../locales/i18n'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { PlatformProblem } from './PlatformProblem'
import { PlatformSignIn } from './PlatformSignIn'

afterEach(() => vi.unstubAllGlobals())

it('offers the platforms that are connected, and comes back to where one wanted to go', async () => {
  fakeServer({
    'GET /auth/connections': () => ({ items: [{ id: 'c1', connector: 'feishu', name: '飞书' }] }),
  })
  renderApp(<PlatformSignIn target="/forms/x?tab=1" />)
  const link = await screen.findByRole('link', { name: '用飞书登录' })
  expect(link.getAttribute('href')).toBe('/api/v1/auth/c1/start?to=%2Fforms%2Fx%3Ftab%3D1')
})

it('says why the last attempt came to nothing', () => {
  renderApp(<PlatformProblem code="account-not-linked" />)
  expect(screen.getByRole('alert').textContent).toContain('尚未关联')
})

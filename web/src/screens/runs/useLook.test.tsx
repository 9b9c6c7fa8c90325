import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { App } from 'antd'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '../../api/queryClient'
import type { RunStep } from '../../api/types'
import { useLook } from './useLook'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('says that nothing was found once the step waits on', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async () => Response.json({}))
  const queries = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <App>{children}</App>
    </QueryClientProvider>
  )
  const waits = { path: 'create', state: 'WAITING', wakeAt: '2026-11-22T02:30:00Z' } as RunStep
  const { result, rerender } = renderHook(({ step }) => useLook('r1', step), {
    initialProps: { step: waits },
    wrapper,
  })
  expect(result.current.state).toBe('NONE')
  await act(async () => result.current.begin())
  expect(result.current.state).toBe('LOOKING')
  rerender({ step: { ...waits, wakeAt: '2026-11-22T02:27:00Z' } })
  rerender({ step: { ...waits, state: 'CALLING', wakeAt: null } })
  expect(result.current.state).toBe('LOOKING')
  rerender({ step: { ...waits, wakeAt: '2026-11-22T02:32:00Z' } })
  expect(result.current.state).toBe('NOTHING')
  await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)))
  expect(result.current.state).toBe('NOTHING')
})

import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { keys } from '../../api/keys'
import { createQueryClient } from '../../api/queryClient'
import type { RunDetail } from '../../api/types'
import { useFurtherSteps } from './useFurtherSteps'

const run = (nextSteps: string | null) =>
  ({ id: 'r1', attempt: 1, steps: [], nextSteps }) as unknown as RunDetail

const PAST = '/runs/r1/attempts/1/steps'

const page = (path: string, state: string, nextCursor: string | null) => ({
  items: [{ path, state }],
  nextCursor,
  references: { people: [], departments: [] },
})

function stub(pages: Record<string, unknown>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname, searchParams } = new URL(url, 'http://x')
    const cursor = searchParams.get('cursor') ?? ''
    asked.push(pathname.endsWith(PAST) ? `past ${cursor}` : cursor)
    return new Response(JSON.stringify(pages[cursor]))
  })
  return asked
}

function show(shown: RunDetail, path?: string) {
  const queries = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  )
  return { queries, ...renderHook(() => useFurtherSteps('r1', shown, path), { wrapper }) }
}

afterEach(() => vi.unstubAllGlobals())

it('asks for page after page until all steps are there', async () => {
  const asked = stub({ a: page('each.200.x', 'DONE', 'b'), b: page('each.400.x', 'FAILED', null) })
  const { result } = show(run('a'))
  await waitFor(() => expect(result.current.loading).toBe(false))
  expect(result.current.steps.map(({ path }) => path)).toEqual(['each.200.x', 'each.400.x'])
  expect(asked).toEqual(['a', 'b'])
})

it('asks for nothing when all steps came with the run', () => {
  const asked = stub({})
  expect(show(run(null)).result.current).toEqual({ steps: [], loading: false })
  expect(asked).toEqual([])
})

it('asks again only for pages that can still change when the run goes on', async () => {
  const asked = stub({ a: page('one', 'DONE', 'b'), b: page('two', 'WAITING', null) })
  const { queries, result } = show(run('a'))
  await waitFor(() => expect(result.current.loading).toBe(false))
  await queries.invalidateQueries({ queryKey: keys.run('r1') })
  expect(asked).toEqual(['a', 'b', 'b'])
})

it('asks for those of an earlier attempt where they are', async () => {
  const asked = stub({ a: page('one', 'FAILED', null) })
  const { result } = show(run('a'), PAST)
  await waitFor(() => expect(result.current.loading).toBe(false))
  expect(asked).toEqual(['past a'])
})

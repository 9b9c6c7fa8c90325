import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '../api/queryClient'
import type { Errand } from '../api/types'
import { Errands } from './Errands'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const asked: Errand = {
  run: 'r1',
  flow: { id: 'f1', key: 'create', name: '建客户群' },
  step: 'create',
  detail: '在企业微信中新建客户群。',
  since: '2026-11-22T02:00:00Z',
  until: '2026-11-29T02:00:00Z',
}

function show(items: Errand[]) {
  vi.stubGlobal('fetch', async () => Response.json({ items }))
  const queries = createQueryClient()
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <Errands />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return queries
}

it('lists what waits for me, with its deadline, and leads to the run', async () => {
  show([asked, { ...asked, run: 'r2', detail: null, until: null }])
  const list = await screen.findByRole('region', { name: '等你完成' })
  const [first, second] = within(list).getAllByRole('link')
  expect(first?.getAttribute('href')).toBe('/runs/r1')
  expect(first?.textContent).toContain('建客户群')
  expect(first?.textContent).toContain('在企业微信中新建客户群。')
  expect(first?.querySelector('time')?.dateTime).toBe(asked.until)
  expect(second?.textContent).toContain('正在检查')
})

it('says nothing when nothing waits for me', async () => {
  const queries = show([])
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(screen.queryByRole('region')).toBeNull()
})

import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { RunFilters } from './RunFilters'
import { readFilter } from './runFilter'

afterEach(() => void vi.unstubAllGlobals())

function show(search: string) {
  fakeServer({ 'GET /flows': () => ({ items: [] }) })
  const filter = readFilter(new URLSearchParams(search), undefined)
  renderApp(<RunFilters filter={filter} fixedFlow={false} recordTitle={undefined} onChange={() => {}} />)
}

it('says how many runs are searched for a text', async () => {
  show('q=北斗')
  expect(await screen.findByText(/最近 50,000 次运行/)).toBeDefined()
})

it('says nothing of it where no text is searched for', async () => {
  show('state=FAILED')
  expect(await screen.findByRole('searchbox')).toBeDefined()
  expect(screen.queryByText(/50,000/)).toBeNull()
})

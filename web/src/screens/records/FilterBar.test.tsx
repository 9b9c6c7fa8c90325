import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Condition, Field, Form } from '../../api/types'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { FilterBar } from './FilterBar'
import { filterOf, type LedgerView } from './ledgerView'

const fields: Field[] = [
  { key: 'name', type: 'text', label: '名称' },
  { key: 'place', type: 'text', label: '地点' },
]
const at = '2026-11-21T00:00:00Z'
const form: Form = {
  id: 'f',
  key: 'f',
  name: '会议',
  appId: null,
  version: 1,
  definition: { fields },
  createdAt: at,
  updatedAt: at,
}

afterEach(() => void vi.unstubAllGlobals())

function Bar({ parts, onFilter }: { parts: Condition[]; onFilter: (filter: Condition | null) => void }) {
  const sort = { key: 'createdAt', descending: true }
  const [view, setView] = useState<LedgerView>({ q: '', join: 'all', parts, sort, columns: null })
  const change = (next: Partial<LedgerView>) => {
    setView({ ...view, ...next })
    onFilter(filterOf({ ...view, ...next }))
  }
  return <FilterBar form={form} controls={{ view, fields, columns: fields, change }} />
}

it('lets a group of conditions be changed: its joint, and its parts to the last', async () => {
  fakeServer({ 'GET /departments': () => ({ items: [] }) })
  const onFilter = vi.fn()
  const user = userEvent.setup()
  const first: Condition = { field: 'name', op: 'equals', value: '甲' }
  const second: Condition = { field: 'place', op: 'isEmpty' }
  renderApp(<Bar parts={[{ any: [first, second] }]} onFilter={onFilter} />)
  await user.click(screen.getByRole('button', { name: /^名称 ?是 ?甲 ?或 ?地点 ?为空$/ }))
  const editor = within(await screen.findByRole('tooltip'))
  await user.click(editor.getByRole('button', { name: '去掉条件 地点 为空' }))
  expect(onFilter).toHaveBeenLastCalledWith({ all: [{ any: [first] }] })
  await user.click(editor.getByRole('button', { name: '去掉条件 名称 是 甲' }))
  expect(onFilter).toHaveBeenLastCalledWith(null)
})

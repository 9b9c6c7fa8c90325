import { screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { FormTabs } from './FormTabs'

const create = { id: 'f1', key: 'create-group', name: '创建会话群', appId: 'a' }
const update = { id: 'f2', key: 'update-group', name: '更新会话群' }

afterEach(() => void vi.unstubAllGlobals())

it('leads from form to form for the same work, and from work to work of one form', async () => {
  const app = { id: 'a', key: 'group-chat', name: '会话群', forms: [create, update], flows: [] }
  fakeServer({ 'GET /apps': () => ({ items: [app] }) })
  renderApp(<FormTabs form={create} work="design" />)
  const other = await screen.findByRole('link', { name: '更新会话群' })
  expect(other.getAttribute('href')).toBe('/forms/update-group/design')
  expect(screen.getByRole('link', { name: '创建会话群' }).getAttribute('aria-current')).toBe('page')
  const works = within(screen.getByRole('navigation', { name: '表单 创建会话群' }))
  expect(works.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/forms/create-group/new',
    '/forms/create-group',
    '/forms/create-group/design',
  ])
})

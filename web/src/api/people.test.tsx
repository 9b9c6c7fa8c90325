import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { PersonChip } from '../components/PersonChip'
import { person } from '../testing/chats'
import { fakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'

afterEach(() => void vi.unstubAllGlobals())

it('many chips ask for their people in one request, and unknown ones say so', async () => {
  const server = fakeServer({
    'GET /people': () => ({ items: [person('a', '张伟'), person('b', '李娜')], nextCursor: null }),
  })
  renderApp(
    <>
      <PersonChip personId="a" />
      <PersonChip personId="b" />
      <PersonChip personId="a" />
      <PersonChip personId="gone" />
    </>,
  )
  expect(await screen.findAllByText('张伟', { selector: 'button *:not([aria-hidden])' })).toHaveLength(2)
  expect(screen.getByRole('button', { name: '李娜' })).toBeDefined()
  expect(screen.getByText('未知人员')).toBeDefined()
  const requests = server.of('GET', '/people')
  expect(requests).toHaveLength(1)
  expect(new URLSearchParams(requests[0]?.path.split('?')[1]).get('ids')).toBe('a,b,gone')
})

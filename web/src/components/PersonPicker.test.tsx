import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { person } from '../testing/chats'
import { fakeServer } from '../testing/fakeServer'
import { renderApp } from '../testing/renderApp'
import { PersonPicker } from './PersonPicker'

const people = [person('z', '张伟'), person('l', '李娜'), person('w', '王芳'), person('m', '赵敏')]

afterEach(() => void vi.unstubAllGlobals())

function directory() {
  return fakeServer({
    'GET /departments': () => ({ items: [] }),
    'GET /people': ({ path }) => {
      const query = new URLSearchParams(path.split('?')[1])
      const ids = query.get('ids')?.split(',')
      const q = query.get('q') ?? ''
      const items = people.filter(({ id, name }) => (ids ? ids.includes(id) : name.includes(q)))
      return { items, nextCursor: null }
    },
  })
}

function Several({ onChange }: { onChange: (value: string[]) => void }) {
  const [value, setValue] = useState(['l'])
  return (
    <PersonPicker
      multiple
      value={value}
      exclude={['w']}
      onChange={(next) => {
        setValue(next)
        onChange(next)
      }}
    />
  )
}

it('shows the chosen by name and adds one found by typing, with the keyboard alone', async () => {
  const server = directory()
  const onChange = vi.fn()
  const user = userEvent.setup()
  renderApp(<Several onChange={onChange} />)
  expect(await screen.findAllByText('李娜')).not.toHaveLength(0)
  await user.type(screen.getByRole('combobox'), '张')
  await waitFor(() => expect(server.of('GET', '/people?q=%E5%BC%A0')).toHaveLength(1))
  await screen.findByRole('option', { name: /张伟/ })
  // user-event leaves `which` unset, by which the select knows its keys.
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter', which: 13, keyCode: 13 })
  expect(onChange).toHaveBeenLastCalledWith(['l', 'z'])
})

it('is read out by name and in the language of the page', async () => {
  directory()
  renderApp(<Several onChange={() => {}} />)
  await waitFor(() => expect(screen.getByRole('combobox').getAttribute('aria-description')).toBe('李娜'))
  expect(screen.getByRole('button', { name: '清除' })).toBeTruthy()
})

it('offers active people only, and none that are in already', async () => {
  const server = directory()
  renderApp(<Several onChange={() => {}} />)
  await userEvent.click(screen.getByRole('combobox'))
  await waitFor(() => expect(screen.getAllByText('张伟').length).toBeGreaterThan(0))
  expect(screen.queryByText('王芳')).toBeNull()
  expect(server.of('GET', '/people?state=ACTIVE')).toHaveLength(1)
})

it('takes the person typed on an Enter that comes before the list, and nobody of the old list', async () => {
  directory()
  const onChange = vi.fn()
  const user = userEvent.setup()
  renderApp(<Several onChange={onChange} />)
  await user.click(screen.getByRole('combobox'))
  await screen.findByRole('option', { name: /张伟/ })
  const box = screen.getByRole('combobox')
  fireEvent.change(box, { target: { value: '赵敏' } })
  fireEvent.keyDown(box, { key: 'Enter', which: 13, keyCode: 13 })
  expect(onChange).not.toHaveBeenCalled()
  await waitFor(() => expect(onChange).toHaveBeenCalledWith(['l', 'm']))
})

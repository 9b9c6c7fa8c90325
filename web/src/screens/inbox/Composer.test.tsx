import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chat, person, textMessage } from '../../testing/chats'
import { fakeServer, type Received, Refusal } from '../../testing/fakeServer'
import { me, renderApp } from '../../testing/renderApp'
import { Composer } from './Composer'
import { PendingMessages } from './PendingMessages'
import { useOutbox } from './useOutbox'

const zhang = { ...person('z', '张伟'), username: 'zhangwei' }
const members = [me.person, zhang, person('l', '李娜')].map((one) => ({
  personId: one.id,
  role: 'MEMBER',
  joinedAt: '2026-11-21T08:00:00+08:00',
  person: one,
}))

beforeEach(() => sessionStorage.clear())
afterEach(() => void vi.unstubAllGlobals())

function Writing({ chatId }: { chatId: string }) {
  const { outbox, entries } = useOutbox()
  return (
    <>
      <PendingMessages entries={entries} outbox={outbox} />
      <Composer key={chatId} chat={chat(chatId)} lastSeq={1} />
    </>
  )
}

function open(chatId: string, send: (request: Received) => unknown = () => textMessage({ seq: 2 })) {
  const server = fakeServer({
    [`GET /chats/${chatId}/members`]: () => ({ items: members, nextCursor: null }),
    [`POST /chats/${chatId}/messages`]: send,
  })
  const app = renderApp(<Writing chatId={chatId} />)
  const sent = () => server.of('POST', '/chats')
  return { ...app, sent, input: screen.getByRole<HTMLTextAreaElement>('combobox') }
}

describe('the composer', () => {
  it('sends on Enter, breaks the line on Shift Enter, and is empty afterwards', async () => {
    const { input, sent } = open('send')
    await userEvent.type(input, '一{Shift>}{Enter}{/Shift}二{Enter}')
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.body).toEqual({ text: '一\n二', mentions: [], mentionAll: false })
    expect(input.value).toBe('')
  })

  it('sends nothing that is blank', async () => {
    const { input, sent } = open('blank')
    await userEvent.type(input, '  {Enter}')
    expect(sent()).toHaveLength(0)
  })

  it('leaves Enter to the input method while it composes', async () => {
    const { input, sent } = open('compose')
    await userEvent.type(input, 'zhang')
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }))
    expect(sent()).toHaveLength(0)
    expect(input.value).toBe('zhang')
  })

  it('keeps a draft for each conversation', async () => {
    const first = open('one')
    await userEvent.type(first.input, '没写完')
    first.unmount()
    const second = open('two')
    expect(second.input.value).toBe('')
    second.unmount()
    expect(open('one').input.value).toBe('没写完')
  })

  it('picks a mention by the keyboard, also by user name', async () => {
    const { input, sent } = open('mention')
    await userEvent.type(input, '请 @zhang')
    expect(await screen.findByRole('option', { name: '张伟', selected: true })).toBeDefined()
    await userEvent.keyboard('{Enter}')
    expect(input.value).toBe('请 @张伟 ')
    await userEvent.keyboard('看一下{Enter}')
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.body).toEqual({ text: '请 @张伟 看一下', mentions: ['z'], mentionAll: false })
  })

  it('never offers oneself, and closes the list on Escape', async () => {
    const { input } = open('escape')
    await userEvent.type(input, '@')
    const names = (await screen.findAllByRole('option')).map((option) => option.textContent)
    expect(names).toEqual(['张伟张伟', '李娜李娜', '所有人'])
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('option')).toBeNull()
  })
})

it('a message that was refused stays, says why, and is sent again under the same key', async () => {
  const answers = [
    new Refusal(503, { code: 'unavailable', title: '忙', detail: '请稍后重试。' }),
    textMessage({ seq: 2 }),
  ]
  const { input, sent } = open('retry', () => answers.shift())
  await userEvent.type(input, '到了吗{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('请稍后重试。')
  await userEvent.click(screen.getByRole('button', { name: '重新发送' }))
  await waitFor(() => expect(screen.queryByText('到了吗')).toBeNull())
  const [first, second] = sent().map(({ headers }) => headers.get('idempotency-key'))
  expect(first).toBeTruthy()
  expect(second).toBe(first)
})

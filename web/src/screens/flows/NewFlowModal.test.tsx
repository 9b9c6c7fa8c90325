import { configure, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import '../../locales/late'
import { fakeServer } from '../../testing/fakeServer'
import { renderApp } from '../../testing/renderApp'
import { NewFlowModal } from './NewFlowModal'

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })
const plain = document.createElement('i').style
beforeEach(() => vi.stubGlobal('getComputedStyle', () => plain))
afterEach(() => vi.unstubAllGlobals())

it('asks for a form only when records start the flow', async () => {
  const server = fakeServer({
    'GET /apps': () => ({ items: [] }),
    'GET /forms': () => ({ items: [] }),
    'POST /flows': () => ({ id: 'f1' }),
  })
  const user = userEvent.setup({ pointerEventsCheck: 0, delay: null })
  renderApp(<NewFlowModal open onClose={() => undefined} />, '/flows')
  await user.type(await screen.findByLabelText('名称'), '每天')
  expect(screen.getByLabelText('触发表单')).toBeTruthy()
  await user.click(screen.getByLabelText('触发事件'))
  await user.click(await screen.findByText('定时', { selector: '.ant-select-item-option-content' }))
  await waitFor(() => expect(screen.queryByLabelText('触发表单')).toBeNull())
  await user.click(screen.getByRole('button', { name: '创建自动化' }))
  await waitFor(() =>
    expect(server.of('POST', '/flows')[0]?.body).toMatchObject({
      definition: { trigger: { type: 'schedule' } },
    }),
  )
})

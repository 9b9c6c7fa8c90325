import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, it } from 'vitest'
import { createQueryClient } from '../../api/queryClient'
import { textMessage } from '../../testing/chats'
import { MessageGroup } from './MessageGroup'

afterEach(cleanup)

it('says that an automation wrote it, and leads to the run that it names', () => {
  const run = '/runs/01a20115-0f09-7bb2-a51e-0f6f6f0a3c11'
  const message = textMessage({ text: `自动化“建群”有 1 次运行失败：${run}`, senderId: null })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter>
        <MessageGroup senderId={null} messages={[message]} mine={false} />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  expect(screen.getByText('召集')).toBeTruthy()
  expect(screen.getByRole('link').getAttribute('href')).toBe(run)
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { keys } from '../api/keys'
import type { Me } from '../api/types'
import { Appearance } from '../theme/Appearance'
import { person } from './chats'

export const me: Me = {
  person: person('me', '陈思远'),
  role: 'OWNER',
  organization: { id: 'o', key: 'demo', name: '召集演示公司' },
  csrfToken: 'token',
  demo: true,
}

/** Renders what stands inside the frame: signed in, with theme, texts, queries and an address. */
export function renderApp(content: ReactNode, address = '/') {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  queries.setQueryData(keys.me, me)
  const rendered = render(
    <QueryClientProvider client={queries}>
      <Appearance>
        <MemoryRouter initialEntries={[address]}>{content}</MemoryRouter>
      </Appearance>
    </QueryClientProvider>,
  )
  return { ...rendered, queries }
}

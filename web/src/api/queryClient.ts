import { QueryCache, QueryClient } from '@tanstack/react-query'
import { keys } from './keys'
import { isProblem, UNREACHABLE } from './problem'

/** Only an answer that may differ next time is worth asking for again. */
function worthRetrying(failures: number, error: unknown): boolean {
  const mayPass = isProblem(error, UNREACHABLE) || (isProblem(error) && error.status >= 502)
  return mayPass && failures < 2
}

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session ended: asking for it again leads to the sign-in page.
        if (isProblem(error, 'unauthenticated') && query.queryKey[0] !== keys.me[0])
          void client.invalidateQueries({ queryKey: keys.me })
      },
    }),
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
  return client
}

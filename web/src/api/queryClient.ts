import { QueryClient } from '@tanstack/react-query'
import { isProblem, UNREACHABLE } from './problem'

/** Only an answer that may differ next time is worth asking for again. */
function worthRetrying(failures: number, error: unknown): boolean {
  const mayPass = isProblem(error, UNREACHABLE) || (isProblem(error) && error.status >= 502)
  return mayPass && failures < 2
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
}

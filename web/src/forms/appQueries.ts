import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { App } from '../api/types'

export function useApps() {
  return useQuery({
    queryKey: keys.apps,
    queryFn: async ({ signal }) => (await api.get<{ items: App[] }>('/apps', { signal })).items,
  })
}

export function useApp(idOrKey: string) {
  return useQuery({
    queryKey: keys.app(idOrKey),
    queryFn: ({ signal }) => api.get<App>(`/apps/${encodeURIComponent(idOrKey)}`, { signal }),
  })
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from './client'
import { keys } from './keys'
import { useMay } from './session'
import type { Secret } from './types'

interface Items<T> {
  items: T[]
}

/** The secrets of the organization, without their values; for administrators. */
export function useSecrets() {
  return useQuery({
    queryKey: [...keys.secrets, 'list'],
    queryFn: async () => (await api.get<Items<Secret>>('/secrets')).items,
  })
}

/** The names of secrets, for builders. */
export function useSecretNames() {
  const may = useMay('BUILDER')
  return useQuery({
    queryKey: keys.secretNames,
    queryFn: async () =>
      (await api.get<Items<{ name: string }>>('/secrets/names')).items.map(({ name }) => name),
    enabled: may,
  })
}

/** Keeps a secret, or puts another value in its place. */
export function useSaveSecret() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (secret: { name: string; value: string }) => api.post<Secret>('/secrets', secret),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.secrets }),
  })
}

export function useDeleteSecret() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => api.delete(`/secrets/${encodeURIComponent(name)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.secrets }),
  })
}

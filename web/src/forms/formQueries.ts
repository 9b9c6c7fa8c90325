import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { Form, Id } from '../api/types'

/** One form by id or key. */
export function formQuery(idOrKey: string) {
  return queryOptions({
    queryKey: keys.form(idOrKey),
    queryFn: ({ signal }) => api.get<Form>(`/forms/${encodeURIComponent(idOrKey)}`, { signal }),
  })
}

export function useForm(idOrKey: string) {
  return useQuery({ ...formQuery(idOrKey), enabled: idOrKey !== '' })
}

/** All forms of the organization, or of one app. */
export function useForms(app?: Id) {
  return useQuery({
    queryKey: [...keys.forms, { app }],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Form[] }>('/forms', { query: { app, limit: 200 }, signal })).items,
  })
}

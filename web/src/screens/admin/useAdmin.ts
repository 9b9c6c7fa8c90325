import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type {
  ApiToken,
  CreatedApiToken,
  Department,
  Id,
  NewApiToken,
  Page,
  Person,
  PersonInput,
  PersonMerge,
} from '../../api/types'
import type { Filter } from './usePeopleFilter'

const PAGE = 100

export function usePeopleList(filter: Filter) {
  const query = useInfiniteQuery({
    queryKey: [...keys.people, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Person>>('/people', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const people = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  return { ...query, people }
}

function useChange<Input, Result>(
  change: (input: Input) => Promise<Result>,
  stale: (input: Input) => QueryKey[],
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (_result, input) =>
      Promise.all(stale(input).map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

export const useAddPerson = () =>
  useChange(
    (person: PersonInput) => api.post<Person>('/people', person),
    () => [keys.people, keys.departments],
  )

export const useUpdatePerson = () =>
  useChange(
    ({ id, change }: { id: Id; change: PersonInput }) => api.patch<Person>(`/people/${id}`, change),
    ({ id }) => [keys.people, keys.person(id), keys.departments],
  )

/** Who was merged into somebody. */
export function useMerges(id: Id) {
  return useQuery({
    queryKey: keys.merges(id),
    queryFn: async () => (await api.get<{ items: PersonMerge[] }>(`/people/${id}/merges`)).items,
  })
}

export const useMerge = () =>
  useChange(
    ({ id, into }: { id: Id; into: Id }) => api.put<Person>(`/people/${id}/merge`, { personId: into }),
    ({ id, into }) => [keys.people, keys.person(id), keys.person(into), keys.merges(into)],
  )

export const useUnmerge = () =>
  useChange(
    ({ id }: { id: Id; into: Id }) => api.delete<Person>(`/people/${id}/merge`),
    ({ id, into }) => [keys.people, keys.person(id), keys.person(into), keys.merges(into)],
  )

export const useResetPassword = () =>
  useChange(
    ({ id, password }: { id: Id; password: string }) => api.put<void>(`/people/${id}/password`, { password }),
    () => [],
  )

export interface DepartmentInput {
  name: string
  parentId: Id | null
}

export const useSaveDepartment = () =>
  useChange(
    ({ id, input }: { id: Id | undefined; input: DepartmentInput }) =>
      id === undefined
        ? api.post<Department>('/departments', input)
        : api.patch<Department>(`/departments/${id}`, input),
    () => [keys.departments],
  )

export const useDeleteDepartment = () =>
  useChange(
    (id: Id) => api.delete(`/departments/${id}`),
    () => [keys.departments],
  )

export function useTokens() {
  return useQuery({
    queryKey: keys.apiTokens,
    queryFn: async () => (await api.get<{ items: ApiToken[] }>('/api-tokens')).items,
  })
}

export const useCreateToken = () =>
  useChange(
    (token: NewApiToken) => api.post<CreatedApiToken>('/api-tokens', token),
    () => [keys.apiTokens],
  )

export const useRevokeToken = () =>
  useChange(
    (id: Id) => api.delete(`/api-tokens/${id}`),
    () => [keys.apiTokens],
  )

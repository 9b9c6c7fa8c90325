import {
  keepPreviousData,
  type QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { batched } from './batches'
import { api } from './client'
import { keys } from './keys'
import type { Department, Id, Page, Person, PersonKind, PersonState, References } from './types'

const FRESH_MILLIS = 5 * 60_000

const loadPerson = batched(
  async (ids) => (await api.get<Page<Person>>('/people', { query: { ids, limit: ids.length } })).items,
)

/** People by id; those not yet loaded, or unknown, are missing from the map. Loads in one batch. */
export function usePeople(ids: readonly (Id | null | undefined)[]): Map<Id, Person> {
  const wanted = useMemo(() => [...new Set(ids.filter((id) => id != null))], [ids])
  return useQueries({
    queries: wanted.map((id) => ({
      queryKey: keys.person(id),
      queryFn: () => loadPerson(id),
      staleTime: FRESH_MILLIS,
    })),
    combine: collectPeople,
  })
}

function collectPeople(results: { data: Person | null | undefined }[]): Map<Id, Person> {
  return new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])))
}

/** Undefined while loading, null when nobody has this id. */
export function usePerson(id: Id | null | undefined): Person | null | undefined {
  const query = useQuery({
    queryKey: keys.person(id ?? ''),
    queryFn: () => loadPerson(id ?? ''),
    staleTime: FRESH_MILLIS,
    enabled: id != null && id !== '',
  })
  return query.data
}

/** Puts the people that came along with an answer into the cache, so that chips need no request. */
export function rememberPeople(queries: QueryClient, references: References | undefined) {
  for (const person of references?.people ?? []) queries.setQueryData(keys.person(person.id), person)
}

export interface PeopleFilter {
  q?: string
  department?: Id
  kind?: PersonKind
  state?: PersonState
  limit?: number
}

/** The first page of people that match; keeps the last answer on screen while typing. */
export function usePeopleSearch(filter: PeopleFilter, enabled = true) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: [...keys.people, 'search', filter],
    queryFn: async ({ signal }) => {
      const page = await api.get<Page<Person>>('/people', { query: { ...filter }, signal })
      rememberPeople(queries, { people: page.items })
      return page
    },
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useDepartments() {
  return useQuery({
    queryKey: keys.departments,
    queryFn: async () => (await api.get<{ items: Department[] }>('/departments')).items,
    staleTime: FRESH_MILLIS,
  })
}

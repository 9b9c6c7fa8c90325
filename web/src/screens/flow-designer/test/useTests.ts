import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/client'
import { keys } from '../../../api/keys'
import { rememberPeople } from '../../../api/people'
import type { FlowTest, FlowTestResult, FlowTestResults, FlowTestWish, Id } from '../../../api/types'
import type { FlowDefinition } from '../../../flows/definition'

const key = (flow: Id) => [...keys.flow(flow), 'tests'] as const

/** The tests of a flow, oldest first. */
export function useTests(flow: Id, enabled = true) {
  return useQuery({
    queryKey: key(flow),
    queryFn: async () => (await api.get<{ items: FlowTest[] }>(`/flows/${flow}/tests`)).items,
    enabled,
  })
}

async function runTests(flow: Id, definition: FlowDefinition, tests?: Id[]) {
  const wish = { definition, ...(tests ? { tests } : {}) } as FlowTestWish
  return api.post<FlowTestResults>(`/flows/${flow}/tests/run`, wish)
}

/** Runs tests with what is on the screen, and remembers what came of each until it runs again. */
export function useTestRuns(flow: Id, definition: FlowDefinition) {
  const queries = useQueryClient()
  const [results, setResults] = useState<ReadonlyMap<Id, FlowTestResult>>(new Map())
  const mutation = useMutation({
    mutationFn: (tests: Id[] | undefined) => runTests(flow, definition, tests),
    onSuccess: ({ items, references }, tests) => {
      rememberPeople(queries, references)
      const kept = tests ? results : []
      setResults(new Map([...kept, ...items.map((each) => [each.test.id, each] as const)]))
    },
  })
  return { results, run: mutation.mutate, busy: mutation.isPending, error: mutation.error }
}

/** What all tests say of what is about to be published. */
export function useTestsBeforePublish(flow: Id, definition: FlowDefinition) {
  const tests = useTests(flow)
  return useQuery({
    queryKey: [...key(flow), 'before', definition],
    queryFn: () => runTests(flow, definition),
    enabled: (tests.data?.length ?? 0) > 0,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function useDeleteTest(flow: Id) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (test: Id) => api.delete(`/flows/${flow}/tests/${test}`),
    onSettled: () => queries.invalidateQueries({ queryKey: key(flow), exact: true }),
  })
}

/** From now on the test expects what the draft does. */
export function useAcceptTest(flow: Id) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (test: Id) => api.post<FlowTest>(`/flows/${flow}/tests/${test}/accept`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: key(flow), exact: true }),
  })
}

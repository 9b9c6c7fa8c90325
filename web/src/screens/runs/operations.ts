import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { ApiProblem, isProblem } from '../../api/problem'
import type {
  FlowTest,
  Id,
  Run,
  RunAttemptDetail,
  RunDecision,
  RunRetry,
  RunRetryAnswer,
  RunRetryPreview,
} from '../../api/types'
import { useWithFurtherSteps } from './useFurtherSteps'

/** What can still be done with a run. */
export function mayRetry({ state }: Pick<Run, 'state'>): boolean {
  return state === 'FAILED' || state === 'CANCELLED'
}

export function mayCancel({ state }: Pick<Run, 'state'>): boolean {
  return state !== 'DONE' && !mayRetry({ state })
}

/** Whether it can be kept as a test of its flow. */
export function mayBeTest({ state }: Pick<Run, 'state'>): boolean {
  return state === 'DONE' || state === 'FAILED'
}

/** Where a retry begins and on which version. */
export type RetryChoice = Required<Pick<RunRetry, 'from' | 'version'>> & Pick<RunRetry, 'step'>

function useRefresh() {
  const queries = useQueryClient()
  return (...ids: Id[]) => {
    void queries.invalidateQueries({ queryKey: keys.runs })
    for (const id of ids) void queries.invalidateQueries({ queryKey: keys.run(id) })
  }
}

/** One thing that a person does to a run; whatever comes of it, the run is read again. */
function useOperation<Body>(id: Id, name: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Body) => api.post<Run>(`/runs/${id}/${name}`, body),
    onSettled: () => refresh(id),
  })
}

export const useRetry = (id: Id) => useOperation<RunRetry>(id, 'retry')
export const useCancel = (id: Id) => useOperation<Record<string, never>>(id, 'cancel')
export const useWake = (id: Id) => useOperation<{ step: string }>(id, 'wake')
export const useResolve = (id: Id) => useOperation<RunDecision>(id, 'resolve')

export function useSaveTest({ id, flow }: Pick<Run, 'id' | 'flow'>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => api.post<FlowTest>(`/flows/${flow.id}/tests`, { run: id, name }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...keys.flow(flow.id), 'tests'] }),
  })
}

/** What a retry would do with each step. */
export function useRetryPreview(id: Id, choice: RetryChoice, enabled = true) {
  return useQuery({
    // Not a part of the run, with which it would be asked again once the run goes on, and refused.
    queryKey: ['retry', id, choice],
    queryFn: async () =>
      (await api.get<RunRetryPreview>(`/runs/${id}/retry`, { query: { ...choice } })).steps,
    enabled: enabled && (choice.from !== 'STEP' || Boolean(choice.step)),
    // What others do to the run meanwhile changes the answer.
    staleTime: 0,
  })
}

/** An earlier attempt; of a long one the further steps come after it, page by page. */
export function useAttempt(id: Id, number: number | undefined) {
  const path = `/runs/${id}/attempts/${number}`
  const attempt = useQuery({
    queryKey: [...keys.run(id), 'attempt', number],
    queryFn: () => api.get<RunAttemptDetail>(path),
    enabled: number !== undefined,
    // What is over does not change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { ...attempt, data: useWithFurtherSteps(id, attempt.data, `${path}/steps`) }
}

const MOST_AT_ONCE = 200 // the server takes no more in one call

/** Lets many runs try again, each by itself, and answers for each. */
export function useRetryMany() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ ids, ...choice }: { ids: readonly Id[] } & Omit<RetryChoice, 'step'>) => {
      const answers: RunRetryAnswer[] = []
      for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
        const body = { ids: ids.slice(start, start + MOST_AT_ONCE), ...choice }
        answers.push(...(await api.post<{ items: RunRetryAnswer[] }>('/runs/retry', body)).items)
      }
      return answers
    },
    onSettled: (_answers, _error, { ids }) => refresh(...ids),
  })
}

/** Names the fields of a refusal as the form does that shows it: `trigger.values.name` as `values.name`. */
export function asFieldsOf(prefix: string, error: unknown): unknown {
  if (!isProblem(error)) return error
  const errors = error.errors.map(({ field, ...rest }) => ({
    ...rest,
    field: field.startsWith(prefix) ? `values.${field.slice(prefix.length)}` : field,
  }))
  const { status, code, title, detail, requestId } = error
  return new ApiProblem(
    { type: 'about:blank', status, code, title, detail, requestId, errors },
    error.request,
  )
}

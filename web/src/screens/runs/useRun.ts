import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { isProblem } from '../../api/problem'
import type { Id, RunDetail, RunState } from '../../api/types'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useWithFurtherSteps } from './useFurtherSteps'

const LOOK_AGAIN_MILLIS = 5_000

export function isUnderWay(state: RunState): boolean {
  return state === 'READY' || state === 'RUNNING'
}

/** A run, looked at again until it ends, should its events be lost. */
export function runQuery(id: Id) {
  return queryOptions({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => api.get<RunDetail>(`/runs/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => {
      return (state.data && !isAwaited(state.data)) || isRefused(state.error) ? false : LOOK_AGAIN_MILLIS
    },
  })
}

/** Whether it goes on soon; a run of others, of which somebody sees what it asks of him, whenever he has done it. */
function isAwaited({ state, excerpt }: RunDetail): boolean {
  return isUnderWay(state) || (excerpt && state === 'WAITING')
}

/** Not mine to see, or not there: asking again changes nothing. */
function isRefused(error: unknown): boolean {
  return isProblem(error) && error.status >= 400 && error.status < 500
}

/** A run, followed live until it ends; of a long one the further steps come after it, page by page. */
export function useRun(id: Id) {
  useTopics([`run:${id}`])
  const run = useQuery(runQuery(id))
  return { ...run, data: useWithFurtherSteps(id, run.data) }
}

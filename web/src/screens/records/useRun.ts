import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Id, RunDetail, RunState } from '../../api/types'
import { useTopics } from '../../realtime/RealtimeProvider'

const LOOK_AGAIN_MILLIS = 5_000

export function isUnderWay(state: RunState): boolean {
  return state === 'READY' || state === 'RUNNING'
}

/** A run, followed until it ends: by its events, and by looking again should an event be lost. */
export function useRun(id: Id) {
  useTopics([`run:${id}`])
  return useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => api.get<RunDetail>(`/runs/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data.state) ? false : LOOK_AGAIN_MILLIS),
  })
}

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Page, Run, RunDetail } from '../../api/types'
import type { RunTrace } from '../../flows/samples'
import { filterQuery, type RunFilter } from './runFilter'

const PAGE = 50

/** The runs that match, the newest first, page after page. */
export function useRuns(filter: RunFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.runs, 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<Page<Run>>('/runs', {
        query: { ...filterQuery(filter, Date.now()), limit: PAGE, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** The latest runs of all flows, for the marks in the list of flows. */
export function useLatestRuns() {
  return useQuery({
    queryKey: [...keys.runs, 'latest'],
    queryFn: async () => (await api.get<Page<Run>>('/runs', { query: { limit: 200 } })).items,
  })
}

/** What the flow's last run saw, for samples; undefined until there is one. */
export function useLastTrace(flowId: string): { run: Run | undefined; trace: RunTrace | undefined } {
  const { data } = useQuery({
    queryKey: [...keys.runs, 'last', flowId],
    queryFn: async () => {
      const [run] = (await api.get<Page<Run>>('/runs', { query: { flow: flowId, limit: 1 } })).items
      return run ? await api.get<RunDetail>(`/runs/${run.id}`) : null
    },
  })
  return { run: data ?? undefined, trace: data ?? undefined }
}

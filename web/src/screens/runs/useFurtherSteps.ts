import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { rememberPeople } from '../../api/people'
import type { Id, RunDetail, RunStep, RunStepPage } from '../../api/types'

const PAGE = 200
const NONE: RunStep[] = []

/** A run as it is now, or an earlier attempt of it. */
export type Part = Pick<RunDetail, 'attempt' | 'steps' | 'nextSteps'>

/** The steps of a run that did not come with it, one page after the other until all are there. */
export function useFurtherSteps(
  run: Id,
  part: Part | undefined,
  path = `/runs/${run}/steps`,
): { steps: RunStep[]; loading: boolean } {
  const queries = useQueryClient()
  const first = part?.nextSteps ?? null
  const queryKey = [...keys.run(run), path, part?.attempt, first]
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const known = queries.getQueryData<InfiniteData<RunStepPage, string | null>>(queryKey)
      const kept = known?.pages[known.pageParams.indexOf(pageParam)]
      if (kept && isOver(kept)) return kept
      const page = await api.get<RunStepPage>(path, { query: { limit: PAGE, cursor: pageParam }, signal })
      rememberPeople(queries, page.references)
      return page
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
    enabled: first !== null,
  })
  // The query fetches one page at a time; nobody clicks for the next.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  const steps = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? NONE, [data])
  return { steps, loading: first !== null && !isError && (!data || hasNextPage) }
}

/** The same with all steps that are there by now. */
export function useWithFurtherSteps<P extends Part>(
  run: Id,
  part: P | undefined,
  path?: string,
): P | undefined {
  const { steps } = useFurtherSteps(run, part, path)
  return useMemo(
    () => (part && steps.length > 0 ? { ...part, steps: [...part.steps, ...steps] } : part),
    [part, steps],
  )
}

/** A full page of steps that have ended stays as it is: a run that goes on does not ask for it again. */
function isOver({ items, nextCursor }: RunStepPage): boolean {
  return nextCursor !== null && items.every(({ state }) => state === 'DONE' || state === 'FAILED')
}

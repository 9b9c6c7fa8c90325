import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { explain } from '../../components/explain'
import { useDebounced } from '../../components/useDebounced'
import type { FlowDefinition, Problem } from '../../flows/definition'

const PAUSE_MILLIS = 400
const NONE: Problem[] = []

/** The server's judgement of the definition, asked for whenever the person pauses. */
export function useProblems(flowId: string, definition: FlowDefinition, enabled: boolean) {
  const settled = useDebounced(definition, PAUSE_MILLIS)
  const check = useQuery({
    queryKey: [...keys.flow(flowId), 'check', numberOf(settled)],
    queryFn: async ({ signal }) =>
      (await api.post<{ problems: Problem[] }>(`/flows/${flowId}/check`, { definition: settled }, { signal }))
        .problems,
    enabled,
    staleTime: 30_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  })
  const checking = enabled && (check.isFetching || settled !== definition)
  const unchecked = useUnchecked(check.error)
  return { problems: unchecked ?? check.data ?? NONE, checking }
}

/** A definition that could not be checked is not one without problems. */
function useUnchecked(error: unknown): Problem[] | undefined {
  const { t } = useTranslation()
  return useMemo(() => {
    if (!error) return undefined
    const { title, detail } = explain(error, t)
    return [{ path: '', code: 'unchecked', detail: detail || title, position: null }]
  }, [error, t])
}

/**
 * Definitions are never changed, so a number stands for each: naming the query by the definition itself would write
 * it out as text with every key pressed.
 */
function numberOf(definition: FlowDefinition): number {
  const number = numbers.get(definition) ?? ++count
  numbers.set(definition, number)
  return number
}

const numbers = new WeakMap<FlowDefinition, number>()
let count = 0

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/client'
import { rememberPeople } from '../../../api/people'
import type { FlowPlan, FlowPlanWish, Id } from '../../../api/types'

/** Asks what the draft of a flow would do for an event. Nothing is done. */
export function usePlan(flow: Id) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: FlowPlanWish) => api.post<FlowPlan>(`/flows/${flow}/plan`, wish),
    onSuccess: (plan) => rememberPeople(queries, plan.references),
  })
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAttempts } from '../../api/attempts'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { useMay } from '../../api/session'
import type { App, Connection, Connector, Flow, FlowVersion, Form, NewFlow } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import type { Draft } from '../../flows/editor'

const SLOW_MILLIS = 60_000 // forms and connectors change seldom while one designs a flow

interface Items<T> {
  items: T[]
}

export function useFlows(enabled = true) {
  return useQuery({
    enabled,
    queryKey: keys.flows,
    queryFn: async () => (await api.get<Items<Flow>>('/flows', { query: { limit: 200 } })).items,
  })
}

export function useFlow(idOrKey: string, enabled = true) {
  return useQuery({
    queryKey: keys.flow(idOrKey),
    queryFn: () => api.get<Flow>(`/flows/${encodeURIComponent(idOrKey)}`),
    enabled,
  })
}

export function useForms() {
  return useQuery({
    queryKey: keys.forms,
    queryFn: async () => (await api.get<Items<Form>>('/forms', { query: { limit: 200 } })).items,
    staleTime: SLOW_MILLIS,
  })
}

export function useApps() {
  return useQuery({
    queryKey: keys.apps,
    queryFn: async () => (await api.get<Items<App>>('/apps')).items,
    staleTime: SLOW_MILLIS,
  })
}

export function useConnections(enabled = true) {
  return useQuery({
    enabled,
    queryKey: keys.connections,
    queryFn: async () => (await api.get<Items<Connection>>('/connections')).items,
    staleTime: SLOW_MILLIS,
  })
}

export function useConnectors() {
  return useQuery({
    queryKey: keys.connectors,
    queryFn: async () => (await api.get<Items<Connector>>('/connectors')).items,
    staleTime: SLOW_MILLIS,
  })
}

const NOTHING: Catalog = { forms: [], connections: [], actions: [], events: [], flows: [] }

/** Forms and actions for the flow model; `ready` once both have been read. */
export function useCatalog(): { catalog: Catalog; ready: boolean; error: unknown; refetch: () => void } {
  const forms = useForms()
  const connectors = useConnectors()
  const connections = useConnections(useMay('BUILDER')).data
  // Their names are good to have; nothing waits for them.
  const flows = useFlows(useMay('BUILDER')).data
  const ready = forms.data !== undefined && connectors.data !== undefined
  const catalog = useMemo(
    () =>
      forms.data && connectors.data
        ? catalogOf(forms.data, connectors.data, connections ?? [], flows ?? [])
        : NOTHING,
    [forms.data, connectors.data, connections, flows],
  )
  const refetch = () => void Promise.all([forms.refetch(), connectors.refetch()])
  return { catalog, ready, error: forms.error ?? connectors.error, refetch }
}

function catalogOf(
  forms: Form[],
  connectors: Connector[],
  connections: Connection[],
  flows: Flow[],
): Catalog {
  return {
    connections: connections.map(({ key, connector, name }) => ({ key, connector, name })),
    flows: flows.flatMap(({ key, name, enabled, callable }) =>
      callable ? [{ key, name, enabled, ...callable }] : [],
    ),
    forms: forms.map(({ id, key, name, definition }) => ({ id, key, name, fields: definition.fields })),
    actions: connectors.flatMap((connector) =>
      connector.actions.map((action) => ({ ...action, connector: connector.key })),
    ),
    events: connectors.flatMap((connector) =>
      connector.events.map((event) => ({ ...event, connector: connector.key })),
    ),
  }
}

export function useVersions(idOrKey: string, enabled = true) {
  return useQuery({
    queryKey: [...keys.flow(idOrKey), 'versions'],
    queryFn: async () =>
      (await api.get<Items<FlowVersion>>(`/flows/${encodeURIComponent(idOrKey)}/versions`)).items,
    enabled,
  })
}

/** Puts an answered flow where the screens look for it, by id and by the name in the address. */
function useRemember() {
  const queries = useQueryClient()
  return (flow: Flow) => {
    queries.setQueryData(keys.flow(flow.id), flow)
    queries.setQueryData(keys.flow(flow.key), flow)
    void queries.invalidateQueries({ queryKey: keys.flows, exact: true })
    void queries.invalidateQueries({ queryKey: keys.apps })
  }
}

export function useCreateFlow() {
  const remember = useRemember()
  const attempts = useAttempts()
  return useMutation({
    mutationFn: (flow: NewFlow) =>
      attempts.send(flow, (idempotencyKey) => api.post<Flow>('/flows', flow, { idempotencyKey })),
    onSuccess: remember,
  })
}

export function useSaveFlow(id: string) {
  const remember = useRemember()
  return useMutation({
    mutationFn: ({ draft, version }: { draft: Draft; version: number }) =>
      api.put<Flow>(`/flows/${id}`, draft, { ifMatch: version }),
    onSuccess: remember,
  })
}

/** Makes a published version the draft again, on the draft that was seen. */
export function useRestoreVersion(id: string) {
  const remember = useRemember()
  return useMutation({
    mutationFn: ({ published, draftVersion }: { published: number; draftVersion: number }) =>
      api.post<Flow>(`/flows/${id}/versions/${published}/restore`, {}, { ifMatch: draftVersion }),
    onSuccess: remember,
  })
}

export function usePublishFlow(id: string) {
  const remember = useRemember()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (note: string) => api.post<Flow>(`/flows/${id}/publish`, { note }),
    onSuccess: (flow) => {
      remember(flow)
      void queries.invalidateQueries({ queryKey: [...keys.flow(flow.id), 'versions'] })
      void queries.invalidateQueries({ queryKey: [...keys.flow(flow.key), 'versions'] })
    },
  })
}

export function useDeleteFlow({ id, key }: Pick<Flow, 'id' | 'key'>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`/flows/${id}`),
    onSuccess: () => {
      for (const queryKey of [keys.flows, keys.apps])
        void queries.invalidateQueries({
          queryKey,
          // What is still on display of the flow itself would be asked for in vain.
          predicate: (query) => query.queryKey[1] !== id && query.queryKey[1] !== key,
        })
    },
  })
}

export function useEnableFlow(id: string) {
  const remember = useRemember()
  return useMutation({
    mutationFn: (enable: boolean) => api.post<Flow>(`/flows/${id}/${enable ? 'enable' : 'disable'}`),
    onSuccess: remember,
  })
}

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from './client'
import { keys } from './keys'
import type {
  Account,
  AccountCounts,
  Budget,
  Call,
  CallSummary,
  ChatRepairWay,
  Connection,
  ConnectionChanges,
  Connector,
  DirectorySyncResult,
  Id,
  NewConnection,
  Page,
  RemoteChat,
} from './types'

interface Items<T> {
  items: T[]
}

const path = (connection: Id) => `/connections/${encodeURIComponent(connection)}`

export function useConnections() {
  return useQuery({
    queryKey: keys.connections,
    queryFn: async () => (await api.get<Items<Connection>>('/connections')).items,
  })
}

/** The platforms a connection can be made to. */
export function usePlatforms() {
  return useQuery({
    queryKey: keys.connectors,
    queryFn: async () => (await api.get<Items<Connector>>('/connectors')).items,
    select: (connectors) => connectors.filter(({ settings }) => settings.length > 0),
  })
}

export function useConnection(id: Id) {
  return useQuery({
    queryKey: keys.connection(id),
    queryFn: () => api.get<Connection>(path(id)),
  })
}

/** Puts an answered connection where the screens look for it. */
function useRemember() {
  const queries = useQueryClient()
  return (connection: Connection) => {
    queries.setQueryData(keys.connection(connection.id), connection)
    void queries.invalidateQueries({ queryKey: keys.connections, exact: true })
    void queries.invalidateQueries({ queryKey: keys.connectionParts(connection.id) })
  }
}

export function useCreateConnection() {
  const remember = useRemember()
  return useMutation({
    mutationFn: (connection: NewConnection) => api.post<Connection>('/connections', connection),
    onSuccess: remember,
  })
}

export function useChangeConnection({ id, version }: Pick<Connection, 'id' | 'version'>) {
  const remember = useRemember()
  return useMutation({
    mutationFn: (changes: ConnectionChanges) =>
      api.patch<Connection>(path(id), changes, { ifMatch: version }),
    onSuccess: remember,
  })
}

export function useCheckConnection(id: Id) {
  const remember = useRemember()
  return useMutation({
    mutationFn: () => api.post<Connection>(`${path(id)}/check`),
    onSuccess: remember,
  })
}

export function useDeleteConnection() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: Id) => api.delete(path(id)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.connections, exact: true }),
  })
}

const GAUGES_MILLIS = 5_000 // how old the gauges may be while one looks at them

/** @param enabled false: whoever looks may not see them */
export function useBudgets(id: Id, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...keys.connectionParts(id), 'budgets'],
    queryFn: async () => (await api.get<Items<Budget>>(`${path(id)}/budgets`)).items,
    refetchInterval: GAUGES_MILLIS,
  })
}

/** What a list of pages shows so far. */
function usePages<T>(key: readonly unknown[], from: string, query: { [name: string]: string | boolean }) {
  const pages = useInfiniteQuery({
    queryKey: [...key, from, query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(from, { query: { ...query, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return { ...pages, items }
}

export function useCalls(id: Id, filter: { direction: string; failed: boolean; q: string }) {
  return usePages<CallSummary>(keys.connectionParts(id), `${path(id)}/calls`, filter)
}

export function useCall(id: Id, call: Id | null) {
  return useQuery({
    queryKey: [...keys.connectionParts(id), 'call', call],
    queryFn: () => api.get<Call>(`${path(id)}/calls/${call}`),
    enabled: call !== null,
  })
}

/** Takes again what the platform told, or reads again what we asked: the new call is in the log. */
export function useReplayCall(id: Id) {
  return useMutation({
    mutationFn: (call: Id) => api.post<{ events: number }>(`${path(id)}/calls/${call}/replay`),
  })
}

export function useAccounts(id: Id, filter: { state: string; q: string }) {
  return usePages<Account>(keys.connectionParts(id), `${path(id)}/accounts`, filter)
}

export function useAccountCounts(id: Id) {
  return useQuery({
    queryKey: [...keys.connectionParts(id), 'counts'],
    queryFn: () => api.get<AccountCounts>(`${path(id)}/accounts/count`),
  })
}

/** Forgets what was read of a connection's accounts, chats and calls. */
function useStale(id: Id) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.connectionParts(id) })
}

interface Link {
  account: string
  personId: Id
  /** Takes the account, and the person's other one, from whoever has them. */
  move: boolean
}

export function useLinkAccount(id: Id) {
  return useMutation({
    mutationFn: ({ account, ...link }: Link) =>
      api.put<Account>(`${path(id)}/accounts/${encodeURIComponent(account)}`, link),
    onSuccess: useStale(id),
  })
}

export function useUnlinkAccount(id: Id) {
  return useMutation({
    mutationFn: (account: string) => api.delete(`${path(id)}/accounts/${encodeURIComponent(account)}`),
    onSuccess: useStale(id),
  })
}

export function useSyncDirectory(id: Id) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (createPeople: boolean) =>
      api.post<DirectorySyncResult>(`${path(id)}/directory/sync`, { createPeople }),
    onSuccess: () =>
      Promise.all(
        [keys.connectionParts(id), keys.connection(id), keys.people].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

export function useRemoteChats(id: Id, drifted: boolean) {
  return usePages<RemoteChat>(keys.connectionParts(id), `${path(id)}/chats`, { drifted })
}

export function useRepairChat(id: Id) {
  return useMutation({
    mutationFn: ({ handle, use }: { handle: string; use: ChatRepairWay }) =>
      api.post<RemoteChat>(`${path(id)}/chats/${encodeURIComponent(handle)}/repair`, { use }),
    onSuccess: useStale(id),
  })
}

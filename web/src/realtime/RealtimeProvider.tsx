import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { keys } from '../api/keys'
import { CacheUpdates } from './caches'
import { type ConnectionState, RealtimeConnection, type Socket } from './connection'
import type { RealtimeEvent } from './events'

type Listener = (event: RealtimeEvent) => void

interface Realtime {
  connection: RealtimeConnection
  listeners: Set<Listener>
}

const RealtimeContext = createContext<Realtime | null>(null)
const StateContext = createContext<ConnectionState>('connecting')

function openSocket(): Socket {
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:'
  // The cast only narrows the handlers' event types to what the connection reads.
  return new WebSocket(`${scheme}//${window.location.host}/realtime`) as unknown as Socket
}

function create(queries: QueryClient, onState: (state: ConnectionState) => void): Realtime {
  const listeners = new Set<Listener>()
  const caches = new CacheUpdates(queries)
  const connection = new RealtimeConnection({
    open: openSocket,
    onEvent: (event) => {
      caches.apply(event)
      for (const listener of listeners) listener(event)
    },
    onMissed: () => caches.applyUnknown(),
    onState,
    // Who is not signed in any more is led to the sign-in page by the answer.
    onRefused: () => void queries.invalidateQueries({ queryKey: keys.me }),
  })
  return { connection, listeners }
}

/** Some networks let no socket through; nobody should have to press refresh there either. */
const AWAY_REFETCH_MILLIS = 20_000

function useRefetchWhileAway(queries: QueryClient, away: boolean) {
  useEffect(() => {
    if (!away) return
    const timer = setInterval(() => void queries.invalidateQueries(), AWAY_REFETCH_MILLIS)
    return () => clearInterval(timer)
  }, [queries, away])
}

/** One socket for the whole app, open while somebody is signed in. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<ConnectionState>('connecting')
  const [realtime] = useState(() => create(queries, setState))
  useEffect(() => {
    const { connection } = realtime
    const hurry = () => connection.hurry()
    connection.start()
    window.addEventListener('online', hurry)
    document.addEventListener('visibilitychange', hurry)
    return () => {
      window.removeEventListener('online', hurry)
      document.removeEventListener('visibilitychange', hurry)
      connection.stop()
    }
  }, [realtime])
  useRefetchWhileAway(queries, state !== 'open')
  return (
    <RealtimeContext value={realtime}>
      <StateContext value={state}>{children}</StateContext>
    </RealtimeContext>
  )
}

export const useConnectionState = () => useContext(StateContext)

/**
 * Keeps topics (`form:<id>`, `runs`, `run:<id>`) subscribed while the component is mounted. Their events
 * refresh the query cache by themselves.
 */
export function useTopics(topics: readonly string[]) {
  const realtime = useContext(RealtimeContext)
  const wanted = topics.join(' ')
  useEffect(() => {
    if (wanted !== '') return realtime?.connection.subscribe(wanted.split(' '))
  }, [realtime, wanted])
}

/** For the few places that need the event itself; keep `listener` stable. */
export function useRealtimeEvents(listener: Listener) {
  const realtime = useContext(RealtimeContext)
  useEffect(() => {
    realtime?.listeners.add(listener)
    return () => void realtime?.listeners.delete(listener)
  }, [realtime, listener])
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, carryCsrfToken } from './client'
import { keys } from './keys'
import type { AuthOptions, Login, Me, Role, Session, Setup, SignInConnection } from './types'

const RANKS: { [role in Role]: number } = { MEMBER: 0, BUILDER: 1, ADMIN: 2, OWNER: 3 }

/** Whether a role includes what `needed` may do. */
export function includesRole(role: Role | null | undefined, needed: Role): boolean {
  return role != null && RANKS[role] >= RANKS[needed]
}

async function readMe(): Promise<Me> {
  const me = await api.get<Me>('/me')
  carryCsrfToken(me.csrfToken ?? '')
  return me
}

/** The session as a query; fails with `unauthenticated` when nobody is signed in. */
export function useSession() {
  return useQuery({ queryKey: keys.me, queryFn: readMe, staleTime: Number.POSITIVE_INFINITY })
}

/** The signed-in person; only for screens inside the frame, which waits for it. */
export function useMe(): Me {
  const session = useSession()
  if (!session.data) throw new Error('useMe: no session; use it only below the frame')
  return session.data
}

/** Whether the signed-in person has at least this role. */
export function useMay(needed: Role): boolean {
  return includesRole(useMe().role, needed)
}

export function useAuthOptions() {
  return useQuery({ queryKey: keys.authOptions, queryFn: () => api.get<AuthOptions>('/auth/options') })
}

/** The platforms that the sign-in page offers. */
export function useSignInConnections() {
  return useQuery({
    queryKey: [...keys.authOptions, 'connections'],
    queryFn: async () => (await api.get<{ items: SignInConnection[] }>('/auth/connections')).items,
  })
}

function useEnter<Input>(enter: (input: Input) => Promise<Session>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const session = await enter(input)
      carryCsrfToken(session.csrfToken)
      // Another person may have been signed in before.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })
      await queries.fetchQuery({ queryKey: keys.me, queryFn: readMe, staleTime: 0 })
      return session
    },
  })
}

export const useSignIn = () => useEnter((login: Login) => api.post<Session>('/auth/login', login))

export const useSetup = () => useEnter((setup: Setup) => api.post<Session>('/setup', setup))

/** The answer is a new session; all others of the person end. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (change: { current: string; new: string }) => api.put<Session>('/me/password', change),
    onSuccess: ({ csrfToken }) => carryCsrfToken(csrfToken),
  })
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => api.post<void>('/auth/logout'),
    // A full load drops the socket, drafts in memory and every cache at once. To empty the cache before it would
    // take the session from under the page that is still shown.
    onSuccess: () => window.location.assign('/sign-in'),
  })
}

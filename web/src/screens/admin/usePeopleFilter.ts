import { useSearchParams } from 'react-router'
import type { Id, PersonKind, PersonState } from '../../api/types'

export interface Filter {
  q: string
  department: Id | undefined
  kind: PersonKind | undefined
  state: PersonState | undefined
}

const NAMES = ['q', 'department', 'kind', 'state'] as const

/** The filter is the address, so it is still there when one comes back. */
export function usePeopleFilter() {
  const [search, setSearch] = useSearchParams()
  const filter = readFilter(search)
  const change = (changed: Partial<Filter>) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        for (const [name, value] of Object.entries(changed)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  const clear = () => change({ q: '', department: undefined, kind: undefined, state: undefined })
  return { filter, change, clear, isSet: NAMES.some((name) => search.get(name)) }
}

/** Values that are none of ours count as not set. */
export function readFilter(search: URLSearchParams): Filter {
  const kind = search.get('kind')
  const state = search.get('state')
  return {
    q: search.get('q') ?? '',
    department: search.get('department') || undefined,
    kind: kind === 'INTERNAL' || kind === 'EXTERNAL' ? kind : undefined,
    state: state === 'ACTIVE' || state === 'DEPARTED' ? state : undefined,
  }
}

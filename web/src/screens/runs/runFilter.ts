import type { RunState } from '../../api/types'

/** Which runs a list shows, as its address says: `?state=FAILED,IN_DOUBT&within=24h&q=…`. */
export interface RunFilter {
  flow?: string
  states: readonly RunState[]
  record?: string
  q?: string
  within?: Within
  /** Days, `2026-11-21`, the first and the last one; instead of `within`. */
  from?: string
  to?: string
}

export const WITHIN = ['1h', '24h', '7d', '30d'] as const
export type Within = (typeof WITHIN)[number]

const HOURS: { [within in Within]: number } = { '1h': 1, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 }
const HOUR = 3_600_000
const DAY = /^\d{4}-\d{2}-\d{2}$/
const STATES: readonly RunState[] = ['FAILED', 'IN_DOUBT', 'WAITING', 'READY', 'RUNNING', 'DONE', 'CANCELLED']

/** What is not understood is left out. */
export function readFilter(search: URLSearchParams, flow?: string): RunFilter {
  const asked = search.get('state')?.split(',') ?? []
  const day = (name: string) => (DAY.test(search.get(name) ?? '') ? search.get(name) : null)
  const within = WITHIN.find((one) => one === search.get('within'))
  return {
    ...given('flow', flow ?? search.get('flow')),
    states: STATES.filter((state) => asked.includes(state)),
    ...given('record', search.get('record')),
    ...given('q', search.get('q')),
    ...(within ? { within } : { ...given('from', day('from')), ...given('to', day('to')) }),
  }
}

function given<Name extends string>(name: Name, value: string | null): { [name in Name]?: string } {
  return value ? ({ [name]: value } as { [name in Name]: string }) : {}
}

/** Whether anything but the flow, which may be the page's own, narrows the list. */
export function isNarrowed({ states, record, q, within, from, to }: RunFilter): boolean {
  return states.length > 0 || Boolean(record || q || within || from || to)
}

/** What the server is asked. Days are the reader's own, the last one whole. */
export function filterQuery(
  filter: RunFilter,
  now: number,
): { [name: string]: string | string[] | undefined } {
  const { flow, states, record, q, within, from, to } = filter
  const start = within ? new Date(now - HOURS[within] * HOUR) : from ? startOf(from) : undefined
  const end = to ? startOf(to, 1) : undefined
  return {
    flow,
    state: [...states],
    record,
    q,
    from: start?.toISOString(),
    to: end?.toISOString(),
  }
}

function startOf(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

/** The states behind one button: what is about to run counts as running. */
export const STATE_GROUPS: readonly (readonly [RunState, ...RunState[]])[] = [
  ['FAILED'],
  ['IN_DOUBT'],
  ['WAITING'],
  ['RUNNING', 'READY'],
  ['DONE'],
  ['CANCELLED'],
]

/** The chosen states with one group more or less. */
export function toggled(states: readonly RunState[], group: readonly RunState[]): RunState[] {
  const on = group.every((state) => states.includes(state))
  return on ? states.filter((state) => !group.includes(state)) : [...new Set([...states, ...group])]
}

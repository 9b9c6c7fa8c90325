import { includesRole } from '../api/session'
import type { Person } from '../api/types'

/** More names than these, and nobody feels asked. */
const ASKED = 3

/** Who can mend a flow: builders, else those above them. */
export function whomToAsk(people: readonly Person[]): Person[] {
  const able = people.filter(({ role, state }) => state === 'ACTIVE' && includesRole(role, 'BUILDER'))
  const builders = able.filter(({ role }) => role === 'BUILDER')
  return (builders.length > 0 ? builders : able).slice(0, ASKED)
}

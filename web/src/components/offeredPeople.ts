import type { Id, Person } from '../api/types'

export interface Wanted {
  text: string
  department: Id | undefined
  exclude: readonly Id[]
}

/**
 * Whom a picker offers of the people found last: those who still match what is typed now, as the server matches them,
 * so that a list that is being replaced shows nobody who was not asked for. External people come last; the server
 * orders each of the two by name.
 */
export function offeredPeople(found: readonly Person[], wanted: Wanted): Person[] {
  const text = wanted.text.trim().toLowerCase()
  const offered = found.filter(
    (person) =>
      person.state === 'ACTIVE' &&
      !wanted.exclude.includes(person.id) &&
      (wanted.department === undefined || person.departmentIds.includes(wanted.department)) &&
      [person.name, person.username, person.mobile, person.email].some((said) =>
        said?.toLowerCase().includes(text),
      ),
  )
  return [...offered.filter(isInternal), ...offered.filter((person) => !isInternal(person))]
}

function isInternal({ kind }: Person): boolean {
  return kind === 'INTERNAL'
}

/** Who is meant by Enter: who is called exactly so, else the first of the list. */
export function meantBy(text: string, offered: readonly Person[]): Person | undefined {
  return offered.find(({ name }) => name === text.trim()) ?? offered[0]
}

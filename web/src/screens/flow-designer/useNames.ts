import { useMemo } from 'react'
import { useDepartments, usePeople } from '../../api/people'
import type { FlowDefinition } from '../../flows/definition'
import type { Names } from '../../flows/words'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Names of the people and departments that a definition's literals may mean. */
export function useNames(definition: FlowDefinition): Names {
  const ids = useMemo(() => [...new Set(JSON.stringify(definition).match(UUID))], [definition])
  const departments = useDepartments().data
  const people = usePeople(ids)
  return useMemo(
    () => ({
      person: (id) => people.get(id)?.name,
      department: (id) => departments?.find((department) => department.id === id)?.name,
    }),
    [people, departments],
  )
}

import { useMemo } from 'react'
import { useDepartments, usePeople } from '../../api/people'
import { useFormat } from '../../components/format'
import type { Json } from '../../flows/definition'
import { literalText } from '../../flows/mappings'
import type { ValueType } from '../../flows/values'
import { useSay } from '../flows/useSay'

const NOBODY: string[] = []

/** A value of the last run in one line; people by name, times as times. */
export function SampleText({ value, type }: { value: Json; type: ValueType }) {
  const say = useSay()
  const format = useFormat()
  const ids = useMemo(() => peopleIn(value, type), [value, type])
  const people = usePeople(ids)
  const departments = useDepartments().data
  if (type === 'datetime' && typeof value === 'string') return format.dateTime(value)
  if (typeof value === 'string' && (type === 'text' || type === 'any')) return value
  const names = {
    person: (id: string) => people.get(id)?.name ?? '…',
    department: (id: string) => departments?.find((department) => department.id === id)?.name,
  }
  return literalText(value, say, names, type)
}

function peopleIn(value: Json, type: ValueType): string[] {
  if (type !== 'person' && type !== 'persons') return NOBODY
  return (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
}

import { useMay, useMe } from '../../api/session'
import type { FormRecord } from '../../api/types'

/** Builders change any record, everybody else what they submitted. The server decides again. */
export function useMayChange(): (record: FormRecord) => boolean {
  const builder = useMay('BUILDER')
  const { person } = useMe()
  return (record) => builder || record.createdBy === person.id
}

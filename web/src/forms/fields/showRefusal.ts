import type { FormInstance } from 'antd'
import { isProblem } from '../../api/problem'
import type { Field, Values } from '../../api/types'

const PREFIX = 'values.'

/** Puts the server's complaints beside the fields they name and brings the first one into view. */
export function showRefusal(form: FormInstance<Values>, fields: readonly Field[], error: unknown) {
  if (!isProblem(error)) return
  const complaints = new Map<string, string[]>()
  for (const { field, detail } of error.errors) {
    const key = field.startsWith(PREFIX) ? field.slice(PREFIX.length) : field
    complaints.set(key, [...(complaints.get(key) ?? []), detail])
  }
  const named = fields.filter((field) => complaints.has(field.key))
  form.setFields(named.map(({ key }) => ({ name: key, errors: complaints.get(key) ?? [] })))
  const [first] = named
  if (first) form.scrollToField(first.key, { behavior: 'smooth', block: 'center', focus: true })
}

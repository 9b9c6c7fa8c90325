import type { Field, Form, RunDetail } from '../../../api/types'
import { isComputed } from '../../../forms/definition'

/** Failures that the same input brings again; others may be over by now. */
const OF_INPUT: ReadonlySet<string> = new Set([
  'invalid-input',
  'no-members',
  'name-too-long',
  'owner-external',
  'owner-not-member',
  'person-departed',
  'unknown-person',
  'wrong-type',
  'required',
])

/** Whether a run failed because of what it was given. */
export function failedByInput(run: Pick<RunDetail, 'error'>): boolean {
  return run.error !== null && OF_INPUT.has(run.error.code)
}

/** What can be given anew to a run that a record started; nothing of the other runs. */
export function correctable(form: Form | undefined): Field[] {
  return form?.definition.fields.filter((field) => !isComputed(field)) ?? []
}

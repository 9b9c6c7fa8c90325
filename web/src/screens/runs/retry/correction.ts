import type { Field, Form, RunDetail, RunRetryStep } from '../../../api/types'
import { isComputed } from '../../../forms/definition'

/** Whether a run failed because of what it was given: the same brings it again. */
export function failedByInput(run: Pick<RunDetail, 'error'>): boolean {
  return run.error?.byInput ?? false
}

/** What can be given anew to a run that a record started; nothing of the other runs. */
export function correctable(form: Form | undefined): Field[] {
  return form?.definition.fields.filter((field) => !isComputed(field)) ?? []
}

/** Whether a retry does nothing again that was done: what the run made so far is not made twice. */
export function repeatsNothing(run: Pick<RunDetail, 'steps'>, plan: readonly RunRetryStep[]): boolean {
  const failed = new Set(run.steps.filter(({ state }) => state === 'FAILED').map(({ path }) => path))
  return plan.every(
    ({ path, what }) => what === 'NEW' || what === 'REUSED' || (what === 'REPEATED' && failed.has(path)),
  )
}

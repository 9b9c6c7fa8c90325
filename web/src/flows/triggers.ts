import type { FlowDefinition, Input, Trigger, TriggerType } from './definition'
import { takesRecords } from './definition'
import { mapExpressions } from './expressions'

/** A trigger of another type. What it shares with the one before is kept; the rest would mean nothing to it. */
export function triggerOf(
  type: TriggerType,
  before: Trigger,
  fresh: { path: string; zone: string },
): Trigger {
  if (takesRecords(type)) {
    const ofRecords = { type, form: before.form ?? '', filter: before.filter ?? null }
    return type === 'rowButton' ? { ...ofRecords, label: before.label ?? '' } : ofRecords
  }
  if (type === 'schedule') return { type, cron: before.cron ?? '0 9 * * *', zone: before.zone ?? fresh.zone }
  if (type === 'platformEvent')
    return { type, connection: before.connection ?? '', event: before.event ?? '', filter: null }
  if (type === 'call') return { type, inputs: before.inputs ?? [] }
  return { type, path: before.path ?? fresh.path, inputs: before.inputs ?? [] }
}

/** What a trigger begins with: an address nobody guesses, and the zone of whoever designs it. */
export function freshTrigger(): { path: string; zone: string } {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  const path = [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('')
  return { path, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/** The trigger of a new flow; only what records start has a form. */
export function newTrigger(type: TriggerType, form: string | undefined): Trigger {
  return triggerOf(type, { type, form: form ?? '' }, freshTrigger())
}

/** Where expressions find the inputs of a trigger. */
export function inputsRoot(type: TriggerType): string {
  return type === 'call' ? 'trigger.inputs' : 'trigger.body'
}

/** The definition with a trigger of another type; expressions find inputs that both have where they now are. */
export function withTriggerType(
  definition: FlowDefinition,
  type: TriggerType,
  fresh: { path: string; zone: string },
): FlowDefinition {
  const trigger = triggerOf(type, definition.trigger, fresh)
  const [from, to] = [inputsRoot(definition.trigger.type), inputsRoot(type)]
  if (!trigger.inputs || from === to) return { ...definition, trigger }
  const root = new RegExp(`\\b${from.replace('.', '\\.')}(?=\\.)`, 'g')
  const redirect = (cel: string) => cel.replace(root, to)
  return redirected({ ...definition, trigger }, redirect)
}

/** What a flow that handles the failures of others is given. */
export const FAILURE_INPUTS: readonly Input[] = (
  ['run', 'flow', 'flowName', 'step', 'code', 'message'] as const
).map((key) => ({ key, type: 'text', required: false }))

/** The definition with other inputs; where one got another key, every expression that uses it follows. */
export function withInputs(
  definition: FlowDefinition,
  inputs: Input[],
  renamed?: { from: string; to: string },
): FlowDefinition {
  const changed = { ...definition, trigger: { ...definition.trigger, inputs } }
  if (!renamed || renamed.from === '') return changed
  const root = inputsRoot(definition.trigger.type)
  const path = new RegExp(`\\b${root.replace('.', '\\.')}\\.${renamed.from}\\b`, 'g')
  const redirect = (cel: string) => cel.replace(path, `${root}.${renamed.to}`)
  const { key, ...trigger } = changed.trigger
  return redirected(
    { ...changed, trigger: { ...trigger, ...(key == null ? {} : { key: redirect(key) }) } },
    redirect,
  )
}

/** With other expressions in its steps and settings. */
function redirected(definition: FlowDefinition, redirect: (cel: string) => string): FlowDefinition {
  const { settings, steps } = definition
  return {
    ...definition,
    steps: steps.map((step) => mapExpressions(step, redirect)),
    ...(settings?.key ? { settings: { ...settings, key: redirect(settings.key) } } : {}),
  }
}

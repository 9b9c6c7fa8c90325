import { fieldType, findAction, findField, findFlow, findForm, portType, RECORD_PARTS } from './catalog'
import type { Mapping, Mappings, Settings, Step, StepOf, Trigger, Until } from './definition'
import { mappingText } from './mappings'
import { argumentsOf, conditionText, recipientsOf, type Telling, untilText } from './summaries'
import type { ValueType } from './values'

/** One thing that decides what a step does, as a label and words. */
export interface Fact {
  key: string
  label: string
  text: string
}

/** All that decides what a step does. */
export function stepFacts(step: Step, tell: Telling): Fact[] {
  const { catalog, say } = tell
  switch (step.type) {
    case 'action': {
      const action = findAction(catalog, step)
      const ports =
        action?.inputs.map((port) => ({ key: port.key, label: port.label, type: portType(port) })) ?? []
      return [
        { key: '', label: say('panel.action'), text: action?.name ?? step.action },
        { key: ' ', label: say('panel.connection'), text: connectionText(step.connection, tell) },
        ...valueFacts(step.inputs, ports, tell),
      ]
    }
    case 'addRecord':
      return [formFact(step.form, tell), ...fieldFacts(step.form, step.values, tell)]
    case 'updateRecord': {
      const record = mappingText(step.record, tell.scope, say, tell.names)
      return [
        formFact(step.form, tell),
        { key: ' ', label: say('panel.record'), text: record },
        ...fieldFacts(step.form, step.values, tell),
      ]
    }
    case 'getRecord':
      return [
        formFact(step.form, tell),
        { key: ' where', label: say('panel.where'), text: conditionText(step.where, tell, step.form) },
        { key: ' missing', label: say('panel.ifMissing'), text: say(`ifMissing.${step.ifMissing}`) },
      ]
    case 'getRecords':
    case 'deleteRecords':
      return [formFact(step.form, tell), ...whichFacts(step, tell)]
    case 'updateRecords':
      return [
        formFact(step.form, tell),
        ...whichFacts(step, tell),
        ...fieldFacts(step.form, step.values, tell),
      ]
    case 'deleteRecord':
      return [formFact(step.form, tell), ...mappingFact(' record', 'panel.record', step.record, tell)]
    case 'sendMessage':
      return [
        ...mappingFact(' to', `panel.to.${step.to?.type ?? 'people'}`, recipientsOf(step), tell),
        ...mappingFact(' text', 'panel.text', step.text, tell),
      ]
    case 'httpRequest':
      return [
        { key: ' method', label: say('panel.method'), text: step.method ?? 'GET' },
        ...mappingFact(' url', 'panel.url', step.url, tell),
        ...valueFacts({ ...step.headers, ...step.query }, [], tell),
        ...(step.body?.type === 'json' ? valueFacts(step.body.values, [], tell) : []),
        ...(step.body?.type === 'text' ? mappingFact(' body', 'panel.body', step.body.text, tell) : []),
        { key: ' repeat', label: say('http.repeat'), text: repeatText(step, tell) },
        { key: ' timeout', label: say('http.timeout'), text: String(step.timeoutSeconds ?? 15) },
      ]
    case 'parallel':
      return step.branches.map((branch) => {
        const name = branch.name || branch.key
        return { key: branch.key, label: say('changes.branch', { name }), text: name }
      })
    case 'forEach':
      return [
        ...mappingFact(' items', 'panel.items', step.items, tell),
        { key: ' concurrency', label: say('panel.concurrency'), text: String(step.concurrency ?? 1) },
        ...mappingFact(' collect', 'panel.collect', step.collect, tell),
      ]
    case 'compute':
      return valueFacts(step.values, [], tell)
    case 'wait':
      return step.until ? waitFacts(step.until, tell) : []
    case 'callFlow':
      return [
        { key: ' flow', label: say('panel.flow'), text: flowText(step.flow, tell) },
        ...valueFacts(step.inputs, argumentsOf(step, catalog), tell),
        {
          key: ' wait',
          label: say('panel.callWait'),
          text: say(step.wait === false ? 'call.goOn' : 'call.wait'),
        },
      ]
    case 'stop':
      return [
        { key: ' outcome', label: say('panel.outcome'), text: say(`outcome.${step.outcome ?? 'DONE'}`) },
        ...mappingFact(' message', 'panel.message', step.message, tell),
        ...valueFacts(step.outputs, [], tell),
      ]
    case 'branch':
      return [
        { key: ' mode', label: say('panel.mode'), text: say(`mode.${step.mode ?? 'FIRST'}`) },
        ...step.branches.map((branch, index) => ({
          key: branch.key,
          label: say('changes.branch', { name: branch.name || branch.key }),
          text: say('changes.branchWhen', { number: index + 1, condition: conditionText(branch.when, tell) }),
        })),
      ]
  }
}

function waitFacts(until: Until, tell: Telling): Fact[] {
  const { say } = tell
  const fact = { key: ' until', label: say('panel.until'), text: untilText(until, tell) }
  if ((until.type !== 'event' && until.type !== 'platformEvent') || !until.timeout) return [fact]
  const { amount, unit } = until.timeout
  const most = untilText({ type: 'duration', ...(amount ? { amount } : {}), ...(unit ? { unit } : {}) }, tell)
  const then = say(`onTimeout.${until.onTimeout ?? 'CONTINUE'}`)
  return [
    fact,
    { key: ' timeout', label: say('panel.timeout'), text: most },
    { key: ' onTimeout', label: say('panel.onTimeout'), text: then },
  ]
}

function repeatText({ repeat, idempotencyHeader }: StepOf<'httpRequest'>, { say }: Telling): string {
  if (idempotencyHeader) return say('http.keyIn', { header: idempotencyHeader })
  return say(`http.repeats.${repeat ?? 'NEVER'}`)
}

/** How a flow is run, apart from what it does. */
export function settingsFacts(settings: Settings, tell: Telling): Fact[] {
  const { say } = tell
  const { onFailure, notifyOwner = true, concurrency = 0, key, keepDays = USUAL_KEEP_DAYS } = settings
  const most = concurrency > 0 ? String(concurrency) : say('settings.anyNumber')
  return [
    ...(onFailure
      ? [{ key: 'onFailure', label: say('settings.onFailure'), text: flowText(onFailure, tell) }]
      : []),
    { key: 'notifyOwner', label: say('settings.notify'), text: say(`value.${notifyOwner}`) },
    { key: 'concurrency', label: say('settings.concurrency'), text: most },
    ...(key ? mappingFact('key', 'settings.key', { cel: key }, tell) : []),
    { key: 'keepDays', label: say('settings.keepDays'), text: String(keepDays) },
  ]
}

/** Days that runs are kept when nothing is set, as the server takes it. */
export const USUAL_KEEP_DAYS = 90

function connectionText(key: string, { catalog }: Telling): string {
  return catalog.connections.find((connection) => connection.key === key)?.name ?? key
}

function flowText(key: string, { catalog, say }: Telling): string {
  return findFlow(catalog, key)?.name ?? (key || say('mapping.empty'))
}

/** What of a trigger its summary does not say. */
export function triggerFacts(trigger: Trigger, tell: Telling): Fact[] {
  const { say } = tell
  const { form = '', fields = [], inputs = [], key, secret } = trigger
  const changed = fields.map((field) => fieldLabel(form, field, tell))
  return [
    ...(changed.length > 0
      ? [{ key: 'fields', label: say('panel.changedFields'), text: changed.join(say('value.comma')) }]
      : []),
    ...inputs.map((input) => ({
      key: `input ${input.key}`,
      label: say('changes.input', { name: input.label || input.key }),
      text: `${say(`types.${input.type ?? 'any'}`)}${input.required ? ` (${say('inputs.required')})` : ''}`,
    })),
    ...(key ? mappingFact('key', 'webhook.key', { cel: key }, tell) : []),
    ...(secret ? [{ key: 'secret', label: say('webhook.secret'), text: secret }] : []),
  ]
}

/** Which records a step over several of them is about, in which order and how many. */
function whichFacts(
  step: Extract<Step, { type: 'getRecords' | 'updateRecords' | 'deleteRecords' }>,
  tell: Telling,
): Fact[] {
  const { say } = tell
  const where = conditionText(step.where, tell, step.form)
  const sort = step.type === 'getRecords' ? (step.sort ?? []) : []
  const order = sort.map(({ field, descending }) =>
    say(descending ? 'panel.descending' : 'panel.ascending', { field: fieldLabel(step.form, field, tell) }),
  )
  return [
    { key: ' where', label: say('panel.where'), text: where },
    ...(order.length > 0
      ? [{ key: ' sort', label: say('panel.sort'), text: order.join(say('summary.comma')) }]
      : []),
    ...(step.limit ? [{ key: ' limit', label: say('panel.limit'), text: String(step.limit) }] : []),
  ]
}

function fieldLabel(form: string, field: string, { catalog, say }: Telling): string {
  const part = RECORD_PARTS.find(({ key }) => key === field)
  return findField(catalog, form, field)?.label ?? (part ? say(`scope.${part.key}`) : field)
}

function mappingFact(key: string, label: string, mapping: Mapping | undefined, tell: Telling): Fact[] {
  if (!mapping) return []
  return [{ key, label: tell.say(label), text: mappingText(mapping, tell.scope, tell.say, tell.names) }]
}

function formFact(form: string, { catalog, say }: Telling): Fact {
  return { key: '', label: say('panel.form'), text: findForm(catalog, form)?.name ?? say('mapping.empty') }
}

function fieldFacts(form: string, values: Mappings, tell: Telling): Fact[] {
  const fields = findForm(tell.catalog, form)?.fields ?? []
  return valueFacts(
    values,
    fields.map((field) => ({ key: field.key, label: field.label, type: fieldType(field) })),
    tell,
  )
}

function valueFacts(
  values: Mappings,
  inputs: { key: string; label: string; type: ValueType }[],
  tell: Telling,
): Fact[] {
  return Object.entries(values).map(([key, mapping]) => {
    const input = inputs.find((candidate) => candidate.key === key)
    const text = mappingText(mapping, tell.scope, tell.say, tell.names, { type: input?.type ?? 'any' })
    return { key: `.${key}`, label: input?.label ?? key, text }
  })
}

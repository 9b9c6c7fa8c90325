import {
  type Catalog,
  eventSource,
  fieldType,
  findAction,
  findEvent,
  findField,
  findFlow,
  findForm,
  inputType,
  portType,
  RECORD_PARTS,
} from './catalog'
import { isGroup, jointOf, partsOf, rightOf, rightType, takesRight } from './conditions'
import type {
  Comparison,
  Condition,
  FlowDefinition,
  Mapping,
  Mappings,
  Step,
  StepOf,
  Until,
  UntilEvent,
  UntilPlatformEvent,
} from './definition'
import { mappingText } from './mappings'
import { pathText, pathType, referenceOf } from './paths'
import { findStep, type Lane } from './places'
import { cronWords } from './schedules'
import { type ScopeNode, wholeScope } from './scope'
import type { ValueType } from './values'
import type { Names, Say } from './words'

/** All that words about a definition need; made once for a definition. */
export interface Telling {
  catalog: Catalog
  say: Say
  names: Names
  scope: readonly ScopeNode[]
}

export function telling(definition: FlowDefinition, catalog: Catalog, say: Say, names: Names): Telling {
  return { catalog, say, names, scope: wholeScope(definition, catalog, say) }
}

/** What a step does, without its inputs: "创建群聊", "写入「会话群数据汇总」". */
export function stepDeed(step: Step, catalog: Catalog, say: Say): string {
  switch (step.type) {
    case 'action':
      return findAction(catalog, step)?.name ?? step.action
    case 'addRecord':
    case 'updateRecord':
    case 'getRecord':
    case 'getRecords':
    case 'updateRecords':
    case 'deleteRecord':
    case 'deleteRecords': {
      const form = findForm(catalog, step.form)?.name
      return form === undefined ? say(`kinds.${step.type}`) : say(`deed.${step.type}`, { form })
    }
    case 'callFlow': {
      const flow = findFlow(catalog, step.flow)?.name ?? step.flow
      return flow === '' ? say('kinds.callFlow') : say('deed.callFlow', { flow })
    }
    default:
      return say(`kinds.${step.type}`)
  }
}

/** The name a person gave the step, or what it does. */
export function stepTitle(step: Step, catalog: Catalog, say: Say): string {
  return step.name?.trim() ? step.name : stepDeed(step, catalog, say)
}

/** One sentence: "创建群聊，名称 = 群聊名称，群主 = 选择群主". */
export function stepSummary(step: Step, tell: Telling): string {
  return [stepDeed(step, tell.catalog, tell.say), ...stepDetails(step, tell)].join(tell.say('summary.comma'))
}

/** The parts of the sentence after the deed. */
export function stepDetails(step: Step, tell: Telling): string[] {
  switch (step.type) {
    case 'action': {
      const ports = findAction(tell.catalog, step)?.inputs ?? []
      const labels = ports.map((port) => ({ key: port.key, label: port.label, type: portType(port) }))
      return pairs(step.inputs, labels, tell)
    }
    case 'addRecord':
    case 'updateRecord':
    case 'updateRecords': {
      const fields = findForm(tell.catalog, step.form)?.fields ?? []
      const labels = fields.map((field) => ({ key: field.key, label: field.label, type: fieldType(field) }))
      return pairs(step.values, labels, tell)
    }
    case 'deleteRecord':
      return []
    case 'getRecord':
    case 'getRecords':
    case 'deleteRecords':
      return [conditionText(step.where, tell, step.form)]
    case 'branch': {
      const names = step.branches.map((branch) => branch.name || branch.key)
      return [[...names, tell.say('branch.otherwise')].join(' / ')]
    }
    case 'parallel':
      return [step.branches.map((branch) => branch.name || branch.key).join(' / ')]
    case 'sendMessage':
      return [recipientsOf(step), step.text].flatMap((mapping) =>
        mapping ? [mappingText(mapping, tell.scope, tell.say, tell.names, { short: true })] : [],
      )
    case 'httpRequest': {
      const url = step.url && mappingText(step.url, tell.scope, tell.say, tell.names, { short: true })
      return [`${step.method ?? 'GET'} ${url ?? ''}`]
    }
    case 'forEach':
      return step.items ? [mappingText(step.items, tell.scope, tell.say, tell.names, { short: true })] : []
    case 'compute':
      return Object.entries(step.values).map(([label, mapping]) => {
        const value = mappingText(mapping, tell.scope, tell.say, tell.names, { short: true })
        return tell.say('summary.pair', { label, value })
      })
    case 'wait':
      return step.until ? [untilText(step.until, tell)] : []
    case 'callFlow':
      return pairs(step.inputs, argumentsOf(step, tell.catalog), tell)
    case 'stop':
      return [tell.say(`outcome.${step.outcome ?? 'DONE'}`)]
  }
}

/** The inputs of the flow that a step calls; those that it gives, when the flow is not known. */
export function argumentsOf(
  step: StepOf<'callFlow'>,
  catalog: Catalog,
): { key: string; label: string; type: ValueType }[] {
  const flow = findFlow(catalog, step.flow)
  if (!flow) return Object.keys(step.inputs).map((key) => ({ key, label: key, type: 'any' }))
  return flow.inputs.map((input) => ({
    key: input.key,
    label: input.label || input.key,
    type: inputType(input),
  }))
}

/** Where it comes from to whom a message goes. */
export function recipientsOf({ to }: StepOf<'sendMessage'>): Mapping | undefined {
  return to?.type === 'people' ? to.people : to?.chat
}

/** "2 小时", "到 截止时间". */
export function untilText(until: Until, tell: Telling): string {
  const text = (mapping: Mapping | undefined, type: ValueType) =>
    mapping
      ? mappingText(mapping, tell.scope, tell.say, tell.names, { short: true, type })
      : tell.say('mapping.empty')
  if (until.type === 'event') return eventText(until, tell)
  if (until.type === 'platformEvent') return toldText(until, tell)
  return until.type === 'duration'
    ? tell.say(`until.${until.unit ?? 'MINUTES'}`, { amount: text(until.amount, 'number') })
    : tell.say('until.time', { at: text(until.at, 'datetime') })
}

/** "「回执」有新数据时，且 编号 等于 …". */
function eventText({ event = 'recordCreated', form, where }: UntilEvent, tell: Telling): string {
  const name = findForm(tell.catalog, form)?.name ?? tell.say('trigger.noForm')
  const text = tell.say(`until.${event}`, { form: name })
  if (!where || (isGroup(where) && partsOf(where).length === 0)) return text
  return tell.say('trigger.filtered', { event: text, condition: conditionText(where, tell, form) })
}

/** "飞书：群聊改名，且 新名称 等于 …". */
function toldText(until: UntilPlatformEvent, tell: Telling): string {
  const text = tell.say('until.platformEvent', eventWords(until, tell))
  const { where } = until
  if (!where || (isGroup(where) && partsOf(where).length === 0)) return text
  const condition = conditionText(where, tell, eventSource(until))
  return tell.say('trigger.filtered', { event: text, condition })
}

/** The names of a connection and of what it tells. */
function eventWords(
  told: { connection?: string; event?: string },
  { catalog, say }: Telling,
): { connection: string; event: string } {
  const connection = catalog.connections.find(({ key }) => key === told.connection)?.name
  return {
    connection: connection || told.connection || say('trigger.noConnection'),
    event: findEvent(catalog, told)?.name ?? (told.event || say('trigger.noEvent')),
  }
}

function pairs(
  mappings: Mappings,
  labels: { key: string; label: string; type: ValueType }[],
  tell: Telling,
): string[] {
  return labels.flatMap(({ key, label, type }) => {
    const mapping = mappings[key]
    if (!mapping) return []
    const value = mappingText(mapping, tell.scope, tell.say, tell.names, { short: true, type })
    return [tell.say('summary.pair', { label, value })]
  })
}

/** "每当 创建会话群 有新数据". */
export function triggerSummary(definition: FlowDefinition, tell: Telling): string {
  const { type, form = '', filter, label = '', cron = '', zone = '', path = '' } = definition.trigger
  const name = findForm(tell.catalog, form)?.name ?? tell.say('trigger.noForm')
  const when = cronWords(cron, tell.say)
  const told = type === 'platformEvent' ? eventWords(definition.trigger, tell) : {}
  const event = tell.say(`trigger.when.${type}`, { form: name, label, when, zone, path, ...told })
  if (!filter || (isGroup(filter) && partsOf(filter).length === 0)) return event
  const source = type === 'platformEvent' ? eventSource(definition.trigger) : form
  return tell.say('trigger.filtered', { event, condition: conditionText(filter, tell, source) })
}

/** A condition as a sentence; `form` gives the labels of fields it names. */
export function conditionText(condition: Condition | null | undefined, tell: Telling, form?: string): string {
  if (!condition) return tell.say('condition.always')
  if (!isGroup(condition)) return comparisonText(condition, tell, form)
  const parts = partsOf(condition)
  if (parts.length === 0) return tell.say(form === undefined ? 'condition.none' : 'condition.always')
  const texts = parts.map((part) => {
    const text = conditionText(part, tell, form)
    return isGroup(part) && partsOf(part).length > 1 ? tell.say('condition.nested', { text }) : text
  })
  return texts.join(tell.say(`condition.joint.${jointOf(condition)}`))
}

function comparisonText(comparison: Comparison, tell: Telling, form?: string): string {
  const left = leftText(comparison, tell, form)
  const op = tell.say(`operators.${comparison.op}`)
  if (!takesRight(comparison.op)) return `${left} ${op}`
  const type = rightType(leftType(comparison, tell, form), comparison.op)
  return `${left} ${op} ${mappingText(rightOf(comparison), tell.scope, tell.say, tell.names, { type })}`
}

function leftText(comparison: Comparison, tell: Telling, form?: string): string {
  if (comparison.left) return pathText(tell.scope, comparison.left) ?? leftExpression(comparison.left, tell)
  if (!comparison.field) return tell.say('condition.noLeft')
  const field = form === undefined ? undefined : findField(tell.catalog, form, comparison.field)
  if (field) return field.label
  const part = RECORD_PARTS.find((candidate) => candidate.key === comparison.field)
  return part ? tell.say(`scope.${part.key}`) : tell.say('mapping.gone')
}

function leftExpression(cel: string, tell: Telling): string {
  return referenceOf(cel) ? tell.say('mapping.gone') : cel
}

/** The type of what stands left, which decides operators and the control at the right. */
export function leftType(comparison: Comparison, tell: Telling, form?: string): ValueType {
  if (comparison.left) return pathType(tell.scope, comparison.left)
  if (!comparison.field) return 'any'
  const field = form === undefined ? undefined : findField(tell.catalog, form, comparison.field)
  if (field) return fieldType(field)
  return RECORD_PARTS.find((part) => part.key === comparison.field)?.type ?? 'any'
}

/** What stands at the head of a lane: its name, when it is taken, and the key of its branch, if it has one. */
export function laneText(
  step: Step,
  branch: string | null,
  tell: Telling,
): { name: string; when: string; branch: string | null } {
  const { say } = tell
  if (step.type === 'forEach') return { name: say('lane.loop'), when: say('lane.loopWhen'), branch: null }
  if (step.type === 'parallel') {
    const lane = step.branches.find(({ key }) => key === branch)
    return { name: lane?.name || lane?.key || '', when: say('lane.parallel'), branch }
  }
  const arm = step.type === 'branch' ? step.branches.find(({ key }) => key === branch) : undefined
  return arm
    ? { name: arm.name || arm.key, when: conditionText(arm.when, tell), branch }
    : { name: say('branch.otherwise'), when: say('panel.otherwise'), branch: null }
}

/** The lanes around a place by their names, the outermost first; none in the flow's own lane. */
export function lanesAround(definition: FlowDefinition, lane: Lane, tell: Telling): string[] {
  const owner = lane === null ? undefined : findStep(definition, lane.step)
  if (lane === null || !owner) return []
  return [...lanesAround(definition, owner.place.lane, tell), laneText(owner.step, lane.branch, tell).name]
}

/** The arms that a branch took, as a run writes them down (`big,otherwise`), by their names; empty: none. */
export function armsText(step: Step | undefined, arms: string, tell: Telling): string {
  if (arms === '' || step?.type !== 'branch') return arms
  return arms
    .split(',')
    .map((arm) => laneText(step, arm === 'otherwise' ? null : arm, tell).name)
    .join(' · ')
}

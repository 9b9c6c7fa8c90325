import {
  type Catalog,
  eventSource,
  fieldType,
  findAction,
  findFlow,
  findForm,
  inputType,
  portType,
  RECORD_PARTS,
} from './catalog'
import { type FlowDefinition, type Mapping, type Step, takesRecords } from './definition'
import { referenceOf } from './paths'
import { lanesOf, loopsAround, type Place, stepsBefore } from './places'
import { stepTitle } from './summaries'
import { inputsRoot } from './triggers'
import type { ValueType } from './values'
import type { Say } from './words'

/** Something a step may refer to. Only leaves have a `type`: the others group them. */
export interface ScopeNode {
  cel: string
  label: string
  type: ValueType | null
  children: readonly ScopeNode[]
  /** Of `records`: the form they are records of. */
  form?: string
}

/** What surely exists when a step at `place` starts: the trigger, every step that ran before, items of loops. */
export function scopeAt(definition: FlowDefinition, place: Place, catalog: Catalog, say: Say): ScopeNode[] {
  return visibleAt(wholeScope(definition, catalog, say), definition, place)
}

/** The part of the whole scope that surely exists at a place. */
export function visibleAt(
  whole: readonly ScopeNode[],
  definition: FlowDefinition,
  place: Place,
): ScopeNode[] {
  const before = stepsBefore(definition, place).map(({ key }) => `steps.${key}`)
  const loops = loopsAround(definition, place).map(({ key }) => `loop.${key}`)
  const known = new Set([...before, ...loops])
  return whole.filter(
    ({ cel, children }) => cel.startsWith('trigger') || (known.has(cel) && children.length > 0),
  )
}

/** Everything the flow knows anywhere, for naming references that the scope at one step does not hold. */
export function wholeScope(definition: FlowDefinition, catalog: Catalog, say: Say): ScopeNode[] {
  const known = new Known(triggerScope(definition, catalog, say))
  const loops: ScopeNode[] = []
  const visit = (step: Step) => {
    if (step.type === 'forEach') loops.push(known.remember(loopNode(step, known, catalog, say)))
    for (const lane of lanesOf(step)) lane.steps.forEach(visit)
    // What a loop collects, its own steps have made.
    const made = outputs(step, known, catalog, say)
    known.add(branch(`steps.${step.key}`, stepTitle(step, catalog, say), made))
  }
  definition.steps.forEach(visit)
  return [...known.roots, ...loops]
}

export function triggerScope(definition: FlowDefinition, catalog: Catalog, say: Say): ScopeNode[] {
  const { form = '', type, inputs = [] } = definition.trigger
  const record = takesRecords(type) ? recordNodes(form, 'trigger.record', catalog, say) : []
  const given = inputs.map((input) =>
    leaf(`${inputsRoot(type)}.${input.key}`, input.label || input.key, inputType(input)),
  )
  const told =
    type === 'platformEvent' ? fieldNodes(eventSource(definition.trigger), 'trigger.data', catalog) : []
  const about = [
    leaf('trigger.by', say('scope.by'), 'person'),
    leaf('trigger.at', say('scope.at'), 'datetime'),
  ]
  const trigger = branch('trigger', say('scope.trigger'), [...record, ...given, ...told, ...about])
  if (type !== 'recordUpdated') return [trigger]
  const before = fieldNodes(form, 'trigger.before', catalog)
  return [trigger, branch('trigger.before', say('scope.before'), before)]
}

/** What a step leaves behind for those after it. */
export function outputsOf(step: Step, whole: readonly ScopeNode[]): readonly ScopeNode[] {
  return whole.find(({ cel }) => cel === `steps.${step.key}`)?.children ?? []
}

/** What has been said so far: a loop is about the items of a list that an earlier step made. */
class Known {
  private readonly leaves = new Map<string, ScopeNode>()

  constructor(readonly roots: ScopeNode[]) {
    for (const root of roots) this.remember(root)
  }

  add(root: ScopeNode): void {
    this.roots.push(this.remember(root))
  }

  remember(node: ScopeNode): ScopeNode {
    if (node.type !== null) this.leaves.set(node.cel, node)
    for (const child of node.children) this.remember(child)
    return node
  }

  /** What a mapping gives, as far as picking tells. */
  kindOf(mapping: Mapping | undefined): Kind {
    if (!mapping) return { type: 'any' }
    if ('value' in mapping) return { type: literalType(mapping.value) }
    const reference = 'cel' in mapping ? referenceOf(mapping.cel) : undefined
    const node = reference && this.leaves.get(reference.path)
    if (!reference || !node?.type) return { type: 'any' }
    if (reference.asList) return { type: listOf(node.type) }
    return node.form === undefined ? { type: node.type } : { type: node.type, form: node.form }
  }
}

interface Kind {
  type: ValueType
  form?: string
}

function literalType(value: unknown): ValueType {
  if (Array.isArray(value)) return 'texts'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'string' ? 'text' : 'any'
}

function listOf(type: ValueType): ValueType {
  if (type === 'person') return 'persons'
  return type === 'any' || type === 'number' || type === 'boolean' ? 'list' : 'texts'
}

function itemOf(type: ValueType): ValueType {
  if (type === 'persons') return 'person'
  return type === 'texts' ? 'text' : 'any'
}

type ForEach = Extract<Step, { type: 'forEach' }>

/** What the steps inside a loop know of their item. */
function loopNode(step: ForEach, known: Known, catalog: Catalog, say: Say): ScopeNode {
  const cel = `loop.${step.key}`
  const { type, form } = known.kindOf(step.items)
  const item =
    form === undefined
      ? [leaf(`${cel}.item`, say('scope.item'), itemOf(type))]
      : recordNodes(form, `${cel}.item`, catalog, say)
  const index = leaf(`${cel}.index`, say('scope.index'), 'number')
  return branch(cel, say('scope.loop', { name: stepTitle(step, catalog, say) }), [...item, index])
}

function outputs(step: Step, known: Known, catalog: Catalog, say: Say): ScopeNode[] {
  const cel = `steps.${step.key}`
  switch (step.type) {
    case 'action':
      return (findAction(catalog, step)?.outputs ?? []).map((port) =>
        leaf(`${cel}.${port.key}`, port.label, portType(port)),
      )
    case 'addRecord':
    case 'updateRecord':
      return recordNodes(step.form, cel, catalog, say)
    case 'getRecord':
      return [
        ...recordNodes(step.form, cel, catalog, say),
        leaf(`${cel}.found`, say('scope.found'), 'boolean'),
      ]
    case 'getRecords':
      return [
        { ...leaf(`${cel}.records`, say('scope.records'), 'records'), form: step.form },
        leaf(`${cel}.count`, say('scope.count'), 'number'),
      ]
    case 'updateRecords':
    case 'deleteRecords':
      return [
        leaf(`${cel}.ids`, say('scope.ids'), 'texts'),
        leaf(`${cel}.count`, say('scope.count'), 'number'),
      ]
    case 'deleteRecord':
      return [leaf(`${cel}.id`, say('scope.id'), 'record')]
    case 'sendMessage':
      return [leaf(`${cel}.messageIds`, say('scope.messageIds'), 'texts')]
    case 'httpRequest':
      return [
        leaf(`${cel}.status`, say('scope.status'), 'number'),
        leaf(`${cel}.headers`, say('scope.headers'), 'any'),
        leaf(`${cel}.body`, say('scope.body'), 'any'),
      ]
    case 'forEach':
      return [
        leaf(`${cel}.count`, say('scope.count'), 'number'),
        leaf(`${cel}.results`, say('scope.results'), listOf(known.kindOf(step.collect).type)),
      ]
    case 'compute':
      return Object.entries(step.values).map(([name, mapping]) => ({
        ...leaf(`${cel}.${name}`, name, 'any'),
        ...known.kindOf(mapping),
      }))
    case 'wait':
      return [
        leaf(`${cel}.timedOut`, say('scope.timedOut'), 'boolean'),
        leaf(`${cel}.waitedUntil`, say('scope.waitedUntil'), 'datetime'),
        ...(step.until?.type === 'event' ? recordNodes(step.until.form, `${cel}.record`, catalog, say) : []),
        ...(step.until?.type === 'platformEvent'
          ? fieldNodes(eventSource(step.until), `${cel}.data`, catalog)
          : []),
      ]
    case 'callFlow':
      return [
        ...(step.wait === false ? [] : (findFlow(catalog, step.flow)?.outputs ?? []))
          .filter((name) => name !== 'runId')
          .map((name) => leaf(`${cel}.${name}`, name, 'any')),
        leaf(`${cel}.runId`, say('scope.runId'), 'text'),
      ]
    case 'branch':
    case 'parallel':
    case 'stop':
      return []
  }
}

function recordNodes(form: string, cel: string, catalog: Catalog, say: Say): ScopeNode[] {
  const parts = RECORD_PARTS.map((part) => leaf(`${cel}.${part.key}`, say(`scope.${part.key}`), part.type))
  return [...fieldNodes(form, cel, catalog), ...parts]
}

function fieldNodes(form: string, cel: string, catalog: Catalog): ScopeNode[] {
  const fields = findForm(catalog, form)?.fields ?? []
  return fields.map((field) => leaf(`${cel}.${field.key}`, field.label, fieldType(field)))
}

function leaf(cel: string, label: string, type: ValueType): ScopeNode {
  return { cel, label, type, children: [] }
}

function branch(cel: string, label: string, children: ScopeNode[]): ScopeNode {
  return { cel, label, type: null, children }
}

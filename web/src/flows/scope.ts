import { type Catalog, fieldType, findAction, findForm, portType, RECORD_PARTS } from './catalog'
import type { FlowDefinition, Step } from './definition'
import { type Place, stepsBefore, walk } from './places'
import { stepTitle } from './summaries'
import type { ValueType } from './values'
import type { Say } from './words'

/** Something a step may refer to. Only leaves have a `type`: the others group them. */
export interface ScopeNode {
  cel: string
  label: string
  type: ValueType | null
  children: readonly ScopeNode[]
}

/** What surely exists when a step at `place` starts: the trigger and every step that ran before. */
export function scopeAt(definition: FlowDefinition, place: Place, catalog: Catalog, say: Say): ScopeNode[] {
  const steps = stepsBefore(definition, place).map((step) => stepNode(step, catalog, say))
  return [...triggerScope(definition, catalog, say), ...steps.filter((node) => node.children.length > 0)]
}

/** Everything the flow knows anywhere, for naming references that the scope at one step does not hold. */
export function wholeScope(definition: FlowDefinition, catalog: Catalog, say: Say): ScopeNode[] {
  const steps = walk(definition).map(({ step }) => stepNode(step, catalog, say))
  return [...triggerScope(definition, catalog, say), ...steps]
}

export function triggerScope(definition: FlowDefinition, catalog: Catalog, say: Say): ScopeNode[] {
  const { form, type } = definition.trigger
  const record = recordNodes(form, 'trigger.record', catalog, say)
  const about = [
    leaf('trigger.by', say('scope.by'), 'person'),
    leaf('trigger.at', say('scope.at'), 'datetime'),
  ]
  const trigger = branch('trigger', say('scope.trigger'), [...record, ...about])
  if (type !== 'recordUpdated') return [trigger]
  const before = fieldNodes(form, 'trigger.before', catalog)
  return [trigger, branch('trigger.before', say('scope.before'), before)]
}

function stepNode(step: Step, catalog: Catalog, say: Say): ScopeNode {
  return branch(`steps.${step.key}`, stepTitle(step, catalog, say), outputsOf(step, catalog, say))
}

/** What a step leaves behind for those after it. */
export function outputsOf(step: Step, catalog: Catalog, say: Say): ScopeNode[] {
  const cel = `steps.${step.key}`
  switch (step.type) {
    case 'action':
      return (findAction(catalog, step.action)?.outputs ?? []).map((port) =>
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
        leaf(`${cel}.records`, say('scope.records'), 'any'),
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
    case 'forEach':
      return [
        leaf(`${cel}.count`, say('scope.count'), 'number'),
        leaf(`${cel}.results`, say('scope.results'), 'any'),
      ]
    case 'compute':
      return Object.keys(step.values).map((name) => leaf(`${cel}.${name}`, name, 'any'))
    case 'wait':
      return [
        leaf(`${cel}.timedOut`, say('scope.timedOut'), 'boolean'),
        leaf(`${cel}.waitedUntil`, say('scope.waitedUntil'), 'datetime'),
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

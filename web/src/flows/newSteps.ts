import { type Catalog, type CatalogAction, fieldType, findForm, portType, writableFields } from './catalog'
import type { BranchStep, FlowDefinition, Mapping, Mappings, Step, StepType } from './definition'
import { freshKey } from './keys'
import { type Place, stepKeys, stepsBefore, walk } from './places'
import { type ScopeNode, scopeAt } from './scope'
import { suggest } from './suggestions'
import type { ValueType } from './values'
import type { Say } from './words'

/** What the list of steps offers: an action of a connector, or one of the flow's own steps. */
export type StepChoice = { type: 'action'; action: CatalogAction } | { type: OwnStep }

/** The flow's own steps that the designer offers. */
type OwnStep = Extract<StepType, 'addRecord' | 'updateRecord' | 'getRecord' | 'branch'>

export function stepChoices(catalog: Catalog): StepChoice[] {
  const actions = catalog.actions.map((action): StepChoice => ({ type: 'action', action }))
  return [
    ...actions,
    { type: 'addRecord' },
    { type: 'updateRecord' },
    { type: 'getRecord' },
    { type: 'branch' },
  ]
}

export interface Surroundings {
  definition: FlowDefinition
  place: Place
  catalog: Catalog
  say: Say
}

/** A new step for a place, its inputs filled where the scope has something alike. */
export function newStep(choice: StepChoice, around: Surroundings): Step {
  const taken = stepKeys(around.definition)
  const { catalog, say } = around
  const named = (name: string) => freshName(name, around.definition)
  switch (choice.type) {
    case 'action': {
      const { action } = choice
      const key = freshKey(action.key, taken)
      const inputs = suggestedInputs(action, scopeOf(around))
      return {
        key,
        type: 'action',
        name: named(action.name),
        connection: action.connector,
        action: action.key,
        inputs,
      }
    }
    case 'addRecord':
      return {
        key: freshKey('addRecord', taken),
        type: 'addRecord',
        name: named(say('kinds.addRecord')),
        form: '',
        values: {},
      }
    case 'updateRecord':
      return {
        key: freshKey('updateRecord', taken),
        type: 'updateRecord',
        name: named(say('kinds.updateRecord')),
        ...latestRecord(around),
        values: {},
      }
    case 'getRecord':
      return {
        key: freshKey('getRecord', taken),
        type: 'getRecord',
        name: named(say('kinds.getRecord')),
        form: catalog.forms.length === 1 ? (catalog.forms[0]?.key ?? '') : '',
        where: { all: [] },
        ifMissing: 'FAIL',
      }
    case 'branch':
      return newBranchStep(freshKey('branch', taken), named(say('kinds.branch')), say)
  }
}

function newBranchStep(key: string, name: string, say: Say): BranchStep {
  const first = { key: 'branch1', name: say('branch.numbered', { number: 1 }), when: { all: [] }, steps: [] }
  return { key, type: 'branch', name, branches: [first], otherwise: [] }
}

/** `发送消息`, `发送消息 2`, …: two steps of one name could not be told apart where values are picked. */
function freshName(name: string, definition: FlowDefinition): string {
  const taken = walk(definition).map(({ step }) => step.name)
  if (!taken.includes(name)) return name
  for (let number = 2; ; number++) if (!taken.includes(`${name} ${number}`)) return `${name} ${number}`
}

function scopeOf(around: Surroundings): ScopeNode[] {
  return scopeAt(around.definition, around.place, around.catalog, around.say)
}

export function suggestedInputs(action: CatalogAction, scope: readonly ScopeNode[]): Mappings {
  const required = action.inputs.filter((port) => port.required)
  return suggestAll(
    required.map((port) => ({ key: port.key, label: port.label, type: portType(port) })),
    scope,
  )
}

/** Values for the fields of a form that a record step has just been pointed at. */
export function suggestedValues(form: string, catalog: Catalog, scope: readonly ScopeNode[]): Mappings {
  const fields = writableFields(findForm(catalog, form))
  return suggestAll(
    fields.map((field) => ({ key: field.key, label: field.label, type: fieldType(field) })),
    scope,
  )
}

function suggestAll(
  inputs: { key: string; label: string; type: ValueType }[],
  scope: readonly ScopeNode[],
): Mappings {
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const mapping = suggest(scope, input)
      return mapping ? [[input.key, mapping]] : []
    }),
  )
}

/** A new *update record* takes the record found last, which is nearly always the one meant. */
function latestRecord({ definition, place }: Surroundings): { form: string; record: Mapping } {
  const found = precedingRecords(definition, place).at(-1)
  return found
    ? { form: found.form, record: { cel: `steps.${found.key}.id` } }
    : { form: '', record: { value: null } }
}

function precedingRecords(definition: FlowDefinition, place: Place): { key: string; form: string }[] {
  return stepsBefore(definition, place).flatMap((step) =>
    step.type === 'getRecord' || step.type === 'addRecord' ? [{ key: step.key, form: step.form }] : [],
  )
}

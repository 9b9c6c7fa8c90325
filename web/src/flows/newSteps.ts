import { type Catalog, type CatalogAction, fieldType, findForm, portType, writableFields } from './catalog'
import type { BranchStep, FlowDefinition, Mapping, Mappings, Step, StepType } from './definition'
import { freshKey } from './keys'
import { type Place, stepKeys, stepsBefore } from './places'
import { type ScopeNode, scopeAt } from './scope'
import { suggest } from './suggestions'
import type { ValueType } from './values'
import type { Say } from './words'

/** What the list of steps offers: an action of a connector, or one of the flow's own steps. */
export type StepChoice = { type: 'action'; action: CatalogAction } | { type: Exclude<StepType, 'action'> }

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
  switch (choice.type) {
    case 'action': {
      const { action } = choice
      const key = freshKey(action.key, taken)
      const inputs = suggestedInputs(action, scopeOf(around))
      return {
        key,
        type: 'action',
        name: action.name,
        connection: action.connector,
        action: action.key,
        inputs,
      }
    }
    case 'addRecord':
      return {
        key: freshKey('addRecord', taken),
        type: 'addRecord',
        name: say('kinds.addRecord'),
        form: '',
        values: {},
      }
    case 'updateRecord':
      return {
        key: freshKey('updateRecord', taken),
        type: 'updateRecord',
        name: say('kinds.updateRecord'),
        ...latestRecord(around),
        values: {},
      }
    case 'getRecord':
      return {
        key: freshKey('getRecord', taken),
        type: 'getRecord',
        name: say('kinds.getRecord'),
        form: catalog.forms.length === 1 ? (catalog.forms[0]?.key ?? '') : '',
        where: { all: [] },
        ifMissing: 'FAIL',
      }
    case 'branch':
      return newBranchStep(freshKey('branch', taken), say)
  }
}

function newBranchStep(key: string, say: Say): BranchStep {
  const first = { key: 'branch1', name: say('branch.numbered', { number: 1 }), when: { all: [] }, steps: [] }
  return { key, type: 'branch', name: say('kinds.branch'), branches: [first], otherwise: [] }
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

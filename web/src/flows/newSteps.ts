import {
  type Catalog,
  type CatalogAction,
  type CatalogFlow,
  fieldType,
  findForm,
  inputType,
  portType,
  writableFields,
} from './catalog'
import type { FlowDefinition, Mapping, Mappings, Step } from './definition'
import { freshKey } from './keys'
import type { OwnStep, StepChoice } from './offered'
import { leaves } from './paths'
import { type Place, stepKeys, stepsBefore, walk } from './places'
import { type ScopeNode, scopeAt } from './scope'
import { suggest } from './suggestions'
import type { ValueType } from './values'
import type { Say } from './words'

export interface Surroundings {
  definition: FlowDefinition
  place: Place
  catalog: Catalog
  say: Say
}

/** A new step for a place, its inputs filled where the scope has something alike. */
export function newStep(choice: StepChoice, around: Surroundings): Step {
  const taken = stepKeys(around.definition)
  if (choice.type !== 'action') {
    const name = freshName(around.say(`kinds.${choice.type}`), around.definition)
    return { key: freshKey(choice.type, taken), name, ...blankStep(choice.type, around) } as Step
  }
  const { action } = choice
  return {
    key: freshKey(action.key, taken),
    type: 'action',
    name: freshName(action.name, around.definition),
    connection: connectionOf(action, around.catalog),
    action: action.key,
    inputs: suggestedInputs(action, scopeOf(around)),
  }
}

/** The first connection that can do it. */
function connectionOf({ connector }: CatalogAction, { connections }: Catalog): string {
  return connections.find((connection) => connection.connector === connector)?.key ?? connector
}

/** What a new step of a kind has beside key and name. */
type Blank = Step extends infer S ? (S extends Step ? Omit<S, 'key' | 'name'> : never) : never

function blankStep(type: OwnStep, around: Surroundings): Blank {
  const { catalog, say } = around
  const lane = (number: number) => ({
    key: `branch${number}`,
    name: say('branch.numbered', { number }),
    steps: [],
  })
  switch (type) {
    case 'addRecord':
      return { type, form: '', values: {} }
    case 'updateRecord':
      return { type, ...latestRecord(around), values: {} }
    case 'getRecord':
      return { type, form: onlyForm(catalog), where: { all: [] }, ifMissing: 'FAIL' }
    case 'getRecords':
      return { type, form: onlyForm(catalog), where: { all: [] } }
    case 'updateRecords':
      return { type, form: onlyForm(catalog), where: { all: [] }, values: {} }
    case 'deleteRecord':
      return { type, ...latestRecord(around) }
    case 'deleteRecords':
      return { type, form: onlyForm(catalog), where: { all: [] } }
    case 'sendMessage':
      return { type, to: { type: 'people' } }
    case 'httpRequest':
      return { type, method: 'GET', headers: {}, query: {} }
    case 'branch':
      return { type, branches: [{ ...lane(1), when: { all: [] } }], otherwise: [] }
    case 'parallel':
      return { type, branches: [lane(1), lane(2)] }
    case 'forEach':
      return { type, ...latestList(around), steps: [] }
    case 'wait':
      return { type, until: { type: 'duration', amount: { value: 1 }, unit: 'HOURS' } }
    case 'callFlow':
      return { type, ...onlyFlow(around) }
    case 'compute':
      return { type, values: {} }
    case 'stop':
      return { type, outcome: 'DONE', outputs: {} }
  }
}

function onlyFlow(around: Surroundings): { flow: string; inputs: Mappings } {
  const [flow, ...others] = around.catalog.flows
  if (!flow || others.length > 0) return { flow: '', inputs: {} }
  return { flow: flow.key, inputs: suggestedArguments(flow, scopeOf(around)) }
}

function onlyForm({ forms }: Catalog): string {
  return forms.length === 1 ? (forms[0]?.key ?? '') : ''
}

/** A new loop goes through the list made last. */
function latestList(around: Surroundings): { items?: Mapping } {
  const lists = leaves(scopeOf(around)).filter(({ type }) => type !== null && LISTS.includes(type))
  const last = lists.findLast(({ cel }) => cel.startsWith('steps.')) ?? lists[0]
  return last ? { items: { cel: last.cel } } : {}
}

const LISTS: readonly ValueType[] = ['persons', 'texts', 'records', 'list']

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

/** What a flow that is called needs, where the scope has something alike. */
export function suggestedArguments({ inputs }: CatalogFlow, scope: readonly ScopeNode[]): Mappings {
  const required = inputs.filter((input) => input.required)
  return suggestAll(
    required.map((input) => ({ key: input.key, label: input.label || input.key, type: inputType(input) })),
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

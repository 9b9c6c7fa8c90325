import type { Catalog, CatalogAction } from './catalog'
import type { StepType, TriggerType } from './definition'

/** The groups of the list of steps, in its order. */
export type Group = 'actions' | 'data' | 'logic' | 'tools'

export type OwnStep = Exclude<StepType, 'action'>

/** What the list of steps offers: an action of a connector, or one of the flow's own steps. */
export type StepChoice = { type: 'action'; action: CatalogAction } | { type: OwnStep }

/** The flow's own steps that can be added, in the order of the list. A kind that is not here is shown, not offered. */
export const OWN_STEPS: readonly (readonly [type: OwnStep, group: Group])[] = [
  ['sendMessage', 'actions'],
  ['addRecord', 'data'],
  ['updateRecord', 'data'],
  ['getRecord', 'data'],
  ['getRecords', 'data'],
  ['updateRecords', 'data'],
  ['deleteRecord', 'data'],
  ['deleteRecords', 'data'],
  ['branch', 'logic'],
  ['parallel', 'logic'],
  ['forEach', 'logic'],
  ['wait', 'logic'],
  ['callFlow', 'logic'],
  ['stop', 'logic'],
  ['compute', 'tools'],
  ['httpRequest', 'tools'],
]

/** Groups of what can start a flow, in the order of the panel. */
export type TriggerGroup = 'records' | 'time' | 'outside'

/** What can start a flow. As with steps, a type that is not here is shown, not offered. */
export const TRIGGERS: readonly (readonly [type: TriggerType, group: TriggerGroup])[] = [
  ['recordCreated', 'records'],
  ['recordUpdated', 'records'],
  ['recordDeleted', 'records'],
  ['rowButton', 'records'],
  ['schedule', 'time'],
  ['webhook', 'outside'],
  ['platformEvent', 'outside'],
  ['call', 'outside'],
]

export function stepChoices(catalog: Catalog): StepChoice[] {
  const actions = distinctActions(catalog).map((action): StepChoice => ({ type: 'action', action }))
  return [...actions, ...OWN_STEPS.map(([type]): StepChoice => ({ type }))]
}

/** What several connectors can do is offered once: the step chooses the connection. */
function distinctActions({ actions, connections }: Catalog): CatalogAction[] {
  const usable = actions.filter(
    ({ connector }) =>
      connector === 'builtin' || connections.some((connection) => connection.connector === connector),
  )
  return usable.filter(({ key }, at) => usable.findIndex((other) => other.key === key) === at)
}

export function groupOf(choice: StepChoice): Group {
  return OWN_STEPS.find(([type]) => type === choice.type)?.[1] ?? 'actions'
}

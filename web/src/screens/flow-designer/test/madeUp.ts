import type { FlowPlan, FlowPlanStep, Json, Values } from '../../../api/types'
import type { Port } from '../../runs/ports'

const MADE_UP = ['chatId', 'id', 'runId']

/** Ids of what a dry run made up: there is nothing to open behind them. */
export function madeUpIds(plan: FlowPlan): ReadonlySet<string> {
  const steps = withCalled(plan.steps)
  const changing = steps.filter(({ what }) => what === 'CHANGES' || what === 'ACTS' || what === 'STARTS')
  const before = new Set(steps.filter(({ what }) => what === 'READS').flatMap(({ output }) => idsOf(output)))
  const ids = changing.flatMap((step) =>
    idsOf(step.output).filter((id) => !Object.values(step.input).includes(id)),
  )
  return new Set(ids.filter((id) => !before.has(id)))
}

/** Every step, of flows that are called too. */
function withCalled(steps: readonly FlowPlanStep[]): FlowPlanStep[] {
  return steps.flatMap((step) => [step, ...withCalled(step.called?.steps ?? [])])
}

function idsOf(output: Values): string[] {
  return MADE_UP.map((key) => output[key]).filter((id): id is string => typeof id === 'string' && id !== '')
}

/** Values with words in the place of made-up ids. */
export function withWords(value: Json, ids: ReadonlySet<string>, words: string): Json {
  if (typeof value === 'string') return ids.has(value) ? words : value
  if (Array.isArray(value)) return value.map((each) => withWords(each, ids, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withWords(each, ids, words)]))
}

/** Words are shown as words, whatever the port is of. */
export function wordPorts(ports: readonly Port[], value: Values, words: string): Port[] {
  return ports.map((port) => (value[port.key] === words ? { ...port, type: 'text' } : port))
}

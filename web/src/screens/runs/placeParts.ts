import type { Step } from '../../flows/definition'
import { lanesOf } from '../../flows/places'

/** What a path of a run goes through: steps, and inside them arms, lanes and rounds. */
export type PlacePart =
  | { type: 'step'; step: Step }
  | { type: 'lane'; name: string | null }
  | { type: 'round'; round: number }

/** The parts of `each.2.createChat`; undefined when the definition has no such place, as of another version. */
export function placeParts(steps: readonly Step[], path: string): PlacePart[] | undefined {
  const [key = '', lane, ...rest] = path.split('.')
  const step = steps.find((candidate) => candidate.key === key)
  if (!step) return undefined
  const here: PlacePart = { type: 'step', step }
  if (lane === undefined) return [here]
  const inner = innerSteps(step, lane)
  const below = inner && placeParts(inner.steps, rest.join('.'))
  return below && [here, inner.part, ...below]
}

function innerSteps(step: Step, lane: string): { steps: readonly Step[]; part: PlacePart } | undefined {
  if (step.type === 'forEach') return { steps: step.steps, part: { type: 'round', round: Number(lane) } }
  const found = lanesOf(step).find(({ branch }) => (branch ?? 'otherwise') === lane)
  return found && { steps: found.steps, part: { type: 'lane', name: found.name || found.branch } }
}

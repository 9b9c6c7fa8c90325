import type { FlowDefinition, Step } from './definition'

/**
 * A list of steps: the flow's own (`null`), or a lane inside a step (`branch: null` is *otherwise* of a branch step).
 */
export type Lane = { step: string; branch: string | null } | null

/** A gap between steps: a new step put here gets this index in its lane. */
export interface Place {
  lane: Lane
  index: number
}

export interface Located {
  step: Step
  place: Place
}

export interface StepLane {
  branch: string | null
  name: string | null
  steps: Step[]
}

/** The lane of the steps that a loop repeats. */
export const LOOP_LANE = ''

/** The lanes inside a step, in the order they are tried; none unless steps stand inside it. */
export function lanesOf(step: Step): StepLane[] {
  switch (step.type) {
    case 'branch':
      return [...step.branches.map(laneOf), { branch: null, name: null, steps: step.otherwise ?? [] }]
    case 'parallel':
      return step.branches.map(laneOf)
    case 'forEach':
      return [{ branch: LOOP_LANE, name: null, steps: step.steps }]
    default:
      return []
  }
}

function laneOf({ key, name, steps }: { key: string; name?: string; steps: Step[] }): StepLane {
  return { branch: key, name: name ?? null, steps }
}

/** The same step with other steps in its lanes. */
export function mapLanes(step: Step, change: (steps: Step[], lane: Lane) => Step[]): Step {
  const inside = (branch: string | null, steps: Step[]) => change(steps, { step: step.key, branch })
  switch (step.type) {
    case 'branch':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, steps: inside(branch.key, branch.steps) })),
        otherwise: inside(null, step.otherwise ?? []),
      }
    case 'parallel':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, steps: inside(branch.key, branch.steps) })),
      }
    case 'forEach':
      return { ...step, steps: inside(LOOP_LANE, step.steps) }
    default:
      return step
  }
}

/** Every step with its place, a branch step before the steps inside it. */
export function walk(definition: FlowDefinition): Located[] {
  return walkLane(definition.steps, null)
}

function walkLane(steps: Step[], lane: Lane): Located[] {
  return steps.flatMap((step, index) => [
    { step, place: { lane, index } },
    ...lanesOf(step).flatMap((inner) => walkLane(inner.steps, { step: step.key, branch: inner.branch })),
  ])
}

/** All steps below a step, itself included. */
export function subtree(step: Step): Step[] {
  return [step, ...lanesOf(step).flatMap((lane) => lane.steps.flatMap(subtree))]
}

export function findStep(definition: FlowDefinition, key: string): Located | undefined {
  return walk(definition).find((located) => located.step.key === key)
}

export function stepKeys(definition: FlowDefinition): string[] {
  return walk(definition).map((located) => located.step.key)
}

/** The steps of a lane; empty when the lane does not exist. */
export function laneSteps(definition: FlowDefinition, lane: Lane): Step[] {
  if (lane === null) return definition.steps
  const owner = findStep(definition, lane.step)?.step
  if (!owner) return []
  return lanesOf(owner).find((inner) => inner.branch === lane.branch)?.steps ?? []
}

/**
 * The steps that have surely run when a step at `place` starts: earlier ones in its lane and in the lanes around it.
 * A parallel step ends when all its lanes have, so what stands in them has run too.
 */
export function stepsBefore(definition: FlowDefinition, place: Place): Step[] {
  const before = laneSteps(definition, place.lane)
    .slice(0, place.index)
    .flatMap((step) =>
      step.type === 'parallel' ? [step, ...step.branches.flatMap(({ steps }) => steps)] : [step],
    )
  if (place.lane === null) return before
  const owner = findStep(definition, place.lane.step)
  return owner ? [...stepsBefore(definition, owner.place), ...before] : before
}

/** The loops around a place, the outermost first: their items are known there. */
export function loopsAround(definition: FlowDefinition, place: Place): Step[] {
  const owner = place.lane === null ? undefined : findStep(definition, place.lane.step)
  if (!owner) return []
  const outer = loopsAround(definition, owner.place)
  return owner.step.type === 'forEach' ? [...outer, owner.step] : outer
}

export function sameLane(one: Lane, other: Lane): boolean {
  return one?.step === other?.step && one?.branch === other?.branch
}

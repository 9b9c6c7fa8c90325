import type { FlowDefinition, Step, Trigger } from './definition'
import { freshKeys } from './keys'
import { findStep, type Lane, laneSteps, mapLanes, type Place, sameLane, stepKeys, subtree } from './places'

/** Edits never change their argument: each answers a new definition that shares what did not change. */
export function insertStep(definition: FlowDefinition, place: Place, step: Step): FlowDefinition {
  return editLane(definition, place.lane, (steps) => [
    ...steps.slice(0, place.index),
    step,
    ...steps.slice(place.index),
  ])
}

export function removeStep(definition: FlowDefinition, key: string): FlowDefinition {
  const found = findStep(definition, key)
  if (!found) return definition
  return editLane(definition, found.place.lane, (steps) => steps.filter((step) => step.key !== key))
}

export function replaceStep(
  definition: FlowDefinition,
  key: string,
  change: (step: Step) => Step,
): FlowDefinition {
  const found = findStep(definition, key)
  if (!found) return definition
  return editLane(definition, found.place.lane, (steps) =>
    steps.map((step) => (step.key === key ? change(step) : step)),
  )
}

/** Moves a step to a gap counted before the move; into itself is no move. */
export function moveStep(definition: FlowDefinition, key: string, to: Place): FlowDefinition {
  const found = findStep(definition, key)
  if (!found || isInside(found.step, to.lane)) return definition
  const shift = sameLane(found.place.lane, to.lane) && found.place.index < to.index ? 1 : 0
  return insertStep(removeStep(definition, key), { lane: to.lane, index: to.index - shift }, found.step)
}

/** Moves a step up (-1) or down (+1) within its lane. */
export function shiftStep(definition: FlowDefinition, key: string, by: -1 | 1): FlowDefinition {
  const found = findStep(definition, key)
  if (!found) return definition
  const { lane, index } = found.place
  const last = laneSteps(definition, lane).length - 1
  if (index + by < 0 || index + by > last) return definition
  return moveStep(definition, key, { lane, index: by === 1 ? index + 2 : index - 1 })
}

/** Puts a copy into the flow, with keys that are new in it; the copy's own key is answered too. */
export function pasteStep(
  definition: FlowDefinition,
  place: Place,
  copied: Step,
): { definition: FlowDefinition; key: string } {
  const step = freshKeys(copied, stepKeys(definition))
  return { definition: insertStep(definition, place, step), key: step.key }
}

export function duplicateStep(
  definition: FlowDefinition,
  key: string,
): { definition: FlowDefinition; key: string } {
  const found = findStep(definition, key)
  if (!found) return { definition, key }
  return pasteStep(definition, { lane: found.place.lane, index: found.place.index + 1 }, found.step)
}

export function setTrigger(definition: FlowDefinition, trigger: Trigger): FlowDefinition {
  return { ...definition, trigger }
}

function isInside(step: Step, lane: Lane): boolean {
  return lane !== null && subtree(step).some((inner) => inner.key === lane.step)
}

function editLane(definition: FlowDefinition, lane: Lane, edit: (steps: Step[]) => Step[]): FlowDefinition {
  return { ...definition, steps: editSteps(definition.steps, null, lane, edit) }
}

function editSteps(steps: Step[], here: Lane, lane: Lane, edit: (steps: Step[]) => Step[]): Step[] {
  if (sameLane(here, lane)) return edit(steps)
  return steps.map((step) => {
    if (!isInside(step, lane)) return step
    return mapLanes(step, (inner, at) => editSteps(inner, at, lane, edit))
  })
}

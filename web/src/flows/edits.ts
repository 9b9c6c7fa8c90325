import type { FlowDefinition, Settings, Step, Trigger } from './definition'
import { mapExpressions } from './expressions'
import { freshSteps } from './keys'
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

export function removeSteps(definition: FlowDefinition, keys: readonly string[]): FlowDefinition {
  return keys.reduce(removeStep, definition)
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

/** Copies in the flow and the keys of those that are not inside another. */
export interface Pasted {
  definition: FlowDefinition
  keys: string[]
}

/** Puts copies into the flow, one after the other, with keys that are new in it. */
export function pasteSteps(definition: FlowDefinition, place: Place, copied: readonly Step[]): Pasted {
  const steps = freshSteps(copied, stepKeys(definition))
  return {
    definition: editLane(definition, place.lane, (others) => [
      ...others.slice(0, place.index),
      ...steps,
      ...others.slice(place.index),
    ]),
    keys: steps.map(({ key }) => key),
  }
}

/** Copies of steps of one lane, behind the last of them. */
export function duplicateSteps(definition: FlowDefinition, keys: readonly string[]): Pasted {
  const found = keys.flatMap((key) => findStep(definition, key) ?? [])
  const last = found.at(-1)
  if (!last) return { definition, keys: [] }
  const place = { lane: last.place.lane, index: last.place.index + 1 }
  return pasteSteps(
    definition,
    place,
    found.map(({ step }) => step),
  )
}

/** Gives an output of a step another name, in every expression that uses it too. */
export function renameOutput(
  definition: FlowDefinition,
  key: string,
  from: string,
  to: string,
): FlowDefinition {
  const path = new RegExp(`\\bsteps\\.${key}\\.${from}\\b`, 'g')
  const redirect = (cel: string) => cel.replace(path, `steps.${key}.${to}`)
  return { ...definition, steps: definition.steps.map((step) => mapExpressions(step, redirect)) }
}

export function setTrigger(definition: FlowDefinition, trigger: Trigger): FlowDefinition {
  return { ...definition, trigger }
}

/** Other settings; what is undefined is as usual again. */
export function setSettings(
  definition: FlowDefinition,
  change: { [part in keyof Settings]: Settings[part] | undefined },
): FlowDefinition {
  const parts = Object.entries({ ...definition.settings, ...change }).filter(([, value]) => value != null)
  const { settings: _, ...others } = definition
  return parts.length === 0 ? others : { ...others, settings: Object.fromEntries(parts) }
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

import type { FlowDefinition } from './definition'
import { type Box, layout, stepId } from './layout'
import { findStep, laneSteps, walk } from './places'

/** What is chosen on the canvas: the trigger, a step, or several that follow one another in a lane. */
export type Selection =
  | { kind: 'trigger' }
  | { kind: 'step'; key: string }
  | { kind: 'steps'; anchor: string; keys: readonly string[] }
  | null

export function selectedKeys(selection: Selection): readonly string[] {
  if (selection?.kind === 'step') return [selection.key]
  return selection?.kind === 'steps' ? selection.keys : []
}

export function isSelected(selection: Selection, key: string): boolean {
  return selectedKeys(selection).includes(key)
}

export function sameSelection(one: Selection, other: Selection): boolean {
  if (one?.kind === 'step' && other?.kind === 'step') return one.key === other.key
  return one?.kind === other?.kind && one?.kind !== 'steps'
}

/** The steps from the chosen one to another of its lane; a step elsewhere is chosen alone. */
export function selectTo(definition: FlowDefinition, selection: Selection, key: string): Selection {
  const anchor = anchorOf(selection)
  const from = anchor === undefined ? undefined : findStep(definition, anchor)
  const to = findStep(definition, key)
  if (!from || !to || anchor === undefined || !laneOf(definition, anchor).includes(key))
    return { kind: 'step', key }
  const [low, high] = [from.place.index, to.place.index].sort((one, other) => one - other)
  const keys = laneOf(definition, anchor).slice(low, (high ?? 0) + 1)
  return keys.length === 1 ? { kind: 'step', key } : { kind: 'steps', anchor, keys }
}

/** One step more or less at the end that moves. */
export function extendSelection(definition: FlowDefinition, selection: Selection, by: -1 | 1): Selection {
  const anchor = anchorOf(selection)
  if (anchor === undefined) return selection
  const lane = laneOf(definition, anchor)
  const keys = selectedKeys(selection)
  const head = keys[0] === anchor ? keys.at(-1) : keys[0]
  const next = lane[lane.indexOf(head ?? anchor) + by]
  return next === undefined ? selection : selectTo(definition, selection, next)
}

/** The step whose next one the keyboard goes to. */
export function headOf(selection: Selection): string | undefined {
  const keys = selectedKeys(selection)
  return keys[0] === anchorOf(selection) ? keys.at(-1) : keys[0]
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The card that an arrow key leads to: up and down in the order in which one reads, with the trigger first; left and
 * right to the nearest card in a lane beside it.
 */
export function neighbour(definition: FlowDefinition, selection: Selection, direction: Direction): Selection {
  const head = headOf(selection)
  if (direction === 'left' || direction === 'right') {
    const beside = head === undefined ? undefined : besideStep(definition, head, direction)
    return beside === undefined ? selection : { kind: 'step', key: beside }
  }
  const cards = ['', ...walk(definition).map(({ step }) => step.key)]
  const at = cards.indexOf(head ?? '') + (direction === 'down' ? 1 : -1)
  const next = cards[selection === null ? 0 : Math.min(Math.max(at, 0), cards.length - 1)]
  return next ? { kind: 'step', key: next } : { kind: 'trigger' }
}

function besideStep(
  definition: FlowDefinition,
  key: string,
  direction: 'left' | 'right',
): string | undefined {
  const steps = layout(definition).nodes.flatMap((node) => (node.kind === 'step' ? [node] : []))
  const here = steps.find(({ id }) => id === stepId(key))
  if (!here) return undefined
  const side = direction === 'right' ? 1 : -1
  const beside = steps.filter((node) => side * (middle(node) - middle(here)) > here.width / 2)
  return beside.sort((one, other) => distance(one, here) - distance(other, here))[0]?.step.key
}

function middle({ x, width }: Box): number {
  return x + width / 2
}

/** Height counts more: the card meant is the one that stands beside, however far. */
function distance(one: Box, other: Box): number {
  return Math.abs(middle(one) - middle(other)) + 4 * Math.abs(one.y - other.y)
}

function anchorOf(selection: Selection): string | undefined {
  if (selection?.kind === 'step') return selection.key
  return selection?.kind === 'steps' ? selection.anchor : undefined
}

function laneOf(definition: FlowDefinition, key: string): string[] {
  const place = findStep(definition, key)?.place
  return place ? laneSteps(definition, place.lane).map((step) => step.key) : []
}

/** The selection without what an edit removed. */
export function stillThere(definition: FlowDefinition, selection: Selection): Selection {
  if (selection?.kind === 'step') return findStep(definition, selection.key) ? selection : null
  if (selection?.kind !== 'steps') return selection
  return selection.keys.every((key) => findStep(definition, key)) ? selection : null
}

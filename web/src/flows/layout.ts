import type { FlowDefinition, Step } from './definition'
import { type Lane, lanesOf, type Place } from './places'

/**
 * Where everything stands on the canvas. Steps run down; the lanes of a step stand side by side below its card, with
 * a frame around them, and join again beneath the longest. Each lane is as wide as its widest step, and everything is
 * centred on its lane, so that lines between neighbours are straight. The trunk stands at x = 0: adding a branch moves
 * nothing on it.
 */
export interface Box {
  id: string
  x: number
  y: number
  width: number
  height: number
}
export type LayoutNode = Box &
  (
    | { kind: 'trigger' }
    | { kind: 'step'; step: Step }
    | { kind: 'frame'; step: string; type: Step['type'] }
    | { kind: 'lane'; step: string; branch: string | null }
    | { kind: 'add'; place: Place }
    | { kind: 'join' }
    | { kind: 'end' }
  )
export interface LayoutEdge {
  id: string
  source: string
  target: string
}
export interface Layout {
  nodes: LayoutNode[]
  edges: LayoutEdge[]
  width: number
  height: number
}

export const CARD = { width: 288, height: 72 }
export const LANE_HEAD = { width: 240, height: 42 }
export const ADD_SIZE = 24
const GAP = 10 // between a card and the add button, and below it
const FORK = 40 // from a card down to the heads of its lanes
const JOIN = 26 // from the longest lane down to the join
const LANE_GAP = 40 // between lanes side by side
const FRAME = 16 // from a frame to the lanes in it; it begins as far below the card

export function layout(definition: FlowDefinition): Layout {
  const plan = new Plan()
  const width = laneWidth(definition.steps)
  const trigger = plan.put({ kind: 'trigger', id: 'trigger' }, 0, 0, CARD.width, CARD.height)
  const below = plan.lane(definition.steps, null, trigger, 0, CARD.height)
  plan.put({ kind: 'end', id: 'end' }, 0, below.y, ADD_SIZE * 2, ADD_SIZE)
  plan.link(below.last, 'end')
  return { nodes: [...plan.nodes, ...plan.frames], edges: plan.edges, width, height: below.y + ADD_SIZE }
}

function laneWidth(steps: Step[]): number {
  return Math.max(CARD.width, ...steps.map(stepWidth))
}

function stepWidth(step: Step): number {
  const lanes = lanesOf(step)
  if (lanes.length === 0) return CARD.width
  const sum = lanes.reduce((total, lane) => total + laneWidth(lane.steps), 0)
  return sum + LANE_GAP * (lanes.length - 1) + 2 * FRAME
}

/** Distributes over the union: the part of a node that is known before its box. */
type Placed = LayoutNode extends infer N
  ? N extends LayoutNode
    ? Omit<N, 'x' | 'y' | 'width' | 'height'>
    : never
  : never

class Plan {
  /** The outer before the inner: each covers those before it. */
  readonly frames: LayoutNode[] = []
  readonly nodes: LayoutNode[] = []
  readonly edges: LayoutEdge[] = []

  put(node: Placed, centre: number, y: number, width: number, height: number): string {
    this.nodes.push({ ...node, x: centre - width / 2, y, width, height })
    return node.id
  }

  link(source: string, target: string): void {
    this.edges.push({ id: `${source}→${target}`, source, target })
  }

  /** Lays out a lane below `last`; answers its last node and where the next one may stand. */
  lane(steps: Step[], lane: Lane, last: string, centre: number, top: number): { last: string; y: number } {
    let at = this.add({ lane, index: 0 }, last, centre, top)
    steps.forEach((step, index) => {
      const end = this.step(step, at.last, centre, at.y)
      at = this.add({ lane, index: index + 1 }, end.last, centre, end.y)
    })
    return at
  }

  private add(place: Place, last: string, centre: number, top: number): { last: string; y: number } {
    const id = this.put({ kind: 'add', id: placeId(place), place }, centre, top + GAP, ADD_SIZE, ADD_SIZE)
    this.link(last, id)
    return { last: id, y: top + GAP + ADD_SIZE + GAP }
  }

  private step(step: Step, last: string, centre: number, y: number): { last: string; y: number } {
    const id = this.put({ kind: 'step', id: stepId(step.key), step }, centre, y, CARD.width, CARD.height)
    this.link(last, id)
    const bottom = y + CARD.height
    return lanesOf(step).length > 0 ? this.lanes(step, id, centre, bottom) : { last: id, y: bottom }
  }

  private lanes(step: Step, owner: string, centre: number, bottom: number): { last: string; y: number } {
    const head = bottom + FORK
    const width = stepWidth(step)
    const frame = this.frames.length
    let left = centre - width / 2 + FRAME
    const ends = lanesOf(step).map(({ branch, steps }) => {
      const own = laneWidth(steps)
      const middle = left + own / 2
      left += own + LANE_GAP
      const id = this.put(
        { kind: 'lane', id: laneId(step.key, branch), step: step.key, branch },
        middle,
        head,
        LANE_HEAD.width,
        LANE_HEAD.height,
      )
      this.link(owner, id)
      return this.lane(steps, { step: step.key, branch }, id, middle, head + LANE_HEAD.height)
    })
    const y = Math.max(...ends.map((end) => end.y)) + JOIN
    const box = { x: centre - width / 2, y: bottom + FRAME, width, height: y - bottom - FRAME - 2 }
    this.frames.splice(frame, 0, {
      kind: 'frame',
      id: `frame:${step.key}`,
      step: step.key,
      type: step.type,
      ...box,
    })
    const join = this.put({ kind: 'join', id: `join:${step.key}` }, centre, y, 2, 2)
    for (const end of ends) this.link(end.last, join)
    return { last: join, y: y + 2 }
  }
}

export function stepId(key: string): string {
  return `step:${key}`
}

export function laneId(step: string, branch: string | null): string {
  return `lane:${step}/${branch ?? ''}`
}

export function placeId(place: Place): string {
  const lane = place.lane === null ? '' : `${place.lane.step}/${place.lane.branch ?? ''}`
  return `add:${lane}#${place.index}`
}

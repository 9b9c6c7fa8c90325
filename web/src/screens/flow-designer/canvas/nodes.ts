import type { Edge, Node } from '@xyflow/react'
import type { FlowDefinition, Problem, Step, StepType } from '../../../flows/definition'
import type { Layout, LayoutNode } from '../../../flows/layout'
import { placeId } from '../../../flows/layout'
import { lanesOf, type Place, walk } from '../../../flows/places'
import { problemSite } from '../../../flows/problems'
import { headOf, isSelected, type Selection } from '../../../flows/selections'
import { laneText, stepTitle, type Telling } from '../../../flows/summaries'
import { stepText, triggerText } from './cardText'

/** All that a node shows: plain values, so that one that shows the same is not drawn again. */
export type NodeData =
  | { kind: 'trigger'; title: string; summary: string; problems: string; chosen: boolean; head: boolean }
  | {
      kind: 'step'
      step: string
      type: StepType
      action: string | undefined
      title: string
      summary: string
      problems: string
      chosen: boolean
      head: boolean
    }
  | { kind: 'frame'; step: string; type: StepType; label: string }
  | { kind: 'lane'; step: string; branch: string | null; type: StepType; name: string; when: string }
  | { kind: 'add'; place: Place; label: string; open: boolean; first: boolean }
  | { kind: 'join' }
  | { kind: 'end' }

/** A node of the layout in the shape React Flow wants. */
export type CanvasNode = Node<NodeData & Record<string, unknown>>

/** What of a flow the cards tell, whatever is chosen. */
export interface Told {
  definition: FlowDefinition
  problems: readonly Problem[]
  tell: Telling
}

/** What is chosen, and where the list of steps is open. */
export interface Chosen {
  selection: Selection
  adding: Place | null
}

export function canvasNodes(layout: Layout, words: CardWords, chosen: Chosen): CanvasNode[] {
  return layout.nodes.map((node) => {
    const { id, x, y, width, height, kind } = node
    return {
      id,
      type: kind,
      // Pressing a card chooses it; the canvas is moved by its ground.
      className: kind === 'frame' ? '' : 'nopan',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      zIndex: kind === 'frame' ? -1 : 0,
      // Nothing is dragged or selected by the canvas, which would otherwise let clicks through the cards.
      style: { pointerEvents: kind === 'frame' ? ('none' as const) : ('all' as const), cursor: 'default' },
      data: dataOf(node, words, chosen),
    }
  })
}

function dataOf(node: LayoutNode, words: CardWords, { selection, adding }: Chosen): NodeData {
  switch (node.kind) {
    case 'trigger': {
      const chosen = selection?.kind === 'trigger'
      return {
        kind: 'trigger',
        ...words.trigger,
        problems: words.problemsOf('trigger'),
        chosen,
        head: chosen,
      }
    }
    case 'step': {
      const { step } = node
      return {
        kind: 'step',
        step: step.key,
        type: step.type,
        action: step.type === 'action' ? step.action : undefined,
        ...words.step(step),
        problems: words.problemsOf(step.key),
        chosen: isSelected(selection, step.key),
        head: headOf(selection) === step.key,
      }
    }
    case 'frame':
      return { kind: 'frame', step: node.step, type: node.type, label: words.frame(node.step) }
    case 'lane':
      return { kind: 'lane', step: node.step, ...words.lane(node.step, node.branch) }
    case 'add': {
      const open = adding !== null && placeId(adding) === node.id
      return { kind: 'add', place: node.place, label: words.gap(node.place), open, first: words.isEmpty }
    }
    case 'join':
    case 'end':
      return { kind: node.kind }
  }
}

/** The words on the cards of a flow, found once for each edit however often something else is chosen. */
export class CardWords {
  readonly trigger: { title: string; summary: string }
  readonly isEmpty: boolean
  private readonly steps: ReadonlyMap<string, Step>
  private readonly texts = new Map<string, { title: string; summary: string }>()
  private readonly problems = new Map<string, string[]>()

  constructor(private readonly told: Told) {
    const { definition, problems, tell } = told
    this.trigger = triggerText(definition, tell)
    this.isEmpty = definition.steps.length === 0
    this.steps = new Map(walk(definition).map(({ step }) => [step.key, step] as const))
    for (const { path, detail } of problems) {
      const { selection } = problemSite(path)
      const card = selection?.kind === 'step' ? selection.key : (selection?.kind ?? '')
      this.problems.set(card, [...(this.problems.get(card) ?? []), detail])
    }
  }

  step(step: Step): { title: string; summary: string } {
    const known = this.texts.get(step.key) ?? stepText(step, this.told.tell)
    this.texts.set(step.key, known)
    return known
  }

  problemsOf(card: string): string {
    return this.problems.get(card)?.join('\n') ?? ''
  }

  frame(key: string): string {
    const { say } = this.told.tell
    const owner = this.steps.get(key)
    if (owner?.type === 'branch') return say(`frame.${owner.mode ?? 'FIRST'}`)
    if (owner?.type !== 'forEach') return say('frame.parallel')
    return say('frame.forEach', { count: owner.concurrency ?? 1 })
  }

  lane(step: string, branch: string | null) {
    const owner = this.steps.get(step)
    const text = owner ? laneText(owner, branch, this.told.tell) : { name: '', when: '', branch: null }
    return { type: owner?.type ?? ('branch' as const), ...text }
  }

  gap({ lane, index }: Place): string {
    const { tell, definition } = this.told
    const owner = lane === null ? undefined : this.steps.get(lane.step)
    const steps = owner
      ? lanesOf(owner).find(({ branch }) => branch === lane?.branch)?.steps
      : definition.steps
    const before = steps?.[index - 1]
    if (before) return tell.say('designer.addAfter', { name: this.titleOf(before) })
    if (lane === null) return tell.say('designer.addFirst')
    return tell.say('designer.addIn', { branch: owner ? laneText(owner, lane.branch, tell).name : '' })
  }

  private titleOf(step: Step): string {
    return stepTitle(step, this.told.tell.catalog, this.told.tell.say)
  }
}

/** The new nodes, where possible as the objects they were: React Flow draws only what is another object. */
export function keepSame(before: readonly CanvasNode[], after: readonly CanvasNode[]): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return after.map((node) => {
    const old = known.get(node.id)
    return old && looksSame(old, node) ? old : node
  })
}

function looksSame(one: CanvasNode, other: CanvasNode): boolean {
  const samePlace = one.position.x === other.position.x && one.position.y === other.position.y
  const sameSize = one.width === other.width && one.height === other.height
  return samePlace && sameSize && sameData(one.data, other.data)
}

function sameData(one: CanvasNode['data'], other: CanvasNode['data']): boolean {
  // A place says no more than the node's id, which is the same already.
  return Object.keys(other).every((part) => part === 'place' || one[part] === other[part])
}

export function canvasEdges(layout: Layout): Edge[] {
  return layout.edges.map((edge) => ({ ...edge, type: 'flow' }))
}

/** The same without the gaps, for reading: each line leads from card to card. */
export function withoutGaps(layout: Layout): Layout {
  const gaps = new Set(layout.nodes.flatMap(({ id, kind }) => (kind === 'add' ? [id] : [])))
  const after = new Map(layout.edges.map(({ source, target }) => [source, target] as const))
  return {
    ...layout,
    nodes: layout.nodes.filter(({ id }) => !gaps.has(id)),
    edges: layout.edges.flatMap((edge) => {
      if (gaps.has(edge.source)) return []
      const target = gaps.has(edge.target) ? after.get(edge.target) : edge.target
      return target === undefined ? [] : [{ id: `${edge.source}→${target}`, source: edge.source, target }]
    }),
  }
}

import type { RunState, RunStep } from '../../api/types'
import type { Json, Step } from '../../flows/definition'
import { lanesOf } from '../../flows/places'

/** A step of the definition at one place of a run, with what became of it there. */
export interface RunNode {
  step: Step
  /** Where the run wrote it down: `both.left.x`, `each.0.createChat`. */
  path: string
  /** Undefined when the run did not come here. */
  done: RunStep | undefined
  lanes: RunLane[]
}

/** Steps inside a step: an arm that a branch took, a parallel lane, or a round of a loop. */
export interface RunLane {
  path: string
  /** Of the branch in the definition; null for *otherwise*, and for rounds. */
  branch: string | null
  /** From 0; only of a loop. */
  round: number | null
  /** What a round of a loop is about. */
  item: Json
  nodes: RunNode[]
}

type StepState = RunStep['state']

const OTHERWISE = 'otherwise'
const URGENCY: readonly StepState[] = ['FAILED', 'IN_DOUBT', 'CALLING', 'RUNNING', 'WAITING', 'DONE']

/** The steps of a definition as a run went through them: of a branch what was taken, of a loop each round. */
export function runTree(steps: readonly Step[], done: readonly RunStep[]): RunNode[] {
  const byPath = new Map(done.map((step) => [step.path, step]))
  return nodesOf(steps, '', { byPath, rounds: roundsOf(done) })
}

/** What a run wrote down, to be found by place. */
interface Journal {
  byPath: ReadonlyMap<string, RunStep>
  /** Which rounds of a loop began, by its path. */
  rounds: ReadonlyMap<string, ReadonlySet<number>>
}

function nodesOf(steps: readonly Step[], prefix: string, journal: Journal): RunNode[] {
  return steps.map((step) => {
    const path = prefix + step.key
    const done = journal.byPath.get(path)
    return { step, path, done, lanes: done ? insideOf(step, done, journal) : [] }
  })
}

function insideOf(step: Step, done: RunStep, journal: Journal): RunLane[] {
  if (step.type === 'forEach') return rounds(step.steps, done, journal)
  const lanes = lanesOf(step).map(({ branch, steps }): RunLane => {
    const path = `${done.path}.${branch ?? OTHERWISE}`
    return { path, branch, round: null, item: null, nodes: nodesOf(steps, `${path}.`, journal) }
  })
  if (step.type !== 'branch') return lanes
  const taken = done.branch?.split(',') ?? []
  return lanes.filter(({ branch, nodes }) => taken.includes(branch ?? OTHERWISE) || nodes.some(hasBegun))
}

/** The rounds that began; one that did not says nothing that the loop does not say. */
function rounds(steps: readonly Step[], loop: RunStep, journal: Journal): RunLane[] {
  const { items } = valuesOf(loop.input)
  const list = Array.isArray(items) ? items : []
  const begun = [...(journal.rounds.get(loop.path) ?? [])].sort((one, other) => one - other)
  return begun.map((round) => {
    const path = `${loop.path}.${round}`
    return {
      path,
      branch: null,
      round,
      item: list[round] ?? null,
      nodes: nodesOf(steps, `${path}.`, journal),
    }
  })
}

/** In one pass: a loop in a loop would be searched for once a round. */
function roundsOf(done: readonly RunStep[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const { path } of done) {
    // Keys begin with a letter, so a number is a round.
    for (const { 0: part, index } of path.matchAll(/\.(\d+)(?=\.)/g)) {
      const loop = path.slice(0, index)
      const rounds = found.get(loop) ?? new Set()
      found.set(loop, rounds.add(Number(part.slice(1))))
    }
  }
  return found
}

const hasBegun = ({ done }: RunNode) => done !== undefined

function valuesOf(value: Json): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Every node, a step before what is inside it. */
export function flatten(nodes: readonly RunNode[]): RunNode[] {
  return nodes.flatMap((node) => [node, ...node.lanes.flatMap((lane) => flatten(lane.nodes))])
}

/** What a lane comes to: its most urgent step; null when nothing began in it. */
export function laneState(lane: RunLane): StepState | null {
  const states = flatten(lane.nodes).flatMap(({ done }) => (done ? [done.state] : []))
  return URGENCY.find((state) => states.includes(state)) ?? null
}

/** The step a person should look at first: what failed or is in doubt, else what it is waiting for. */
export function attentionPath(run: { state: RunState; steps: readonly RunStep[] }): string | undefined {
  for (const state of attentionStates(run.state)) {
    const there = run.steps.filter((step) => step.state === state)
    // A loop fails with the step inside it; the inner one knows why.
    const innermost = there.find(({ path }) => !there.some((other) => other.path.startsWith(`${path}.`)))
    if (innermost) return innermost.path
  }
  return undefined
}

function attentionStates(state: RunState): StepState[] {
  if (state === 'DONE') return []
  return state === 'IN_DOUBT' ? ['IN_DOUBT', 'FAILED'] : ['FAILED', 'IN_DOUBT', 'WAITING', 'CALLING']
}

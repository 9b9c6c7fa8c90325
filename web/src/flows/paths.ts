import type { ScopeNode } from './scope'
import type { ValueType } from './values'

const PATH = /^(trigger|steps|loop)(\.[A-Za-z_][A-Za-z0-9_]*)+$/
const SINGLE = /^\[\s*([A-Za-z0-9_.]+)\s*\]$/

/** A reference as the picker makes it: a path of the scope, perhaps as a list of one. */
export interface Reference {
  path: string
  asList: boolean
}

/** The reference a CEL text is; undefined for any other expression. */
export function referenceOf(cel: string): Reference | undefined {
  const text = cel.trim()
  if (PATH.test(text)) return { path: text, asList: false }
  const inner = SINGLE.exec(text)?.[1]
  return inner !== undefined && PATH.test(inner) ? { path: inner, asList: true } : undefined
}

export function referenceCel(reference: Reference): string {
  return reference.asList ? `[${reference.path}]` : reference.path
}

/** The nodes from the root of the scope down to the path; undefined when the scope does not hold it. */
export function trail(scope: readonly ScopeNode[], path: string): readonly ScopeNode[] | undefined {
  return indexOf(scope).get(path)
}

/** Scopes are built anew with each edit and asked hundreds of times until the next. */
const indexes = new WeakMap<readonly ScopeNode[], Map<string, readonly ScopeNode[]>>()

function indexOf(scope: readonly ScopeNode[]): Map<string, readonly ScopeNode[]> {
  const known = indexes.get(scope)
  if (known) return known
  const index = new Map<string, readonly ScopeNode[]>()
  addTrails(scope, [], index)
  indexes.set(scope, index)
  return index
}

function addTrails(
  nodes: readonly ScopeNode[],
  above: readonly ScopeNode[],
  index: Map<string, readonly ScopeNode[]>,
): void {
  for (const node of nodes) {
    const here = [...above, node]
    if (!index.has(node.cel)) index.set(node.cel, here)
    addTrails(node.children, here, index)
  }
}

/** "触发数据 › 群聊名称" for a path of the scope. */
export function pathText(scope: readonly ScopeNode[], path: string): string | undefined {
  return trail(scope, path)
    ?.map((node) => node.label)
    .join(' › ')
}

/** The last label only, for summaries: "群聊名称". */
export function pathLabel(scope: readonly ScopeNode[], path: string): string | undefined {
  return trail(scope, path)?.at(-1)?.label
}

export function pathType(scope: readonly ScopeNode[], path: string): ValueType {
  return trail(scope, path)?.at(-1)?.type ?? 'any'
}

/** The path a shown text stands for; the reverse of `pathText`. */
export function pathOfText(scope: readonly ScopeNode[], text: string): string | undefined {
  return namesOf(scope).get(text)
}

const names = new WeakMap<readonly ScopeNode[], Map<string, string>>()

function namesOf(scope: readonly ScopeNode[]): Map<string, string> {
  const known = names.get(scope)
  if (known) return known
  const made = new Map<string, string>()
  for (const { cel } of leaves(scope)) {
    const name = pathText(scope, cel) ?? ''
    if (!made.has(name)) made.set(name, cel)
  }
  names.set(scope, made)
  return made
}

export function leaves(scope: readonly ScopeNode[]): ScopeNode[] {
  return scope.flatMap((node) => (node.type === null ? leaves(node.children) : [node]))
}

/** The key of the step a path belongs to; undefined for the trigger. */
export function stepOfPath(path: string): string | undefined {
  const [root, key] = path.split('.')
  return root === 'steps' ? key : undefined
}

/** Undo and redo over immutable values. Edits with the same `merge` key, one after the other, undo as one (typing). */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  merge: string | null
}

const MAX_PAST = 200 // edits; definitions share structure, so this is small

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], merge: null }
}

export function commit<T>(history: History<T>, next: T, merge: string | null = null): History<T> {
  if (next === history.present) return history
  if (merge !== null && merge === history.merge) return { ...history, present: next, future: [] }
  return { past: [...history.past, history.present].slice(-MAX_PAST), present: next, future: [], merge }
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1)
  if (previous === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    merge: null,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, merge: null }
}

export function canUndo(history: History<unknown>): boolean {
  return history.past.length > 0
}

export function canRedo(history: History<unknown>): boolean {
  return history.future.length > 0
}

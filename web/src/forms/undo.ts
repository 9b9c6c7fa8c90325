/** Past, present and future of a value. Undo keeps at most {@link MAX_STEPS} steps. */
export interface Undoable<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was about: changes with the same mark in a row are undone together. */
  readonly mark: string | null
}

// Enough for an afternoon of designing; a step shares all unchanged fields with its neighbours.
const MAX_STEPS = 200

export function undoable<T>(present: T): Undoable<T> {
  return { past: [], present, future: [], mark: null }
}

/**
 * Puts `next` in place of the present.
 *
 * @param mark names what is being changed, such as `text1.label`, so that typing a word is one step; null never joins
 */
export function record<T>(state: Undoable<T>, next: T, mark: string | null = null): Undoable<T> {
  if (Object.is(next, state.present)) {
    return state
  }
  const joins = mark !== null && mark === state.mark
  const past = joins ? state.past : [...state.past, state.present].slice(-MAX_STEPS)
  return { past, present: next, future: [], mark }
}

export function undo<T>(state: Undoable<T>): Undoable<T> {
  const previous = state.past.at(-1)
  if (previous === undefined) {
    return state
  }
  return {
    past: state.past.slice(0, -1),
    present: previous,
    future: [state.present, ...state.future],
    mark: null,
  }
}

export function redo<T>(state: Undoable<T>): Undoable<T> {
  const [next, ...future] = state.future
  if (next === undefined) {
    return state
  }
  return { past: [...state.past, state.present], present: next, future, mark: null }
}

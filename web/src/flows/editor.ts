import type { FlowDefinition } from './definition'
import { begin, commit, type History, redo, undo } from './history'
import { type Selection, stillThere } from './selections'

/** What the designer shows: the flow's name and definition with their history, and what is chosen. */
export interface Draft {
  name: string
  definition: FlowDefinition
}
export interface EditorState {
  history: History<Draft>
  selection: Selection
  /** A field of the panel to bring into view, after a click on a problem; changes with each click. */
  focus: { field: string; turn: number }
  /** The draft as the server has it. */
  saved: Draft
}

/** The designer's state, outside React. Confined to one page; listeners are told after each change. */
export class Editor {
  private state: EditorState
  private readonly listeners = new Set<() => void>()

  constructor(draft: Draft) {
    this.state = { history: begin(draft), selection: null, focus: { field: '', turn: 0 }, saved: draft }
  }

  readonly snapshot = (): EditorState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get definition(): FlowDefinition {
    return this.state.history.present.definition
  }

  /** Changes the definition; edits with the same `merge` key in a row undo as one. */
  edit(change: (definition: FlowDefinition) => FlowDefinition, merge: string | null = null): void {
    const draft = this.state.history.present
    const definition = change(draft.definition)
    if (definition !== draft.definition)
      this.setHistory(commit(this.state.history, { ...draft, definition }, merge))
  }

  rename(name: string): void {
    this.setHistory(commit(this.state.history, { ...this.state.history.present, name }, 'name'))
  }

  undo(): void {
    this.setHistory(undo(this.state.history))
  }

  redo(): void {
    this.setHistory(redo(this.state.history))
  }

  select(selection: Selection, field = ''): void {
    this.set({ ...this.state, selection, focus: { field, turn: this.state.focus.turn + 1 } })
  }

  /** The server has this draft now. */
  markSaved(saved: Draft): void {
    this.set({ ...this.state, saved })
  }

  /** Takes the server's draft instead of our own; what was there can be brought back with undo. */
  replace(draft: Draft): void {
    this.setHistory(commit(this.state.history, draft))
    this.markSaved(draft)
  }

  private setHistory(history: History<Draft>): void {
    this.set({
      ...this.state,
      history,
      selection: stillThere(history.present.definition, this.state.selection),
    })
  }

  private set(state: EditorState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

export function isDirty(state: EditorState): boolean {
  return JSON.stringify(state.history.present) !== JSON.stringify(state.saved)
}

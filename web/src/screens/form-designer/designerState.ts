import type { Field, FieldType, Form } from '../../api/types'
import { begin, commit, type History, redo, undo } from '../../flows/history'
import {
  changeField,
  type Design,
  designOf,
  insertField,
  moveField,
  removeField,
  sameDesign,
} from '../../forms/design'
import { nextKey } from '../../forms/field-keys'
import { type NewFieldWords, newField } from '../../forms/new-field'

export interface DesignerState {
  history: History<Design>
  /** As the server has it. */
  saved: Design
  version: number
  /** The chosen field; null shows the form's own properties. */
  selected: string | null
  /** The field that was just put down and is now given its name. */
  naming: string | null
  /** Numbers the ids of new fields. */
  made: number
}

export type DesignerAction =
  | { type: 'add'; field: FieldType; words: NewFieldWords; at?: number }
  | { type: 'change'; id: string; field: Field; property: string }
  | { type: 'rename'; name: string }
  | { type: 'move'; id: string; to: number }
  | { type: 'duplicate'; id: string; label: string }
  | { type: 'remove'; id: string }
  | { type: 'select'; id: string | null }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'saved'; form: Form; sent: Design }

export function designerOf(form: Form): DesignerState {
  const saved = designOf(form.name, form.definition.fields)
  return { history: begin(saved), saved, version: form.version, selected: null, naming: null, made: 0 }
}

export function isChanged(state: DesignerState): boolean {
  return !sameDesign(state.history.present, state.saved)
}

export function designerReducer(state: DesignerState, action: DesignerAction): DesignerState {
  const design = state.history.present
  switch (action.type) {
    case 'add':
      return add(state, newField(action.field, takenKeys(state), action.words), action.at)
    case 'duplicate':
      return duplicate(state, action.id, action.label)
    case 'change':
      return put(state, changeField(design, action.id, action.field), `${action.id}.${action.property}`)
    case 'rename':
      return put(state, { ...design, name: action.name }, 'name')
    case 'move':
      return put(state, moveField(design, action.id, action.to))
    case 'remove':
      return remove(state, action.id)
    case 'select':
      return { ...state, selected: action.id, naming: null }
    case 'undo':
      return { ...state, history: undo(state.history) }
    case 'redo':
      return { ...state, history: redo(state.history) }
    case 'saved':
      return afterSave(state, action.form, action.sent)
  }
}

function put(state: DesignerState, design: Design, merge: string | null = null): DesignerState {
  return { ...state, history: commit(state.history, design, merge) }
}

/** Without a place, a new field goes below the chosen one, else to the end. */
function add(state: DesignerState, field: Field, at?: number): DesignerState {
  const design = state.history.present
  const chosen = design.fields.findIndex(({ id }) => id === state.selected)
  const place = at ?? (chosen < 0 ? design.fields.length : chosen + 1)
  const id = `new-${state.made + 1}`
  const next = put(state, insertField(design, { id, field, saved: false }, place))
  return { ...next, selected: id, naming: id, made: state.made + 1 }
}

function duplicate(state: DesignerState, id: string, label: string): DesignerState {
  const { fields } = state.history.present
  const at = fields.findIndex((each) => each.id === id)
  const original = fields[at]?.field
  if (!original) return state
  return add(state, { ...original, label, key: nextKey(original.type, takenKeys(state)) }, at + 1)
}

/** The neighbour is chosen next, so that the keyboard can go on. */
function remove(state: DesignerState, id: string): DesignerState {
  const { fields } = state.history.present
  const at = fields.findIndex((each) => each.id === id)
  const neighbour = fields[at + 1] ?? fields[at - 1]
  return { ...put(state, removeField(state.history.present, id)), selected: neighbour?.id ?? null }
}

/** A key that was saved once is not given to another field: flows and records may still name it. */
function takenKeys(state: DesignerState): string[] {
  return [...state.history.present.fields, ...state.saved.fields].map(({ field }) => field.key)
}

/** What was changed while the save was under way stays changed. */
function afterSave(state: DesignerState, form: Form, sent: Design): DesignerState {
  const keys = new Set(sent.fields.map(({ id }) => id))
  const settle = (design: Design): Design => ({
    ...design,
    fields: design.fields.map((each) => (keys.has(each.id) ? { ...each, saved: true } : each)),
  })
  const { past, present, future, merge } = state.history
  const history = { past: past.map(settle), present: settle(present), future: future.map(settle), merge }
  return { ...state, history, saved: settle(sent), version: form.version }
}

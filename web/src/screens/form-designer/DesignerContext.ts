import { createContext, type Dispatch, useContext } from 'react'
import type { Form } from '../../api/types'
import type { DefinitionProblem } from '../../forms/definition-problems'
import type { DesignField } from '../../forms/design'
import type { DesignerAction, DesignerState } from './designerState'

export interface DesignerView {
  state: DesignerState
  dispatch: Dispatch<DesignerAction>
  /** The form as it was opened; its id and key never change. */
  form: Form
  /** The other forms rules may name; undefined while loading. */
  forms: Form[] | undefined
  problems: DefinitionProblem[]
}

const Context = createContext<DesignerView | null>(null)

export const DesignerProvider = Context

export function useDesigner(): DesignerView {
  const view = useContext(Context)
  if (!view) throw new Error('useDesigner: use it only inside the form designer')
  return view
}

export function chosenField({ state }: DesignerView): DesignField | undefined {
  return state.history.present.fields.find(({ id }) => id === state.selected)
}

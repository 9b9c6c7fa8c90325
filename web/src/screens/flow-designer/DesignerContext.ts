import { createContext, useContext } from 'react'
import type { Run } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import type { FlowDefinition, Problem } from '../../flows/definition'
import type { Editor } from '../../flows/editor'
import type { Place } from '../../flows/places'
import type { RunTrace } from '../../flows/samples'
import type { Selection } from '../../flows/selections'
import type { Telling } from '../../flows/summaries'
import type { Names, Say } from '../../flows/words'

/** What every part of the designer needs: the editor, and words for what is in it. */
export interface DesignerParts {
  editor: Editor
  flowKey: string
  name: string
  definition: FlowDefinition
  selection: Selection
  /** The field a click on a problem asked for; `turn` changes with each click. */
  focus: { field: string; turn: number }
  catalog: Catalog
  say: Say
  names: Names
  tell: Telling
  problems: readonly Problem[]
  /** A check of the newest edit is still under way. */
  checking: boolean
  lastRun: Run | undefined
  trace: RunTrace | undefined
  readOnly: boolean
  /** The gap whose list of steps is open. */
  adding: Place | null
  setAdding: (place: Place | null) => void
}

export const DesignerContext = createContext<DesignerParts | null>(null)

export function useDesigner(): DesignerParts {
  const parts = useContext(DesignerContext)
  if (!parts) throw new Error('useDesigner: outside of a designer')
  return parts
}

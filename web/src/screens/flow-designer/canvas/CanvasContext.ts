import { createContext, useContext } from 'react'
import type { Editor } from '../../../flows/editor'
import type { Place } from '../../../flows/places'

/** What nodes can do. It never changes while the canvas lives: what they show comes in their data. */
export interface CanvasActions {
  editor: Editor
  setAdding: (place: Place | null) => void
}

export const CanvasContext = createContext<CanvasActions | null>(null)

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasContext)
  if (!actions) throw new Error('useCanvasActions: outside of a canvas')
  return actions
}

import { createContext, useContext } from 'react'

export interface FrameControls {
  openPalette: () => void
}

export const FrameContext = createContext<FrameControls>({ openPalette: () => {} })

export const useFrame = () => useContext(FrameContext)

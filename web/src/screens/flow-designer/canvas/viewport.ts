import type { Viewport } from '@xyflow/react'
import type { Box, Layout } from '../../../flows/layout'

const MARGIN = 24
const READABLE = 0.75 // below this zoom the second line of a card cannot be read

export interface Size {
  width: number
  height: number
}

/** The whole flow from its top, centred; a flow too large to be read whole starts at its trigger instead. */
export function openingView(layout: Layout, pane: Size): Viewport {
  const wide = (pane.width - 2 * MARGIN) / layout.width
  const whole = Math.min(1, wide, (pane.height - 2 * MARGIN) / layout.height)
  const zoom = whole >= READABLE ? whole : Math.min(1, Math.max(READABLE, wide))
  return { zoom, x: pane.width / 2, y: MARGIN }
}

/** Whether a card is completely inside the pane. */
export function isVisible(box: Box, view: Viewport, pane: Size): boolean {
  const left = box.x * view.zoom + view.x
  const top = box.y * view.zoom + view.y
  const right = left + box.width * view.zoom
  const bottom = top + box.height * view.zoom
  return left >= 0 && top >= 0 && right <= pane.width && bottom <= pane.height
}

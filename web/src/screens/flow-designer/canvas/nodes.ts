import type { Edge, Node } from '@xyflow/react'
import type { Layout, LayoutNode } from '../../../flows/layout'

type Data<N> = N extends LayoutNode ? Omit<N, 'id' | 'x' | 'y' | 'width' | 'height'> : never

/** A node of the layout in the shape React Flow wants. */
export type CanvasNode = Node<Data<LayoutNode> & Record<string, unknown>>

export function canvasNodes(layout: Layout): CanvasNode[] {
  return layout.nodes.map(({ id, x, y, width, height, ...data }) => ({
    id,
    type: data.kind,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    // Nothing is dragged or selected by the canvas, which would otherwise let clicks through the cards.
    style: { pointerEvents: 'all' as const, cursor: 'default' },
    data,
  }))
}

export function canvasEdges(layout: Layout): Edge[] {
  return layout.edges.map((edge) => ({ ...edge, type: 'flow' }))
}

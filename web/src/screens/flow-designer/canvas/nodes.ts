import type { Edge, Node } from '@xyflow/react'
import type { Layout, LayoutNode } from '../../../flows/layout'

type Data<N> = N extends LayoutNode ? Omit<N, 'id' | 'x' | 'y' | 'width' | 'height'> : never

/** A node of the layout in the shape React Flow wants. */
export type CanvasNode = Node<Data<LayoutNode> & Record<string, unknown>>

export function canvasNodes(layout: Layout): CanvasNode[] {
  return layout.nodes.map(({ id, x, y, width, height, ...data }) => ({
    id,
    type: data.kind,
    // Pressing a card chooses it; the canvas is moved by its ground.
    className: 'nopan',
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

/** The same without the gaps, for reading: each line leads from card to card. */
export function withoutGaps(layout: Layout): Layout {
  const gaps = new Set(layout.nodes.flatMap(({ id, kind }) => (kind === 'add' ? [id] : [])))
  const after = new Map(layout.edges.map(({ source, target }) => [source, target] as const))
  return {
    ...layout,
    nodes: layout.nodes.filter(({ id }) => !gaps.has(id)),
    edges: layout.edges.flatMap((edge) => {
      if (gaps.has(edge.source)) return []
      const target = gaps.has(edge.target) ? after.get(edge.target) : edge.target
      return target === undefined ? [] : [{ id: `${edge.source}→${target}`, source: edge.source, target }]
    }),
  }
}

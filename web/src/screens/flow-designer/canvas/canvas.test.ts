import { describe, expect, it } from 'vitest'
import { flow } from '../../../flows/fixtures'
import { layout } from '../../../flows/layout'
import { linePath } from './linePath'
import { withoutGaps } from './nodes'
import { isVisible, openingView } from './viewport'

const plan = layout(flow)

describe('the opening view', () => {
  it('shows a small flow whole', () => {
    const pane = { width: 1200, height: 1000 }
    const view = openingView(plan, pane)
    for (const node of plan.nodes) expect(isVisible(node, view, pane)).toBe(true)
    expect(view.zoom).toBeLessThanOrEqual(1)
  })

  it('stays readable and begins at the trigger when the flow is too long', () => {
    const pane = { width: 800, height: 300 }
    const view = openingView(plan, pane)
    expect(view.zoom).toBeGreaterThanOrEqual(0.75)
    const [trigger] = plan.nodes
    if (!trigger) throw new Error('no trigger')
    expect(isVisible(trigger, view, pane)).toBe(true)
  })
})

describe('a line', () => {
  it('goes straight between cards in a column', () => {
    expect(linePath({ x: 10, y: 0 }, { x: 10, y: 50 })).toBe('M10,0 L10,50')
  })

  it('turns just above its target, however long the way down', () => {
    expect(linePath({ x: 0, y: 0 }, { x: 100, y: 500 })).toContain(',488 L92,488')
  })
})

describe('the canvas for reading', () => {
  it('has no gaps, and still one line into every card', () => {
    const { nodes, edges } = withoutGaps(plan)
    expect(nodes.map(({ kind }) => kind)).not.toContain('add')
    for (const { id, kind } of nodes) {
      if (kind !== 'trigger' && kind !== 'frame')
        expect(
          edges.some(({ target }) => target === id),
          id,
        ).toBe(true)
    }
    const ids = new Set(nodes.map(({ id }) => id))
    for (const { source, target } of edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true])
  })
})

import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from './definition'
import { addRow, flow, renamed } from './fixtures'
import { freshKeys } from './keys'
import { type Box, type LayoutNode, layout } from './layout'

const wide: FlowDefinition = {
  ...flow,
  steps: [
    {
      ...renamed,
      branches: [
        ...renamed.branches,
        {
          key: 'nested',
          name: '',
          when: { all: [] },
          steps: [freshKeys(renamed, ['renamed', 'find', 'rename']), addRow],
        },
      ],
    },
  ],
}

function overlap(one: Box, other: Box): boolean {
  const apart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  return !apart
}

const middle = (node: LayoutNode) => node.x + node.width / 2

describe('the layout of the canvas', () => {
  const { nodes: all, edges, width } = layout(wide)
  const nodes = all.filter(({ kind }) => kind !== 'frame')
  const find = (id: string) => {
    const node = nodes.find((candidate) => candidate.id === id)
    if (!node) throw new Error(`no node ${id}`)
    return node
  }

  it('lets nothing overlap and nothing stand outside', () => {
    nodes.forEach((node, index) => {
      expect(
        nodes
          .slice(index + 1)
          .filter((other) => overlap(node, other))
          .map((other) => [node.id, other.id]),
      ).toEqual([])
    })
    expect(Math.min(...nodes.map((node) => node.x))).toBeGreaterThanOrEqual(-width / 2)
    expect(Math.max(...nodes.map((node) => node.x + node.width))).toBeLessThanOrEqual(width / 2)
  })

  it('frames the lanes of a step, and nothing else', () => {
    const frame = all.find(({ id }) => id === 'frame:renamed')
    if (!frame) throw new Error('no frame')
    const inside = nodes.filter((node) => overlap(node, frame)).map(({ id }) => id)
    expect(inside).toContain('lane:renamed/yes')
    expect(inside).toContain('step:addRow')
    expect(inside).not.toContain('step:renamed')
    expect(inside).not.toContain('join:renamed')
  })

  it('runs down: each line leads to something lower', () => {
    for (const edge of edges) expect(find(edge.target).y).toBeGreaterThan(find(edge.source).y)
  })

  it('offers a gap before, between and after the steps of every lane', () => {
    const gaps = nodes.flatMap((node) => (node.kind === 'add' ? [node.id] : []))
    expect(gaps).toContain('add:#0')
    expect(gaps).toContain('add:#1')
    expect(gaps).toEqual(
      expect.arrayContaining([
        'add:renamed/yes#0',
        'add:renamed/yes#1',
        'add:renamed/yes#2',
        'add:renamed/#0',
      ]),
    )
  })

  it('joins the branches beneath the longest, in the middle', () => {
    const join = find('join:renamed')
    expect(edges.filter((edge) => edge.target === join.id)).toHaveLength(3)
    expect(middle(join)).toBe(middle(find('trigger')))
  })

  it('keeps the order of reading for the keyboard: trigger, gap, step', () => {
    expect(
      layout(flow)
        .nodes.slice(0, 4)
        .map((node) => node.id),
    ).toEqual(['trigger', 'add:#0', 'step:updateChat', 'add:#1'])
  })
})

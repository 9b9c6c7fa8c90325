import { describe, expect, it } from 'vitest'
import type { Department } from '../api/types'
import { departmentPath, departmentTree } from './departments'

function department(id: string, parentId: string | null, position = 0): Department {
  return { id, name: `名${id}`, parentId, position, memberCount: 0 }
}

describe('departments', () => {
  it('form a tree with siblings by position', () => {
    const tree = departmentTree([
      department('south', 'sales', 2),
      department('sales', null, 1),
      department('east', 'sales', 1),
      department('office', null, 0),
    ])
    expect(tree.map((node) => node.department.id)).toEqual(['office', 'sales'])
    expect(tree[1]?.children.map((node) => node.department.id)).toEqual(['east', 'south'])
  })

  it('keep one whose parent is missing', () => {
    expect(departmentTree([department('lost', 'gone')])).toHaveLength(1)
  })

  it('are named with their parents', () => {
    const all = [department('sales', null), department('east', 'sales')]
    expect(departmentPath('east', all)).toBe('名sales / 名east')
    expect(departmentPath('unknown', all)).toBe('')
  })

  it('that contain each other do not hang the page', () => {
    expect(departmentPath('a', [department('a', 'b'), department('b', 'a')])).toBe('名b / 名a')
  })
})

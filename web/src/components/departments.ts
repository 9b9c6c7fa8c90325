import type { Department, Id } from '../api/types'

export interface DepartmentNode {
  department: Department
  children: DepartmentNode[]
}

/** The flat list as a tree, siblings by position. A department whose parent is missing becomes a root. */
export function departmentTree(departments: readonly Department[]): DepartmentNode[] {
  const nodes = new Map(departments.map((department) => [department.id, node(department)]))
  const roots: DepartmentNode[] = []
  for (const one of nodes.values()) {
    const parent = one.department.parentId === null ? undefined : nodes.get(one.department.parentId)
    if (parent) parent.children.push(one)
    else roots.push(one)
  }
  for (const one of nodes.values()) one.children.sort(byPosition)
  return roots.sort(byPosition)
}

function node(department: Department): DepartmentNode {
  return { department, children: [] }
}

function byPosition(left: DepartmentNode, right: DepartmentNode): number {
  return left.department.position - right.department.position
}

/** `销售部 / 华东组` */
export function departmentPath(id: Id, departments: readonly Department[] | undefined): string {
  const byId = new Map(departments?.map((department) => [department.id, department]))
  const names: string[] = []
  const seen = new Set<Id>()
  for (let at = byId.get(id); at && !seen.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined) {
    seen.add(at.id)
    names.unshift(at.name)
  }
  return names.join(' / ')
}

export function departmentNames(
  ids: readonly Id[],
  departments: readonly Department[] | undefined,
): string[] {
  return ids.map((id) => departmentPath(id, departments)).filter((name) => name !== '')
}

/** What Ant Design's Tree and TreeSelect take. */
export interface DepartmentOption {
  key: Id
  value: Id
  title: string
  children: DepartmentOption[]
}

export function departmentOptions(nodes: readonly DepartmentNode[]): DepartmentOption[] {
  return nodes.map(({ department, children }) => ({
    key: department.id,
    value: department.id,
    title: department.name,
    children: departmentOptions(children),
  }))
}

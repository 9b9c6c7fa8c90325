import { includesRole } from '../../api/session'
import type { Role } from '../../api/types'

const ROLES: readonly Role[] = ['MEMBER', 'BUILDER', 'ADMIN', 'OWNER']

/** The roles that somebody with the role `mine` may give: an owner all, an administrator those below his own. */
export function givableRoles(mine: Role): Role[] {
  if (mine === 'OWNER') return [...ROLES]
  return ROLES.filter((role) => mine === 'ADMIN' && !includesRole(role, 'ADMIN'))
}

/** Nobody changes people whose role he could not give. */
export function mayManage(mine: Role, theirs: Role | null): boolean {
  return theirs === null ? givableRoles(mine).length > 0 : givableRoles(mine).includes(theirs)
}

import { expect, it } from 'vitest'
import { givableRoles, mayManage } from './roles'

it('an owner gives every role, an administrator those below his own, others none', () => {
  expect(givableRoles('OWNER')).toEqual(['MEMBER', 'BUILDER', 'ADMIN', 'OWNER'])
  expect(givableRoles('ADMIN')).toEqual(['MEMBER', 'BUILDER'])
  expect(givableRoles('BUILDER')).toEqual([])
})

it('an administrator does not manage administrators, but external people', () => {
  expect(mayManage('ADMIN', 'ADMIN')).toBe(false)
  expect(mayManage('OWNER', 'ADMIN')).toBe(true)
  expect(mayManage('ADMIN', null)).toBe(true)
  expect(mayManage('MEMBER', null)).toBe(false)
})

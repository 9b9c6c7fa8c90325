import { expect, it } from 'vitest'
import { toInput } from './PersonForm'

it('clears what was emptied and trims the rest', () => {
  expect(
    toInput({
      name: ' 张伟 ',
      kind: 'INTERNAL',
      username: 'zhangwei',
      title: '  ',
      departmentIds: ['d'],
      role: 'BUILDER',
    }),
  ).toEqual({
    name: '张伟',
    kind: 'INTERNAL',
    username: 'zhangwei',
    title: null,
    departmentIds: ['d'],
    role: 'BUILDER',
  })
})

it('gives no role and no password to whom cannot sign in', () => {
  const input = toInput({
    name: '张伟',
    kind: 'INTERNAL',
    username: ' ',
    password: 'leftover-password',
    departmentIds: ['d'],
    role: 'MEMBER',
  })
  expect(input).toEqual({ name: '张伟', kind: 'INTERNAL', username: null, departmentIds: ['d'] })
})

it('gives external people neither role nor department', () => {
  const input = toInput({ name: 'Grace', kind: 'EXTERNAL', departmentIds: [], role: 'MEMBER' })
  expect(input).toEqual({ name: 'Grace', kind: 'EXTERNAL' })
})

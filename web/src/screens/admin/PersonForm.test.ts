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

it('gives external people neither role nor department', () => {
  const input = toInput({ name: 'Grace', kind: 'EXTERNAL', departmentIds: [], role: 'MEMBER' })
  expect(input).toEqual({ name: 'Grace', kind: 'EXTERNAL' })
})

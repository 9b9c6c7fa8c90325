import { expect, it } from 'vitest'
import { person } from '../testing/chats'
import { meantBy, offeredPeople } from './offeredPeople'

const chen = { ...person('c', '陈静'), username: 'chenjing' }
const external = { ...person('e', '沈嘉怡'), kind: 'EXTERNAL' as const }
const gone = { ...person('g', '赵磊'), state: 'DEPARTED' as const }
const zhang = { ...person('z', '张伟'), departmentIds: ['sales'] }
const everybody = [chen, external, gone, zhang]
const all = { text: '', department: undefined, exclude: [] }

it('puts external people last and leaves out those who left', () => {
  expect(offeredPeople(everybody, all)).toEqual([chen, zhang, external])
})

it('drops at once whom the text typed since, or the department, does not mean', () => {
  expect(offeredPeople(everybody, { ...all, text: ' CHEN ' })).toEqual([chen])
  expect(offeredPeople(everybody, { ...all, department: 'sales' })).toEqual([zhang])
  expect(offeredPeople(everybody, { ...all, exclude: ['c'] })).toEqual([zhang, external])
})

it('takes who is called exactly as typed before the first of the list', () => {
  const long = person('l', '张伟明')
  expect(meantBy('张伟', [long, zhang])).toBe(zhang)
  expect(meantBy('张', [long, zhang])).toBe(long)
  expect(meantBy('李', [])).toBeUndefined()
})

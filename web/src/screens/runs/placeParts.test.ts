import { expect, it } from 'vitest'
import type { Step } from '../../flows/definition'
import { rename, updateChat } from '../../flows/fixtures'
import { placeParts } from './placeParts'

const branch: Step = {
  type: 'branch',
  key: 'decide',
  branches: [{ key: 'yes', name: '改名', steps: [updateChat], when: { all: [] } }],
  otherwise: [rename],
}
const loop: Step = { type: 'forEach', key: 'each', items: { value: [] }, steps: [branch] }

const words = (path: string) =>
  placeParts([loop], path)?.map((part) =>
    part.type === 'step' ? part.step.key : part.type === 'round' ? part.round : part.name,
  )

it('reads a place from the outside in', () => {
  expect(words('each')).toEqual(['each'])
  expect(words('each.2.decide')).toEqual(['each', 2, 'decide'])
  expect(words('each.2.decide.yes.updateChat')).toEqual(['each', 2, 'decide', '改名', 'updateChat'])
  expect(words('each.0.decide.otherwise.rename')).toEqual(['each', 0, 'decide', null, 'rename'])
})

it('knows no place that the definition does not have', () => {
  expect(words('gone')).toBeUndefined()
  expect(words('each.0.gone')).toBeUndefined()
  expect(words('each.0.decide.no.updateChat')).toBeUndefined()
})

import { expect, it } from 'vitest'
import { outcomeOf } from './outcome'

it('calls a submission failed as soon as one run failed, and done only when all are', () => {
  expect(outcomeOf(['DONE', 'FAILED', 'RUNNING'])).toBe('FAILED')
  expect(outcomeOf(['DONE', 'READY'])).toBe('UNDER_WAY')
  expect(outcomeOf(['DONE', 'DONE'])).toBe('DONE')
  expect(outcomeOf([])).toBe('SAVED')
})

import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from './definition'
import { flow } from './fixtures'
import { parseDefinition } from './parse'

describe('a definition from the server', () => {
  it('stays as it is when it is complete', () => {
    expect(parseDefinition(flow)).toEqual(flow)
  })

  it('gets the parts that an unfinished draft lacks', () => {
    const sent = {
      trigger: { type: 'recordCreated', form: '' },
      steps: [
        { key: 'a', type: 'updateRecord', form: '', values: {} },
        { key: 'b', type: 'getRecord', form: '' },
        {
          key: 'c',
          type: 'branch',
          branches: [{ key: 'x', steps: [{ key: 'd', type: 'addRecord', form: '' }] }],
        },
      ],
    } as unknown as FlowDefinition
    expect(parseDefinition(sent).steps).toMatchObject([
      { record: { value: null } },
      { where: { all: [] }, ifMissing: 'FAIL' },
      { branches: [{ name: '', when: { all: [] }, steps: [{ values: {} }] }], otherwise: [] },
    ])
  })
})

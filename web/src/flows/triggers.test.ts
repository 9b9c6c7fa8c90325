import { describe, expect, it } from 'vitest'
import type { FlowDefinition } from './definition'
import { addRow, flow } from './fixtures'
import { newTrigger, triggerOf, withInputs } from './triggers'

const fresh = { path: 'abc', zone: 'Asia/Shanghai' }

describe('another trigger', () => {
  it('keeps the form among those of records, and drops what means nothing to it', () => {
    const filtered = { ...flow.trigger, filter: { all: [] }, fields: ['newName'] }
    expect(triggerOf('recordDeleted', filtered, fresh)).toEqual({
      type: 'recordDeleted',
      form: 'update-group',
      filter: { all: [] },
    })
    expect(triggerOf('schedule', filtered, fresh)).toEqual({
      type: 'schedule',
      cron: '0 9 * * *',
      zone: 'Asia/Shanghai',
    })
    expect(triggerOf('webhook', filtered, fresh)).toEqual({ type: 'webhook', path: 'abc', inputs: [] })
  })
})

describe('the trigger of a new flow', () => {
  it('has a form when records start it, and none otherwise', () => {
    expect(newTrigger('recordCreated', 'f')).toEqual({ type: 'recordCreated', form: 'f', filter: null })
    expect(newTrigger('call', undefined)).toEqual({ type: 'call', inputs: [] })
    expect(newTrigger('schedule', undefined)).not.toHaveProperty('form')
  })
})

describe('an input with another key', () => {
  it('is followed by what uses it', () => {
    const inputs = [{ key: 'ticket', label: '工单', type: 'text' as const, required: true }]
    const definition: FlowDefinition = {
      trigger: { type: 'webhook', path: 'abc', inputs, key: 'trigger.body.ticket' },
      steps: [{ ...addRow, values: { name: { cel: 'trigger.body.ticket + trigger.body.tickets' } } }],
    }
    const after = withInputs(definition, [{ ...inputs[0], key: 'case' } as (typeof inputs)[0]], {
      from: 'ticket',
      to: 'case',
    })
    expect(after.trigger.key).toBe('trigger.body.case')
    expect(after.steps[0]).toMatchObject({
      values: { name: { cel: 'trigger.body.case + trigger.body.tickets' } },
    })
  })
})

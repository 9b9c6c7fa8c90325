import { describe, expect, it } from 'vitest'
import { progress, readable, tightest } from './states'

const settings = [
  { key: 'appId', required: true, initial: '' },
  { key: 'server', required: true, initial: 'https://open.feishu.cn' },
  { key: 'token', required: false, initial: '' },
]
const step = { key: 'credentials', settings: ['appId', 'server', 'token'] }
const finding = (state: 'OK' | 'MISSING' | 'WARNING' | 'UNKNOWN', guideStep = 'credentials') => ({
  key: 'k',
  state,
  what: '',
  detail: '',
  remedy: '',
  guideStep,
})
const check = (...findings: ReturnType<typeof finding>[]) => ({ at: '2026-11-21T00:00:00Z', findings })

describe('a step of the checklist', () => {
  it('ticks itself when its settings are there and the check finds nothing', () => {
    expect(progress(step, settings, { settings: { appId: 'a' }, check: check(finding('OK')) }).done).toBe(
      true,
    )
  })

  it('stays open before a check, without a setting, and while something is wrong', () => {
    expect(progress(step, settings, { settings: { appId: 'a' }, check: null }).done).toBe(false)
    expect(progress(step, settings, { settings: {}, check: check() }).done).toBe(false)
    const wrong = progress(step, settings, { settings: { appId: 'a' }, check: check(finding('MISSING')) })
    expect(wrong.done).toBe(false)
    expect(wrong.faults).toHaveLength(1)
  })

  it('is not held up by what nobody can tell, nor by the faults of others', () => {
    const state = progress(step, settings, {
      settings: { appId: 'a' },
      check: check(finding('UNKNOWN'), finding('MISSING', 'callbacks')),
    })
    expect(state.done).toBe(true)
    expect(state.faults).toHaveLength(1)
  })
})

it('shows the three allowances that are nearest to their end', () => {
  const budget = (spent: number) => ({ spent, allowed: 100 })
  expect(tightest([budget(1), budget(90), budget(50), budget(20)])).toEqual([
    budget(90),
    budget(50),
    budget(20),
  ])
  expect(tightest([budget(0), budget(1)])).toEqual([budget(1)])
})

it('indents JSON and leaves the rest alone', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(readable('<xml/>')).toBe('<xml/>')
})

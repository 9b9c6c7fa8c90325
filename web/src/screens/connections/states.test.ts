import { describe, expect, it } from 'vitest'
import { findingWord, progress, readable, stateShown, tightest } from './states'

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
    expect(progress(step, settings, { settings: { appId: 'a' }, check: check(finding('OK')) }).state).toBe(
      'DONE',
    )
  })

  it('stays open before a check, without a setting, and while something is wrong', () => {
    expect(progress(step, settings, { settings: { appId: 'a' }, check: null }).state).toBe('UNCHECKED')
    expect(progress(step, settings, { settings: {}, check: check() }).state).toBe('OPEN')
    const wrong = progress(step, settings, { settings: { appId: 'a' }, check: check(finding('MISSING')) })
    expect(wrong.state).toBe('OPEN')
    expect(wrong.faults).toHaveLength(1)
  })

  it('is not ticked by what nobody can tell, nor open by the faults of others', () => {
    const state = progress(step, settings, {
      settings: { appId: 'a' },
      check: check(finding('OK'), finding('UNKNOWN'), finding('MISSING', 'callbacks')),
    })
    expect(state.state).toBe('UNKNOWN')
    expect(state.faults).toHaveLength(1)
  })

  it('is not ticked when the check stopped before it', () => {
    const stopped = { settings: { appId: 'a' }, check: check(finding('MISSING', 'callbacks')) }
    expect(progress(step, settings, stopped).state).toBe('UNCHECKED')
  })
})

describe('a connection', () => {
  it('is not said to work before anybody tried it', () => {
    expect(stateShown({ state: 'READY', check: null })).toBe('UNCHECKED')
    expect(stateShown({ state: 'READY', check: check() })).toBe('READY')
    expect(stateShown({ state: 'INCOMPLETE', check: null })).toBe('INCOMPLETE')
  })

  it('has missing settings, and wrong ones', () => {
    expect(findingWord({ key: 'setting:appId', state: 'MISSING' })).toBe('MISSING')
    expect(findingWord({ key: 'credentials', state: 'MISSING' })).toBe('WRONG')
    expect(findingWord({ key: 'credentials', state: 'OK' })).toBe('OK')
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

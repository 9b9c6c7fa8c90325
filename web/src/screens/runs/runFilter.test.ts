import { describe, expect, it } from 'vitest'
import { filterQuery, isNarrowed, readFilter, toggled } from './runFilter'

const read = (address: string, flow?: string) => readFilter(new URLSearchParams(address), flow)
const now = Date.parse('2026-11-21T08:00:00Z')

describe('the filter of the runs', () => {
  it('is read from the address, without what it does not know', () => {
    expect(read('state=FAILED,NONSENSE,IN_DOUBT&q=报价&record=r1&within=24h&from=2026-11-01')).toEqual({
      states: ['FAILED', 'IN_DOUBT'],
      q: '报价',
      record: 'r1',
      within: '24h',
    })
    expect(read('from=yesterday&within=ever')).toEqual({ states: [] })
    expect(read('flow=other', 'own')).toEqual({ flow: 'own', states: [] })
  })

  it('asks for times with offset, the last day whole', () => {
    expect(filterQuery(read('within=1h'), now).from).toBe('2026-11-21T07:00:00.000Z')
    const days = filterQuery(read('from=2026-11-20&to=2026-11-20'), now)
    const length = Date.parse(String(days.to)) - Date.parse(String(days.from))
    expect(length).toBe(24 * 3_600_000)
  })

  it('knows whether it leaves anything out', () => {
    expect(isNarrowed(read('flow=f'))).toBe(false)
    expect(isNarrowed(read('q=x'))).toBe(true)
    expect(isNarrowed(read('to=2026-11-20'))).toBe(true)
  })

  it('takes several states, a group at a time', () => {
    expect(toggled(['FAILED'], ['RUNNING', 'READY'])).toEqual(['FAILED', 'RUNNING', 'READY'])
    expect(toggled(['FAILED', 'RUNNING', 'READY'], ['RUNNING', 'READY'])).toEqual(['FAILED'])
    expect(toggled(['RUNNING'], ['RUNNING', 'READY'])).toEqual(['RUNNING', 'READY'])
  })
})

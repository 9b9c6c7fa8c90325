import { describe, expect, it } from 'vitest'
import { nextInstants } from './cron'
import { say } from './fixtures'
import { cronOf, cronWords, scheduleOf } from './schedules'

describe('a schedule that is picked', () => {
  it.each([
    ['*/15 * * * *', '每 15 分钟'],
    ['30 * * * *', '每小时第 30 分'],
    ['0 9 * * *', '每天 09:00'],
    ['30 8 * * 0,1,3', '每周一、周三、周日 08:30'],
    ['5 18 1,15 * *', '每月 1、15 日 18:05'],
  ])('%s is told in words and becomes the same cron', (cron, words) => {
    const schedule = scheduleOf(cron)
    expect(schedule && cronOf(schedule)).toBe(cron)
    expect(cronWords(cron, say)).toBe(words)
  })

  it('reads ranges and Sunday as 7', () => {
    expect(cronWords('0 9 * * 1-5', say)).toBe('每周一、周二、周三、周四、周五 09:00')
    expect(cronWords('0 9 * * 7', say)).toBe('每周日 09:00')
  })

  it.each(['0 9 1 1 *', '0 9 1 * 1', '*/7 * * * *', '61 9 * * *', '0 9 * *', 'x'])(
    '%s cannot be picked and is told as it is',
    (cron) => expect(cronWords(cron, say)).toBe(cron),
  )
})

describe('the next instants', () => {
  const next = (cron: string, zone: string, from: string, count = 3) =>
    nextInstants(cron, zone, new Date(from), count).map((instant) => instant.toISOString().slice(0, 16))

  it('are those of the zone', () => {
    expect(next('0 9 * * 1-5', 'Asia/Shanghai', '2026-11-20T01:00:00Z')).toEqual([
      '2026-11-23T01:00',
      '2026-11-24T01:00',
      '2026-11-25T01:00',
    ])
  })

  it('are the next of a day that is not over', () => {
    expect(next('*/30 22-23 * * *', 'UTC', '2026-11-20T23:10:00Z')).toEqual([
      '2026-11-20T23:30',
      '2026-11-21T22:00',
      '2026-11-21T22:30',
    ])
  })

  it('leave out what the clock leaps over in spring, and keep local time', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z')).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
      '2026-03-31T00:30',
    ])
  })

  it('meet either day when both are given, as cron has it', () => {
    expect(next('0 0 1 * MON', 'UTC', '2026-11-28T00:00:00Z')).toEqual([
      '2026-11-30T00:00',
      '2026-12-01T00:00',
      '2026-12-07T00:00',
    ])
  })

  it('find the 29th of February, and nothing on the 30th', () => {
    expect(next('0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual(['2028-02-29T00:00'])
    expect(next('0 0 30 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([])
  })

  it('are none of what is no cron and no zone', () => {
    expect(next('61 * * * *', 'UTC', '2026-01-01T00:00:00Z')).toEqual([])
    expect(next('0 9 * * *', 'Mars/Olympus', '2026-01-01T00:00:00Z')).toEqual([])
  })
})

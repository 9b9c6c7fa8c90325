import { describe, expect, it } from 'vitest'
import { formatDateTime, formatDay, formatDuration, formatRelative, formatShort } from './format'

const now = '2026-11-21T14:30:00'

describe('times', () => {
  it('are absolute with the weekday', () => {
    expect(formatDateTime(now, 'zh')).toBe('2026-11-21 周六 14:30')
    expect(formatDateTime(now, 'en')).toBe('2026-11-21 Sat 14:30')
  })

  it.each([
    ['2026-11-21T14:29:30', '刚刚', 'just now'],
    ['2026-11-21T14:25:01', '4 分钟前', '4 min ago'],
    ['2026-11-20T15:30:00', '23 小时前', '23 h ago'],
    ['2026-11-20T14:30:00', '2026-11-20 周五 14:30', '2026-11-20 Fri 14:30'],
    ['2026-11-21T14:30:20', '刚刚', 'just now'],
    ['2026-11-22T14:30:00', '2026-11-22 周日 14:30', '2026-11-22 Sun 14:30'],
  ])('%s reads relative up to a day', (time, zh, en) => {
    expect(formatRelative(time, now, 'zh')).toBe(zh)
    expect(formatRelative(time, now, 'en')).toBe(en)
  })

  it.each([
    ['2026-11-21T00:01:00', '00:01'],
    ['2026-11-20T23:59:00', '昨天'],
    ['2026-11-15T09:00:00', '周日'],
    ['2026-11-14T09:00:00', '11-14'],
    ['2025-11-21T09:00:00', '2025-11-21'],
  ])('%s in a narrow list is %s', (time, text) => expect(formatShort(time, now, 'zh')).toBe(text))

  it('head a day of messages by its name', () => {
    expect(formatDay('2026-11-21T01:00:00', now, 'zh')).toBe('今天')
    expect(formatDay('2026-11-20T23:00:00', now, 'en')).toBe('Yesterday')
    expect(formatDay('2026-11-18T23:00:00', now, 'zh')).toBe('2026-11-18 周三')
  })
})

it.each([
  [0, '0 ms'],
  [320.4, '320 ms'],
  [4230, '4.2 s'],
  [42_300, '42 s'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
])('a duration of %d ms reads %s', (millis, text) => expect(formatDuration(millis)).toBe(text))

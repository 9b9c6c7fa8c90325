import type { Say } from './words'

/** A schedule as it is picked. Any other is written as cron. */
export type Schedule =
  | { every: 'minutes'; step: number }
  | { every: 'hour'; minute: number }
  | { every: 'day'; time: string }
  | { every: 'week'; weekdays: readonly number[]; time: string }
  | { every: 'month'; days: readonly number[]; time: string }

export type Every = Schedule['every']

export const EVERY: readonly Every[] = ['minutes', 'hour', 'day', 'week', 'month']

/** Minutes that divide an hour, so that the last of an hour is as far from the next as the others. */
export const STEPS: readonly number[] = [5, 10, 15, 20, 30]

/** Monday first; 0 is Sunday, as cron has it. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 0]

const NUMBER = '(\\d{1,2})'
const NUMBERS = '(\\d{1,2}(?:[-,]\\d{1,2})*)'

/** What was picked for a cron; undefined when it says something else than can be picked. */
export function scheduleOf(cron: string): Schedule | undefined {
  const fields = (pattern: string) => new RegExp(`^${pattern}$`).exec(cron.trim().replace(/\s+/g, ' '))
  const step = fields(`\\*/${NUMBER} \\* \\* \\* \\*`)
  if (step && STEPS.includes(Number(step[1]))) return { every: 'minutes', step: Number(step[1]) }
  const hourly = fields(`${NUMBER} \\* \\* \\* \\*`)
  if (hourly && Number(hourly[1]) < 60) return { every: 'hour', minute: Number(hourly[1]) }
  const rest = fields(`${NUMBER} ${NUMBER} (\\*|${NUMBERS}) \\* (\\*|${NUMBERS})`)
  const [, minute = '', hour = '', day = '', , weekday = ''] = rest ?? []
  if (!rest || Number(minute) > 59 || Number(hour) > 23) return undefined
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (day === '*' && weekday === '*') return { every: 'day', time }
  if (day === '*')
    return listed(weekday, 0, 7, (weekdays) => ({ every: 'week', weekdays: inWeek(weekdays), time }))
  return weekday === '*' ? listed(day, 1, 31, (days) => ({ every: 'month', days, time })) : undefined
}

function listed(
  field: string,
  low: number,
  high: number,
  make: (numbers: number[]) => Schedule,
): Schedule | undefined {
  const numbers = field.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  return numbers.length > 0 && numbers.every((number) => number >= low && number <= high)
    ? make([...new Set(numbers)])
    : undefined
}

function inWeek(weekdays: readonly number[]): number[] {
  return WEEKDAYS.filter((day) => weekdays.some((number) => number % 7 === day))
}

export function cronOf(schedule: Schedule): string {
  if (schedule.every === 'minutes') return `*/${schedule.step} * * * *`
  if (schedule.every === 'hour') return `${schedule.minute} * * * *`
  const [hour, minute] = schedule.time.split(':').map(Number)
  const at = `${minute} ${hour}`
  if (schedule.every === 'day') return `${at} * * *`
  if (schedule.every === 'week') return `${at} * * ${sorted(schedule.weekdays)}`
  return `${at} ${sorted(schedule.days)} * *`
}

function sorted(numbers: readonly number[]): string {
  return [...numbers].sort((one, other) => one - other).join(',')
}

/** Another rhythm at the same time of day. */
export function withEvery(schedule: Schedule | undefined, every: Every): Schedule {
  const time = schedule && 'time' in schedule ? schedule.time : '09:00'
  switch (every) {
    case 'minutes':
      return { every, step: 15 }
    case 'hour':
      return { every, minute: 0 }
    case 'day':
      return { every, time }
    case 'week':
      return { every, weekdays: [1], time }
    case 'month':
      return { every, days: [1], time }
  }
}

/** "每周一、周三 09:00"; a cron that cannot be picked is told as it is written. */
export function cronWords(cron: string, say: Say): string {
  const schedule = scheduleOf(cron)
  if (!schedule) return cron
  switch (schedule.every) {
    case 'minutes':
      return say('schedule.told.minutes', { step: schedule.step })
    case 'hour':
      return say('schedule.told.hour', { minute: schedule.minute })
    case 'day':
      return say('schedule.told.day', { time: schedule.time })
    case 'week': {
      const days = schedule.weekdays.map((day) => say(`schedule.weekdays.${day}`)).join(say('value.comma'))
      return say('schedule.told.week', { days, time: schedule.time })
    }
    case 'month':
      return say('schedule.told.month', { days: schedule.days.join(say('value.comma')), time: schedule.time })
  }
}

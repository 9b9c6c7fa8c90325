/** Five fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). */
interface Cron {
  minutes: readonly number[]
  hours: readonly number[]
  days: readonly number[]
  months: readonly number[]
  weekdays: readonly number[]
  /** When both are given, a day that meets either counts. */
  anyDay: boolean
  anyWeekday: boolean
}

const NAMES: { [name: string]: number } = Object.fromEntries([
  ...['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map((name, index) => [name, index] as const),
  ...['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].map(
    (name, index) => [name, index + 1] as const,
  ),
])

function parseCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/)
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const minutes = numbers(minute, 0, 59)
  const hours = numbers(hour, 0, 23)
  const days = numbers(day, 1, 31)
  const months = numbers(month, 1, 12)
  const weekdays = numbers(weekday, 0, 7)?.map((number) => number % 7)
  if (fields.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined
  return { minutes, hours, days, months, weekdays, anyDay: day === '*', anyWeekday: weekday === '*' }
}

/** `*`, `5`, `1-5`, `10-20/5`, and several of them with commas. */
function numbers(field: string, low: number, high: number): number[] | undefined {
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) return undefined
    const [, range, first, last, every] = match
    const step = every === undefined ? 1 : Number(every)
    const from = range === '*' ? low : numberOf(first)
    const to = range === '*' || (last === undefined && every !== undefined) ? high : numberOf(last ?? first)
    if (from === undefined || to === undefined || from < low || to > high || from > to || step < 1)
      return undefined
    for (let number = from; number <= to; number += step) found.add(number)
  }
  return [...found].sort((one, other) => one - other)
}

function numberOf(text = ''): number | undefined {
  return /^\d{1,2}$/.test(text) ? Number(text) : NAMES[text.toUpperCase()]
}

const MAX_DAYS = 366 * 8 // the longest wait for a day that comes at all: 29 February over a year like 2100

/** The next instants of a schedule after `from`; fewer than asked for when it does not come, none when it is no cron. */
export function nextInstants(cron: string, zone: string, from: Date, count: number): Date[] {
  const parsed = parseCron(cron)
  if (!parsed || !isZone(zone)) return []
  const found: Date[] = []
  const start = localParts(from, zone)
  for (let day = 0; day < MAX_DAYS && found.length < count; day++) {
    const date = new Date(Date.UTC(start.year, start.month - 1, start.day + day))
    if (!dayMatches(parsed, date)) continue
    for (const instant of instantsOn(parsed, date, zone))
      if (instant > from && found.length < count) found.push(instant)
  }
  return found
}

function dayMatches({ days, months, weekdays, anyDay, anyWeekday }: Cron, date: Date): boolean {
  if (!months.includes(date.getUTCMonth() + 1)) return false
  const byDay = days.includes(date.getUTCDate())
  const byWeekday = weekdays.includes(date.getUTCDay())
  return anyDay || anyWeekday ? byDay && byWeekday : byDay || byWeekday
}

function* instantsOn({ hours, minutes }: Cron, date: Date, zone: string): Generator<Date> {
  for (const hour of hours)
    for (const minute of minutes) {
      const instant = instantOf(date, hour, minute, zone)
      if (instant) yield instant
    }
}

/** Undefined when the clock leaps over that time. */
function instantOf(date: Date, hour: number, minute: number, zone: string): Date | undefined {
  const wanted = date.getTime() + (hour * 60 + minute) * 60_000
  let instant = wanted
  // The offset is that of the instant, which is only known by the offset: twice is enough.
  for (let turn = 0; turn < 2; turn++) instant = wanted - offsetAt(new Date(instant), zone)
  return instant + offsetAt(new Date(instant), zone) === wanted ? new Date(instant) : undefined
}

function offsetAt(instant: Date, zone: string): number {
  const { year, month, day, hour, minute } = localParts(instant, zone)
  const local = Date.UTC(year, month - 1, day, hour, minute)
  return local - Math.floor(instant.getTime() / 60_000) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localParts(instant: Date, zone: string) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

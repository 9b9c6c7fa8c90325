import dayjs from 'dayjs'
import { useMemo } from 'react'
import { type Language, usePreferences } from '../theme/preferences'

const WEEKDAYS: { [language in Language]: readonly string[] } = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Time = string | number | Date

/** `2026-11-21 周六` */
export function formatDate(time: Time, language: Language): string {
  const day = dayjs(time)
  return `${day.format('YYYY-MM-DD')} ${WEEKDAYS[language][day.day()]}`
}

/** `2026-11-21 周六 14:30` */
export function formatDateTime(time: Time, language: Language): string {
  return `${formatDate(time, language)} ${formatClock(time)}`
}

/** `14:30` */
export function formatClock(time: Time): string {
  return dayjs(time).format('HH:mm')
}

/** Relative up to a day, then absolute. The future is always absolute, except a slow clock's few seconds. */
export function formatRelative(time: Time, now: Time, language: Language): string {
  const age = dayjs(now).valueOf() - dayjs(time).valueOf()
  const zh = language === 'zh'
  if (age < -MINUTE || age >= DAY) return formatDateTime(time, language)
  if (age < MINUTE) return zh ? '刚刚' : 'just now'
  if (age < HOUR) return zh ? `${Math.floor(age / MINUTE)} 分钟前` : `${Math.floor(age / MINUTE)} min ago`
  return zh ? `${Math.floor(age / HOUR)} 小时前` : `${Math.floor(age / HOUR)} h ago`
}

/** For narrow lists: `14:30` today, `昨天`, `周四` within a week, `11-21` this year, else the whole date. */
export function formatShort(time: Time, now: Time, language: Language): string {
  const day = dayjs(time)
  const today = dayjs(now)
  const days = today.startOf('day').diff(day.startOf('day'), 'day')
  if (days <= 0) return formatClock(time)
  if (days === 1) return language === 'zh' ? '昨天' : 'Yesterday'
  if (days < 7) return WEEKDAYS[language][day.day()] ?? ''
  return day.format(day.year() === today.year() ? 'MM-DD' : 'YYYY-MM-DD')
}

/** The heading above the messages of a day: `今天`, `昨天`, else the date. */
export function formatDay(time: Time, now: Time, language: Language): string {
  const days = dayjs(now).startOf('day').diff(dayjs(time).startOf('day'), 'day')
  if (days === 0) return language === 'zh' ? '今天' : 'Today'
  if (days === 1) return language === 'zh' ? '昨天' : 'Yesterday'
  return formatDate(time, language)
}

/** `320 ms`, `4.2 s`, `3 min 5 s`, `2 h 10 min` */
export function formatDuration(millis: number): string {
  if (millis < 1000) return `${Math.max(0, Math.round(millis))} ms`
  if (millis < MINUTE) return `${(millis / 1000).toFixed(millis < 10_000 ? 1 : 0)} s`
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} min ${Math.round((millis % MINUTE) / 1000)} s`
  return `${Math.floor(millis / HOUR)} h ${Math.round((millis % HOUR) / MINUTE)} min`
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en').format(value)
}

/** The same functions in the reader's language, as of now. */
export function useFormat() {
  const { language } = usePreferences()
  return useMemo(
    () => ({
      date: (time: Time) => formatDate(time, language),
      dateTime: (time: Time) => formatDateTime(time, language),
      clock: formatClock,
      relative: (time: Time) => formatRelative(time, Date.now(), language),
      short: (time: Time) => formatShort(time, Date.now(), language),
      day: (time: Time) => formatDay(time, Date.now(), language),
      duration: formatDuration,
      number: (value: number) => formatNumber(value, language),
    }),
    [language],
  )
}

/** Formats times and dates for the pages. */

import { language } from './i18n.ts'

const format = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language(), options).format(at)

/** Formats a time as '14:02', with the date in front unless it is today. */
export const formatTime = (at: number, now = Date.now()): string => {
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? time : `${format(at, { dateStyle: 'medium' })}, ${time}`
}

/** Formats a day in UTC as 'February 20, 2027', the same day for everybody. */
export const formatLongDate = (at: Date): string =>
  format(at.getTime(), { dateStyle: 'long', timeZone: 'UTC' })

/** Formats minutes and seconds as '8:05', rounded up so that it ends at 0:00 and not before. */
export const formatCountdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

// Clocks are corrected by seconds all the time.
const CLOCK_TOLERANCE_MS = 60_000

/** Returns milliseconds until `until`, learned at `at`; 0 if the clock was set back since. */
export const getTimeLeft = (at: number, until: number, now: number): number =>
  now < at - CLOCK_TOLERANCE_MS ? 0 : Math.max(0, until - now)

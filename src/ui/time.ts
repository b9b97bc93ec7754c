/** Formats times and dates for the pages. */

import { language } from './locale.ts'

const format = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language(), options).format(at)

/** Formats a moment by day and time of day, as the reader's language has both. */
export const formatMoment = (at: number): string => format(at, { dateStyle: 'medium', timeStyle: 'short' })

/** Formats a time as '2:02 PM' or '14:02', with the date in front unless it is today. */
export const formatTime = (at: number, now = Date.now()): string => {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? format(at, { timeStyle: 'short' }) : formatMoment(at)
}

/** Formats a moment with seconds and time zone, for readers who may be elsewhere. */
export const formatZonedMoment = (at: number): string =>
  format(at, { dateStyle: 'medium', timeStyle: 'long' })

/** Formats a day in UTC as 'February 20, 2027', the same day for everybody. */
export const formatLongDate = (at: Date): string =>
  format(at.getTime(), { dateStyle: 'long', timeZone: 'UTC' })

/** Formats a day in UTC as 'Feb 20, 2027'. */
export const formatDay = (at: number): string => format(at, { dateStyle: 'medium', timeZone: 'UTC' })

/** Formats minutes since midnight as '8:00 AM' or '08:00'; '?' for what is no number. */
export const formatTimeOfDay = (minutes: number): string =>
  Number.isFinite(minutes) ? format(minutes * 60_000, { timeStyle: 'short', timeZone: 'UTC' }) : '?'

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

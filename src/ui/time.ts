/** Times and dates as the pages write them. */

import { language } from './i18n.ts'

const format = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language(), options).format(at)

/** '14:02', with the date in front when it was not today. */
export const clock = (at: number, now = Date.now()): string => {
  const time = format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay ? time : `${format(at, { dateStyle: 'medium' })}, ${time}`
}

/** 'February 20, 2027': the day in universal time, so that it is the same for everybody. */
export const longDate = (at: Date): string => format(at.getTime(), { dateStyle: 'long', timeZone: 'UTC' })

/** '8:05' of minutes and seconds, rounded up so that it ends at 0:00 and not before. */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

// Clocks are corrected by seconds all the time.
const slack = 60_000

/** Milliseconds until a time that was told at `at`; 0 where the clock was set back since, for nobody knows it any more. */
export const timeLeft = (at: number, until: number, now: number): number =>
  now < at - slack ? 0 : Math.max(0, until - now)

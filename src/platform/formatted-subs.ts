/**
 * Substitutions that the page which shows a text formats in its reader's language: days, moments,
 * times of day, numbers and lists. Everything else is shown as it is.
 */

type FormattedKind = 'day' | 'moment' | 'hours' | 'number' | 'list'

const encode = (kind: FormattedKind, value: string): string => `${kind}:${value}`

/** Marks a day, `2027-02-20`; another form of it is shown as it is. */
export const daySub = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? encode('day', day) : day

/** Marks a moment as an API writes it, `2026-11-23T14:02:00.000+0000`. */
export const momentSub = (moment: string): string =>
  /^\d{4}-\d{2}-\d{2}T/.test(moment) && !Number.isNaN(Date.parse(moment)) ? encode('moment', moment) : moment

/** Marks a span within a day, in minutes since midnight; an end that is no number is not known. */
export const hoursSub = (start: number, end: number): string => encode('hours', `${start}-${end}`)

/** Marks a number. */
export const numberSub = (value: number): string => encode('number', String(value))

/** Marks a list, whose items may be marked themselves; one item needs no list. */
export const listSub = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? '') : encode('list', JSON.stringify(items))

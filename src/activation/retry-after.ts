const longest = 24 * 60 * 60 * 1000

/**
 * Reads a Retry-After header, seconds or an HTTP date, as milliseconds from `now`; null when it is missing or neither.
 * Never negative, and never more than a day: a wait that long is as good as "tomorrow".
 */
export const retryAfter = (header: string | null, now: number): number | null => {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longest)
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), longest)
}

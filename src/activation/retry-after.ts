const MAX_WAIT_MS = 24 * 60 * 60 * 1000

/**
 * Parses a Retry-After header into milliseconds from `now`, 0 to a day; null if malformed.
 * @see RFC 9110, section 10.2.3
 */
export const parseRetryAfter = (header: string | null, now: number): number | null => {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, MAX_WAIT_MS)
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), MAX_WAIT_MS)
}

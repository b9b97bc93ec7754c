/** Formats the substitutions that `src/platform/formatted-subs.ts` marks. */

import { formatList, formatNumber } from './locale.ts'
import { formatDay, formatMoment, formatTimeOfDay } from './time.ts'

const formatItems = (json: string): string => {
  const items: unknown = JSON.parse(json)
  return Array.isArray(items) ? formatList(items.map((item) => formatSub(String(item)))) : json
}

/** Marks, and what becomes of what follows them. */
const formats: readonly (readonly [RegExp, (first: string, second: string) => string])[] = [
  [/^day:(\d{4}-\d{2}-\d{2})$/, (day) => formatDay(Date.parse(day))],
  [/^moment:(\d{4}-\d{2}-\d{2}T.+)$/, (moment) => formatMoment(Date.parse(moment))],
  [
    /^hours:(\d+|NaN)-(\d+|NaN)$/,
    (start, end) => `${formatTimeOfDay(Number(start))} – ${formatTimeOfDay(Number(end))}`,
  ],
  [/^number:(\d+)$/, (value) => formatNumber(Number(value))],
  [/^list:(\[.*\])$/s, formatItems],
]

/** Returns a substitution as the reader's language writes it; one that is not marked as it is. */
export const formatSub = (sub: string): string => {
  for (const [pattern, format] of formats) {
    const [, first = '', second = ''] = pattern.exec(sub) ?? []
    if (first === '') continue
    try {
      return format(first, second)
    } catch {
      // No date or list after all: an org's own words may begin like a mark.
      return sub
    }
  }
  return sub
}

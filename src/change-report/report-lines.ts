/** Builds the lines of a report. */

import type { PlainMessageKey } from '../platform/substitutions.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import type { ReportCell, ReportLine, ReportText } from './report.ts'

type Line = ReportLine<ReportText>

/** Returns one of our texts without substitutions. */
export const say = (key: PlainMessageKey): ReportText => ({ kind: 'text', text: text(key) })

/** Returns a line for each text. */
export const textLines = (texts: readonly LocalizedText[]): readonly Line[] =>
  texts.map((one) => ({ text: { kind: 'text', text: one } }))

/** Returns a cell with one of our texts. */
export const textCell = (key: PlainMessageKey): ReportCell<ReportText> => [{ text: say(key) }]

/** Returns a line with words as they are, which leads to a page of the org if there is one. */
export const wordsLine = (words: string, href: string | null = null): Line => ({
  text: { kind: 'words', words },
  ...(href === null ? {} : { href }),
})

/** Returns a line with a time. */
export const momentLine = (at: number): Line => ({ text: { kind: 'moment', at } })

/** The report about an org, from which the page and the Markdown are made. Holds no secret. */

import type { RepairItem } from '../org-check/repair/repair-item.ts'
import type { CheckRow } from '../org-check/row.ts'
import type { LocalizedText } from '../platform/text.ts'

/** What a line says, before it is put into the reader's language. */
export type ReportText =
  | { readonly kind: 'text'; readonly text: LocalizedText }
  /** A name, id or version, as it is. */
  | { readonly kind: 'words'; readonly words: string }
  /** Epoch milliseconds. */
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'repair'; readonly item: RepairItem }

export interface ReportLine<T> {
  readonly text: T
  /** Page of the org about it. */
  readonly href?: string
}

export type ReportCell<T> = readonly ReportLine<T>[]

export interface ReportRow<T> {
  /** Unique within the section. */
  readonly key: string
  /** Verdict of the check, for its color. */
  readonly status?: CheckRow['status']
  /** One for each column; the first names the row. */
  readonly cells: readonly ReportCell<T>[]
}

export type ReportSectionId = 'facts' | 'asked' | 'found' | 'steps' | 'logins' | 'changed' | 'open'

export interface ReportSection<T> {
  readonly id: ReportSectionId
  readonly title: T
  /** What the table leaves out; null if nothing. */
  readonly note: T | null
  /** None if the first column tells what the second is. */
  readonly columns: readonly T[]
  readonly rows: readonly ReportRow<T>[]
  /** Takes the table's place if there are no rows. */
  readonly empty: T
}

/** `T` is the form of its texts: data in the model, words in what is shown or saved. */
export interface Report<T> {
  /** The org's My Domain host, the only one that the report links to. */
  readonly org: string
  readonly at: number
  readonly title: T
  readonly lead: T
  readonly sections: readonly ReportSection<T>[]
}

/** Returns the same report with its texts in words. */
export const translateReport = (
  { title, lead, sections, ...report }: Report<ReportText>,
  say: (text: ReportText) => string,
): Report<string> => ({
  ...report,
  title: say(title),
  lead: say(lead),
  sections: sections.map((section) => ({
    ...section,
    title: say(section.title),
    note: section.note && say(section.note),
    columns: section.columns.map(say),
    rows: section.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => cell.map((line) => ({ ...line, text: say(line.text) }))),
    })),
    empty: say(section.empty),
  })),
})

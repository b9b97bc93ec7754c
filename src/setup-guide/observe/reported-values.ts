/** Converts the values of a page report. */

import type { ExtractedValue } from '../../salesforce/extract/page-report.ts'
import type { ObservedFlag } from '../../salesforce/observed-setup.ts'

export type ReportedValues = Readonly<Record<string, ExtractedValue>>

/** Returns a text value, '' for anything else. */
export const asText = (value: ExtractedValue | undefined): string => (typeof value === 'string' ? value : '')
/** Collapses white space, as a page displays a name. */
export const collapseWhitespace = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** Returns a checkbox value, null for anything else. */
export const asBoolean = (value: ExtractedValue | undefined): ObservedFlag =>
  typeof value === 'boolean' ? value : null

/** Returns the 15-character record id in the page's path; '' if there is none. */
export const getRecordId = (url: URL, prefix: string): string =>
  new RegExp(`^/(${prefix}[A-Za-z0-9]{12})`).exec(url.pathname)?.[1] ?? ''

/** Converts the values of a page report. */

import type { Value } from '../../salesforce/extract/page-report.ts'
import type { Seen } from '../../salesforce/observed-setup.ts'

export type Values = Readonly<Record<string, Value>>

/** Returns a text value, '' for anything else. */
export const string = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
/** Collapses white space, as a page displays a name. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** Returns a checkbox value, null for anything else. */
export const seen = (value: Value | undefined): Seen => (typeof value === 'boolean' ? value : null)

/** Returns the 15-character record id in the page's path; '' if there is none. */
export const idIn = (url: URL, prefix: string): string =>
  new RegExp(`^/(${prefix}[A-Za-z0-9]{12})`).exec(url.pathname)?.[1] ?? ''

/** What a reading's values are as evidence. */

import type { Value } from '../../salesforce/extract/page-report.ts'
import type { Seen } from '../../salesforce/observed-setup.ts'

export type Values = Readonly<Record<string, Value>>

/** A text, '' for anything else. */
export const string = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
/** As a page shows a name, whatever blanks it was typed with. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** A box, null for anything else. */
export const seen = (value: Value | undefined): Seen => (typeof value === 'boolean' ? value : null)

/** A record's id in the page's address, in its 15-character form; '' where it has none. */
export const idIn = (url: URL, prefix: string): string =>
  new RegExp(`^/(${prefix}[A-Za-z0-9]{12})`).exec(url.pathname)?.[1] ?? ''

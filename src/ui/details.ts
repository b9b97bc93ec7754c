/** What support asks for after an error, as a short text: names, numbers and times of this program, and no words of anybody's. */

export interface Details {
  /** What was done and how it ended, by the names of this program. */
  readonly what: string
  /** Epoch milliseconds. */
  readonly at?: number | undefined
  readonly status?: number | undefined
  /** Salesforce's own code. */
  readonly code?: string | undefined
  /** What the server calls the request. */
  readonly requestId?: string | undefined
  readonly tries?: number | undefined
  /** The name of the browser's error; what it says may carry what was being written. */
  readonly error?: string | undefined
}

/** A code or an id; anything else could be somebody's text. */
const plain = (text: string | undefined): string => (text && /^[\w.:-]{1,100}$/.test(text) ? text : '')

/** The text, in English for whoever helps. */
export const detailsText = (details: Details, version: string, browser: string): string =>
  [
    ['SpaceIQ Setup Assistant', version],
    ['What', details.what],
    ['When', details.at ? new Date(details.at).toISOString() : ''],
    ['HTTP status', details.status ? String(details.status) : ''],
    ['Code', plain(details.code)],
    ['Request ID', plain(details.requestId)],
    ['Requests made', details.tries === undefined ? '' : String(details.tries)],
    ['Error', plain(details.error)],
    ['Browser', browser],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

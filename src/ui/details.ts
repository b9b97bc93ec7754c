/** Error details for support: names, numbers and times of this extension, never user text. */

export interface ErrorDetails {
  /** The action and its result, in this extension's own terms. */
  readonly event: string
  /** Epoch milliseconds. */
  readonly at?: number | undefined
  readonly status?: number | undefined
  /** Salesforce's error code. */
  readonly code?: string | undefined
  /** The server's ID of the request. */
  readonly requestId?: string | undefined
  readonly tries?: number | undefined
  /** The name of the browser's error; its message could contain user text. */
  readonly error?: string | undefined
}

/** Keeps a code or an ID; drops anything else, as it could be user text. */
const sanitizeCode = (text: string | undefined): string => (text && /^[\w.:-]{1,100}$/.test(text) ? text : '')

/** Formats the details, in English for support. */
export const formatErrorDetails = (details: ErrorDetails, version: string, browser: string): string =>
  [
    ['SpaceIQ Setup Assistant', version],
    ['What', details.event],
    ['When', details.at ? new Date(details.at).toISOString() : ''],
    ['HTTP status', details.status ? String(details.status) : ''],
    ['Code', sanitizeCode(details.code)],
    ['Request ID', sanitizeCode(details.requestId)],
    ['Requests made', details.tries === undefined ? '' : String(details.tries)],
    ['Error', sanitizeCode(details.error)],
    ['Browser', browser],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

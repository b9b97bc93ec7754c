/** Classifies failures of Salesforce's API. Pure. */

import { redactSessionIds } from '../session-id.ts'

export type ApiReason =
  | 'no-session' // no session of this org in the browser
  | 'session-unreadable' // the tab's session is not accessible to extensions
  | 'behind-proxy' // a company's proxy in front of the org keeps the session
  | 'kept-off' // the browser blocks the extension on this host despite its permission
  | 'session-expired'
  | 'session-locked' // valid in the browser only: locked to another IP address or domain
  | 'session-barred' // rejected by the API though new; the code has several causes
  | 'session-level' // Salesforce demands a higher session security level
  | 'scope-missing' // the connected app's scopes do not include the API
  | 'password-expired' // allows a login, but no API calls
  | 'api-disabled' // no API in this edition, or for the admin
  | 'own-api-disabled' // no API for this admin only
  | 'access-control' // API Access Control: admin-approved apps only
  | 'limit' // daily or concurrent request limit reached
  | 'busy' // locked by another change; works later
  | 'forbidden'
  | 'not-found'
  | 'duplicate' // exists already
  | 'unseen' // reported as existing, but not listed under its name
  | 'no-room' // the object's limit is reached
  | 'no-seat' // no free user license
  | 'licence' // not allowed by the user's license
  | 'layout' // page layout has no place, or was not stored as sent
  | 'by-hand' // refused by both API versions; needs Setup
  | 'invalid' // understood and refused
  | 'shared' // in use by others, who would be locked out
  | 'network'
  | 'timeout'
  | 'redirected' // never followed, as that would send the session ID along
  | 'unexpected' // no response of Salesforce's API

export interface ApiError {
  readonly ok: false
  readonly reason: ApiReason
  /** Salesforce's own code and message, '' if there are none. */
  readonly code: string
  readonly message: string
  /** HTTP status, if there was a response. */
  readonly status?: number
  /** API names of the fields the error is about, if Salesforce names any. */
  readonly fields?: readonly string[]
}

export type ApiResult<T = unknown> = { readonly ok: true; readonly value: T } | ApiError

/** Creates a failure, by default without Salesforce's words. */
export const apiFailure = (reason: ApiReason, code = '', message = ''): ApiError => ({
  ok: false,
  reason,
  code,
  message,
})

const accessControlPattern = /API Access Control|Use Any API Client|admin.approved|not approved/i

/**
 * Reasons by wording, whatever the code. `session is not valid for use` comes last, as it may mean
 * API Access Control, a missing scope `api`, or a low session level.
 * @see Salesforce Help 005226515
 */
const reasonsByWording: readonly (readonly [pattern: RegExp, reason: ApiReason])[] = [
  [/(?:security|session|assurance) level|high.?assurance/i, 'session-level'],
  [/insufficient.scope|\bscopes?\b/i, 'scope-missing'],
  [/not valid for use/i, 'session-barred'],
]
/** Codes for duplicate metadata, one per kind; `DUPLICATES_DETECTED` is about records instead. */
const duplicateCode = /^DUPLICATE_/

/**
 * Temporary refusals and limits that come with unspecific codes. Wording is known in English only;
 * in other languages they stay plain refusals.
 */
const busyPattern =
  /unable to obtain exclusive access|administration setup is (?:already )?locked|already locked by|another (?:change|deployment|operation) is in progress|currently being (?:deployed|modified)|concurrent (?:change|update)/i
const noRoomPattern =
  /(?:reached|exceed\w*) the (?:maximum|limit)|(?:maximum|limit) (?:number )?of [\w ]*fields/i

const sessionLockPattern = /\blocked\b|IP address|different (?:ip|domain)|session hash/i

const reasonsByCode: ReadonlyMap<string, ApiReason> = new Map(
  Object.entries({
    API_DISABLED_FOR_ORG: 'api-disabled',
    API_CURRENTLY_DISABLED: 'own-api-disabled',
    API_ACCESS_CONTROL: 'access-control',
    INVALID_OPERATION_WITH_EXPIRED_PASSWORD: 'password-expired',
    PASSWORD_EXPIRED: 'password-expired',
    // Plain-text response of `userinfo`.
    BAD_OAUTH_TOKEN: 'session-expired',
    MISSING_OAUTH_TOKEN: 'session-expired',
    REQUEST_LIMIT_EXCEEDED: 'limit',
    SERVER_UNAVAILABLE: 'busy',
    SERVICE_UNAVAILABLE: 'busy',
    UNABLE_TO_LOCK_ROW: 'busy',
    ALREADY_IN_PROCESS: 'busy',
    LIMIT_EXCEEDED: 'no-room',
    STORAGE_LIMIT_EXCEEDED: 'no-room',
    LICENSE_LIMIT_EXCEEDED: 'no-seat',
    INSUFFICIENT_ACCESS: 'forbidden',
    INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
    INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'forbidden',
    FORBIDDEN: 'forbidden',
    NOT_FOUND: 'not-found',
    INVALID_TYPE: 'not-found',
    GONE: 'not-found',
  } satisfies Record<string, ApiReason>),
)

const getReasonByStatus = (status: number): ApiReason => {
  if (status === 401) return 'session-expired'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 429) return 'limit'
  if (status >= 502 && status <= 504) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'unexpected'
}

/** Classifies an HTTP status with Salesforce's code and message. */
const classifyApiError = (status: number, code: string, message: string): ApiReason => {
  if (accessControlPattern.test(message)) return 'access-control'
  // Only for denied access: a refused record may mention scopes and levels of its own.
  const isAccessDenied = status === 401 || status === 403 || code === 'INVALID_SESSION_ID'
  const worded = isAccessDenied ? reasonsByWording.find(([pattern]) => pattern.test(message))?.[1] : undefined
  if (worded) return worded
  if (code === 'INVALID_SESSION_ID')
    return sessionLockPattern.test(message) ? 'session-locked' : 'session-expired'
  if (duplicateCode.test(code)) return 'duplicate'
  const known = reasonsByCode.get(code.toUpperCase())
  if (known) return known
  // A single part may fail with this while the request succeeds; a retry helps.
  if (code === 'UNKNOWN_EXCEPTION' && status < 500) return 'busy'
  if (busyPattern.test(message)) return 'busy'
  return noRoomPattern.test(message) ? 'no-room' : getReasonByStatus(status)
}

const htmlEntities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  amp: '&',
}

const withoutTags = (text: string): string => text.replace(/<\/?[a-z][^<>]*>/gi, ' ')

/** Removes tags and decodes entities: Salesforce's messages are written for HTML pages. */
const toPlainText = (text: string): string =>
  withoutTags(
    withoutTags(text).replace(
      /&(lt|gt|quot|apos|amp|#39);/gi,
      (_, name: string) => htmlEntities[name.toLowerCase()] ?? '',
    ),
  )

/** Cleans a message: Salesforce echoes the request, so redact session IDs and drop queries. */
const sanitizeMessage = (text: unknown): string =>
  typeof text === 'string'
    ? toPlainText(redactSessionIds(text).replace(/^[\s\S]*ERROR at Row:\d+:Column:\d+/, ''))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 300)
    : ''

/** Checks for a single word such as `Bad_OAuth_Token`. */
const isCode = (text: string): boolean => /^\w{3,60}$/.test(text)

/** Parses an error body: `[{ errorCode, message }]`, one such object, or plain text. */
export const parseApiError = (status: number, body: unknown): ApiError => {
  const first: unknown = Array.isArray(body) ? body[0] : body
  if (typeof first === 'string') {
    const text = sanitizeMessage(first.trim())
    const [code, message] = isCode(text) ? [text, ''] : ['', text]
    return { ...apiFailure(classifyApiError(status, code, message), code, message), status }
  }
  const raw: Record<string, unknown> = typeof first === 'object' && first !== null ? { ...first } : {}
  // OAuth has names of its own for code and message.
  const code = sanitizeMessage(raw.errorCode ?? raw.statusCode ?? raw.error)
  const message = sanitizeMessage(raw.message ?? raw.error_description)
  const fields = Array.isArray(raw.fields)
    ? Array.from(raw.fields, sanitizeMessage).filter((name) => name !== '')
    : []
  return {
    ...apiFailure(classifyApiError(status, code, message), code, message),
    status,
    ...(fields.length > 0 ? { fields } : {}),
  }
}

/** Returns whether the error is about the session, so another session may work. */
export const isSessionError = (reason: ApiReason): boolean =>
  [
    'session-expired',
    'session-locked',
    'session-barred',
    'session-level',
    'scope-missing',
    'password-expired',
    'access-control',
  ].includes(reason)

/** Returns whether every further request would fail alike. */
export const isUnrecoverable = (reason: ApiReason): boolean =>
  isSessionError(reason) ||
  [
    'no-session',
    'session-unreadable',
    'behind-proxy',
    'kept-off',
    'api-disabled',
    'own-api-disabled',
    'limit',
    'busy',
    'network',
    'timeout',
    'redirected',
  ].includes(reason)

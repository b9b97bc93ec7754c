/** Why Salesforce's API did not do what was asked, from its answer. Pure. */

import { withoutSessions } from '../session-id.ts'

export type ApiReason =
  | 'no-session' // the browser has no session of this org
  | 'session-unreadable' // the browser does not let us at the session of this tab
  | 'behind-proxy' // a company's proxy stands before the org, and keeps the session to itself
  | 'kept-off' // the browser lets nothing of ours near the org, though the permission stands
  | 'session-expired'
  | 'session-locked' // valid in the browser, not for the API: locked to another address or domain
  | 'session-barred' // minutes old, and kept from the API: one code for several causes, none of them told
  | 'session-level' // Salesforce wants a session of a higher security level
  | 'scope-missing' // the app's scopes do not open the API
  | 'password-expired' // counts for a session, and for no call with it
  | 'api-disabled' // the edition, or the admin, has no API
  | 'own-api-disabled' // the admin alone has no API
  | 'access-control' // only admin-approved apps may use the API
  | 'limit' // the day's requests are used up, or too many came at once
  | 'busy' // somebody else's change holds what is to be changed: later it works
  | 'forbidden'
  | 'not-found'
  | 'duplicate' // what was to be made is there already
  | 'unseen' // Salesforce calls it there already, and does not show it under its name
  | 'no-room' // the object has no room for it
  | 'no-seat' // no user licence is free
  | 'licence' // the user's licence does not take it
  | 'layout' // a page layout has no place for it, or did not come out as it was written
  | 'by-hand' // Salesforce does not take it over the API, by neither of two ways
  | 'invalid' // Salesforce understood, and refused what was asked
  | 'shared' // what was to be changed is in use by others, who would be locked out
  | 'network'
  | 'timeout'
  | 'redirected' // never followed: the session would go with it
  | 'unexpected' // nothing Salesforce's API answers

export interface ApiError {
  readonly ok: false
  readonly reason: ApiReason
  /** Salesforce's own code and words, '' where there are none. */
  readonly code: string
  readonly message: string
  /** The HTTP status where there was one. */
  readonly status?: number
  /** Which values it is about, by the names of the API, where Salesforce named any. */
  readonly fields?: readonly string[]
}

export type ApiResult<T = unknown> = { readonly ok: true; readonly value: T } | ApiError

/** A failure without words of Salesforce's. */
export const failed = (reason: ApiReason, code = '', message = ''): ApiError => ({
  ok: false,
  reason,
  code,
  message,
})

const controlled = /API Access Control|Use Any API Client|admin.approved|not approved/i

/**
 * Words that name the cause where somebody is kept out, whatever the code. `session is not valid for use` is what the REST API tells of API Access
 * Control, of an app without the scope `api` (Salesforce Help 005226515) and of a session of too low a level: it names
 * none of them, and so stands last.
 */
const byWords: readonly (readonly [words: RegExp, reason: ApiReason])[] = [
  [/(?:security|session|assurance) level|high.?assurance/i, 'session-level'],
  [/insufficient.scope|\bscopes?\b/i, 'scope-missing'],
  [/not valid for use/i, 'session-barred'],
]
/** Salesforce has one code of this kind for each sort of thing; the other, `DUPLICATES_DETECTED`, is about records. */
const duplicate = /^DUPLICATE_/

/**
 * Some refusals that only mean "later", and some limits, come with a code that means anything. The words are Salesforce's
 * in English: in another language such a refusal stays a plain one.
 */
const busy =
  /unable to obtain exclusive access|administration setup is (?:already )?locked|already locked by|another (?:change|deployment|operation) is in progress|currently being (?:deployed|modified)|concurrent (?:change|update)/i
const full = /(?:reached|exceed\w*) the (?:maximum|limit)|(?:maximum|limit) (?:number )?of [\w ]*fields/i

const locked = /\blocked\b|IP address|different (?:ip|domain)|session hash/i

const byCode: ReadonlyMap<string, ApiReason> = new Map(
  Object.entries({
    API_DISABLED_FOR_ORG: 'api-disabled',
    API_CURRENTLY_DISABLED: 'own-api-disabled',
    API_ACCESS_CONTROL: 'access-control',
    INVALID_OPERATION_WITH_EXPIRED_PASSWORD: 'password-expired',
    PASSWORD_EXPIRED: 'password-expired',
    // What `userinfo` answers, as plain text.
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

const byStatus = (status: number): ApiReason => {
  if (status === 401) return 'session-expired'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 429) return 'limit'
  if (status >= 502 && status <= 504) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'unexpected'
}

/** What an HTTP status with Salesforce's code and words comes to. */
export const reasonOf = (status: number, code: string, message: string): ApiReason => {
  if (controlled.test(message)) return 'access-control'
  // Only where somebody is kept out: a refused record may speak of scopes and levels of its own.
  const named = status === 401 || status === 403 || code === 'INVALID_SESSION_ID'
  const told = named ? byWords.find(([words]) => words.test(message))?.[1] : undefined
  if (told) return told
  if (code === 'INVALID_SESSION_ID') return locked.test(message) ? 'session-locked' : 'session-expired'
  if (duplicate.test(code)) return 'duplicate'
  const known = byCode.get(code.toUpperCase())
  if (known) return known
  // A part of a request fails with it while the whole succeeds: a moment later the part does too.
  if (code === 'UNKNOWN_EXCEPTION' && status < 500) return 'busy'
  if (busy.test(message)) return 'busy'
  return full.test(message) ? 'no-room' : byStatus(status)
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  amp: '&',
}

const withoutTags = (text: string): string => text.replace(/<\/?[a-z][^<>]*>/gi, ' ')

/** Salesforce's words are written for a page: tags and entities in them mean nothing where they are shown as text. */
const plain = (text: string): string =>
  withoutTags(
    withoutTags(text).replace(
      /&(lt|gt|quot|apos|amp|#39);/gi,
      (_, name: string) => entities[name.toLowerCase()] ?? '',
    ),
  )

/** Salesforce repeats what it was sent; a session among it goes no further, and a query is known. */
const clean = (text: unknown): string =>
  typeof text === 'string'
    ? plain(withoutSessions(text).replace(/^[\s\S]*ERROR at Row:\d+:Column:\d+/, ''))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 300)
    : ''

/** One word as codes are written: `Bad_OAuth_Token`. */
const isCode = (text: string): boolean => /^\w{3,60}$/.test(text)

/** A body of the REST API's, `[{ errorCode, message }]` or one of them, or a plain text, as a failure. */
export const errorOf = (status: number, body: unknown): ApiError => {
  const first: unknown = Array.isArray(body) ? body[0] : body
  if (typeof first === 'string') {
    const said = clean(first.trim())
    const [code, message] = isCode(said) ? [said, ''] : ['', said]
    return { ...failed(reasonOf(status, code, message), code, message), status }
  }
  const raw: Record<string, unknown> = typeof first === 'object' && first !== null ? { ...first } : {}
  // The last two are how OAuth itself answers, in a body of its own.
  const code = clean(raw.errorCode ?? raw.statusCode ?? raw.error)
  const message = clean(raw.message ?? raw.error_description)
  const fields = Array.isArray(raw.fields) ? Array.from(raw.fields, clean).filter((name) => name !== '') : []
  return {
    ...failed(reasonOf(status, code, message), code, message),
    status,
    ...(fields.length > 0 ? { fields } : {}),
  }
}

/** Whether the answer is about the session that asked: another one may be let in. */
export const isOfSession = (reason: ApiReason): boolean =>
  [
    'session-expired',
    'session-locked',
    'session-barred',
    'session-level',
    'scope-missing',
    'password-expired',
    'access-control',
  ].includes(reason)

/** Whether the same would be answered to whatever is asked next. */
export const isHopeless = (reason: ApiReason): boolean =>
  isOfSession(reason) ||
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

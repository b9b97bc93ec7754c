/** Maps a response of the activation endpoint to an outcome. Pure. */

import type { GrantType } from '../flow-retirement/grant-type.ts'
import { credentialNames } from '../required-setup.ts'
import { activationResponse, contractError, problemFieldError } from './contract.ts'
import type { ActivationFailure, ActivationOutcome, FieldError } from './outcome.ts'
import { parseRetryAfter } from './retry-after.ts'

export interface HttpResponse {
  readonly status: number
  readonly contentType: string
  readonly retryAfter: string | null
  /** The server's name for the request. */
  readonly requestId?: string | null
  /** Null if the body exceeds the size limit. */
  readonly body: string | null
}

interface ResponseContext {
  readonly now: number
  readonly tries: number
  readonly grant: GrantType
  /** Masks sent values and truncates the text. */
  readonly redact: (text: string) => string
}

const MAX_ERRORS = 20

const toFailureKind = (status: number): ActivationFailure['kind'] => {
  if (status >= 300 && status < 400) return 'redirected'
  if (status >= 500 && status < 600) return 'server-error'
  const kinds: Record<number, ActivationFailure['kind']> = {
    400: 'invalid',
    422: 'invalid',
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    409: 'already-active',
    429: 'rate-limited',
  }
  return kinds[status] ?? 'unexpected'
}

const isJson = (contentType: string): boolean =>
  /^application\/(?:[\w.-]+\+)?json$/i.test(contentType.split(';')[0]?.trim() ?? '')

const parseJson = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

/** Returns the outcome of a response, for any response. */
export const toActivationOutcome = (response: HttpResponse, context: ResponseContext): ActivationOutcome => {
  const { now, tries } = context
  const parsed = response.body !== null && isJson(response.contentType) ? parseJson(response.body) : null
  if (response.status === 200 || response.status === 201) {
    if (response.body === null) return { kind: 'unexpected', at: now, status: response.status, tries }
    if (!parsed) return { kind: 'not-json', at: now, status: response.status, tries }
    return parseAccepted(response.status, parsed.json, context)
  }
  // The status decides, with errors of the contract: the body may be a proxy's HTML page.
  return {
    kind: isGrantRefused(response.status, parsed?.json, context)
      ? 'grant-refused'
      : toFailureKind(response.status),
    at: now,
    status: response.status,
    tries,
    ...(response.requestId ? { requestId: context.redact(response.requestId) } : {}),
    ...parseRetryAt(response, now),
    ...parseProblemDetails(parsed?.json, context.redact),
  }
}

/** Returns whether SpaceIQ does not take client credentials yet: its errors name version or grant. */
const isGrantRefused = (status: number, json: unknown, { grant }: ResponseContext): boolean =>
  grant === 'client_credentials' &&
  toFailureKind(status) === 'invalid' &&
  // Naming the member is enough: what it says of it is not needed.
  readErrors(json).some((error) => contractError.safeParse(error).success)

/** Returns the first entries of `errors`, of whatever form. */
const readErrors = (json: unknown): readonly unknown[] => {
  const errors: unknown = typeof json === 'object' && json !== null && 'errors' in json ? json.errors : null
  return Array.isArray(errors) ? errors.slice(0, MAX_ERRORS) : []
}

const parseAccepted = (
  status: number,
  json: unknown,
  { now, tries, redact }: ResponseContext,
): ActivationOutcome => {
  const parsed = activationResponse.safeParse(json)
  if (!parsed.success) return { kind: 'unexpected', at: now, status, tries }
  const { status: kind, integrationId, message } = parsed.data
  return {
    kind,
    at: now,
    ...(integrationId ? { integrationId: redact(integrationId) } : {}),
    ...(message ? { message: redact(message) } : {}),
  }
}

const parseRetryAt = (response: HttpResponse, now: number): { retryAt?: number } => {
  const wait =
    response.status === 429 || response.status >= 500 ? parseRetryAfter(response.retryAfter, now) : null
  return wait === null ? {} : { retryAt: now + wait }
}

/** Parses problem details member by member: a malformed member must not hide the others. */
const parseProblemDetails = (
  json: unknown,
  redact: (text: string) => string,
): { detail?: string; errors?: readonly FieldError[] } => {
  if (typeof json !== 'object' || json === null) return {}
  const { title, detail } = json as Record<string, unknown>
  const texts = [title, detail].filter((part) => typeof part === 'string' && part.trim() !== '')
  const fieldErrors = parseFieldErrors(readErrors(json), redact)
  return {
    ...(texts.length > 0 ? { detail: redact(texts.join(': ')) } : {}),
    ...(fieldErrors.length > 0 ? { errors: fieldErrors } : {}),
  }
}

const parseFieldErrors = (
  errors: readonly unknown[],
  redact: (text: string) => string,
): readonly FieldError[] =>
  errors.flatMap((error) => {
    const parsed = problemFieldError.safeParse(error)
    const field = credentialNames.find((name) => parsed.success && name === parsed.data.field)
    return parsed.success && field ? [{ field, message: redact(parsed.data.message) }] : []
  })

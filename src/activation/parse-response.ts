/** Maps a response of the activation endpoint to an outcome. Pure. */

import { credentialNames } from '../required-setup.ts'
import { activationResponse, problemFieldError } from './contract.ts'
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
export const toActivationOutcome = (
  answer: HttpResponse,
  circumstances: ResponseContext,
): ActivationOutcome => {
  const { now, tries } = circumstances
  const parsed = answer.body !== null && isJson(answer.contentType) ? parseJson(answer.body) : null
  if (answer.status === 200 || answer.status === 201) {
    if (answer.body === null) return { kind: 'unexpected', at: now, status: answer.status, tries }
    if (!parsed) return { kind: 'not-json', at: now, status: answer.status, tries }
    return parseAccepted(answer.status, parsed.json, circumstances)
  }
  // The status alone decides: the body may be a proxy's HTML page.
  return {
    kind: toFailureKind(answer.status),
    at: now,
    status: answer.status,
    tries,
    ...(answer.requestId ? { requestId: circumstances.redact(answer.requestId) } : {}),
    ...parseRetryAt(answer, now),
    ...parseProblemDetails(parsed?.json, circumstances.redact),
  }
}

const parseAccepted = (
  status: number,
  json: unknown,
  { now, tries, redact }: ResponseContext,
): ActivationOutcome => {
  const response = activationResponse.safeParse(json)
  if (!response.success) return { kind: 'unexpected', at: now, status, tries }
  const { status: kind, integrationId, message } = response.data
  return {
    kind,
    at: now,
    ...(integrationId ? { integrationId: redact(integrationId) } : {}),
    ...(message ? { message: redact(message) } : {}),
  }
}

const parseRetryAt = (answer: HttpResponse, now: number): { retryAt?: number } => {
  const wait = answer.status === 429 || answer.status >= 500 ? parseRetryAfter(answer.retryAfter, now) : null
  return wait === null ? {} : { retryAt: now + wait }
}

/** Parses problem details member by member: a malformed member must not hide the others. */
const parseProblemDetails = (
  json: unknown,
  redact: (text: string) => string,
): { detail?: string; errors?: readonly FieldError[] } => {
  if (typeof json !== 'object' || json === null) return {}
  const { title, detail, errors } = json as Record<string, unknown>
  const words = [title, detail].filter((part) => typeof part === 'string' && part.trim() !== '')
  const found = Array.isArray(errors) ? parseFieldErrors(errors, redact) : []
  return {
    ...(words.length > 0 ? { detail: redact(words.join(': ')) } : {}),
    ...(found.length > 0 ? { errors: found } : {}),
  }
}

const parseFieldErrors = (
  errors: readonly unknown[],
  redact: (text: string) => string,
): readonly FieldError[] =>
  errors.slice(0, MAX_ERRORS).flatMap((error) => {
    const parsed = problemFieldError.safeParse(error)
    const field = credentialNames.find((name) => parsed.success && name === parsed.data.field)
    return parsed.success && field ? [{ field, message: redact(parsed.data.message) }] : []
  })

/** Outcomes of an activation, as the popup explains them. */

import type { CredentialName } from '../required-setup.ts'

export interface FieldError {
  readonly field: CredentialName
  readonly message: string
}

interface ActivationSuccess {
  /** `saved`: not a response, but the admin's statement about SpaceIQ's own form. */
  readonly kind: 'active' | 'pending' | 'saved'
  readonly integrationId?: string
  readonly message?: string
  /** Epoch milliseconds. */
  readonly at: number
}

export type ActivationOutcome = ActivationSuccess | ActivationFailure

/** Returns whether SpaceIQ has the values: active, still pending, or saved by the admin. */
export const isAccepted = (outcome: ActivationOutcome): outcome is ActivationSuccess =>
  ['active', 'pending', 'saved'].includes(outcome.kind)

/** Returns whether SpaceIQ may have accepted the values although no valid response arrived. */
export const isIndeterminate = (outcome: ActivationOutcome): boolean =>
  ['network', 'timeout', 'interrupted', 'not-json'].includes(outcome.kind)

/** All ways in which an activation can fail. */
export const activationFailureKinds = [
  'incomplete', // a value or the token is missing, nothing was sent
  'endpoint-refused', // not HTTPS or host not allowed, nothing was sent
  'grant-not-chosen', // the password flow has ended and no other was chosen, nothing was sent
  'access-missing', // the browser does not let us reach the endpoint, or send, nothing was sent
  'invalid', // 400 or 422
  'grant-refused', // 400 or 422 that names `version` or `grant` of client credentials
  'unauthorized', // 401
  'forbidden', // 403
  'not-found', // 404
  'already-active', // 409
  'rate-limited', // 429
  'server-error', // 5xx after the last try
  'network', // no response after the last try
  'timeout', // no response within 15 s after the last try
  'interrupted', // the browser stopped the worker before the response
  'redirected', // a redirect, never followed
  'not-json',
  'unexpected', // JSON, but not as in the contract
] as const

export interface ActivationFailure {
  readonly kind: (typeof activationFailureKinds)[number]
  readonly at: number
  /** HTTP status, if any. */
  readonly status?: number
  /** The server's name for the request, if any. */
  readonly requestId?: string
  /** SpaceIQ's text (title and detail of the problem), with sent values masked. */
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** Missing values, with `incomplete`. */
  readonly missing?: readonly (CredentialName | 'token')[]
  /** Epoch milliseconds before which a retry is useless (Retry-After). */
  readonly retryAt?: number
  /** Number of requests sent. */
  readonly tries: number
}

/** Each way an activation can end, as the popup must explain it. */

import type { ActivationValue } from '../required-setup.ts'

export interface FieldError {
  readonly field: ActivationValue
  readonly message: string
}

export interface Accepted {
  /** `saved` is no answer: the admin says so of SpaceIQ's own form. */
  readonly kind: 'active' | 'pending' | 'saved'
  readonly integrationId?: string
  readonly message?: string
  readonly at: number
}

export type ActivationOutcome = Accepted | ActivationFailure

/** Whether SpaceIQ took the values, be it that it still works on them, or that the admin says so. */
export const isAccepted = (outcome: ActivationOutcome): outcome is Accepted =>
  ['active', 'pending', 'saved'].includes(outcome.kind)

/** Whether SpaceIQ may have taken the values though it was not heard to. */
export const isUnclear = (outcome: ActivationOutcome): boolean =>
  ['network', 'timeout', 'interrupted', 'not-json'].includes(outcome.kind)

/** Each way an activation can fail. */
export const failureKinds = [
  'incomplete', // a value or the token is missing, nothing was sent
  'endpoint-refused', // the endpoint is not HTTPS or its host is not allowed, nothing was sent
  'invalid', // 400 or 422
  'unauthorized', // 401
  'forbidden', // 403
  'not-found', // 404
  'already-active', // 409
  'rate-limited', // 429
  'server-error', // 5xx after the last try
  'network', // no answer at all after the last try
  'timeout', // no answer within 15 s after the last try
  'interrupted', // the browser stopped the extension while it waited for the answer
  'redirected', // a redirect, never followed
  'not-json',
  'unexpected', // JSON, but not of the contract
] as const

export interface ActivationFailure {
  readonly kind: (typeof failureKinds)[number]
  readonly at: number
  /** The HTTP status where there was one. */
  readonly status?: number
  /** What the server calls the request, where it says so. */
  readonly requestId?: string
  /** SpaceIQ's own words (problem+json title and detail), with the values we sent blotted out. */
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** Which of the values or the token is missing, with `incomplete`. */
  readonly missing?: readonly (ActivationValue | 'token')[]
  /** Epoch milliseconds before which another try is useless (Retry-After). */
  readonly retryAt?: number
  /** How many requests were made. */
  readonly tries: number
}

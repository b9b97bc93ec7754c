/** Posts the credentials to SpaceIQ, with retries. */

import type { GrantType } from '../flow-retirement/grant-type.ts'
import { checkEndpoint } from '../platform/endpoint.ts'
import type { CredentialName } from '../required-setup.ts'
import type { ActivationOutcome } from './outcome.ts'
import { type HttpResponse, toActivationOutcome } from './parse-response.ts'
import { postJson } from './post-json.ts'
import { createRedactor } from './redact.ts'
import { toActivationRequest, validateBeforeSending } from './request.ts'
import { parseRetryAfter } from './retry-after.ts'

export interface ActivateOptions {
  readonly endpoint: string
  /** Allowed hosts outside spaceiq.com. */
  readonly allowedHosts: readonly string[]
  readonly token: string
  /** How SpaceIQ will log in: decides the contract's version, and which values are sent. */
  readonly grant: GrantType
  /** All five, also those that are not sent: none of them may stand in an outcome's text. */
  readonly values: Readonly<Record<CredentialName, string>>
  /** Same for all tries, so that SpaceIQ can tell a retry from a second activation. */
  readonly idempotencyKey: string
  readonly fetch?: typeof fetch
  readonly signal?: AbortSignal
  readonly now?: () => number
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Asked before each retry: whether settings and policy still allow sending. Default: yes. */
  readonly isRetryAllowed?: () => Promise<boolean>
  /** Called as each request is sent, with its number from 1. */
  readonly onTry?: (attempt: number) => void
  /** Time limit per try in milliseconds; default 15 s. */
  readonly timeoutMs?: number
}

const MAX_TRIES = 3
/** In milliseconds. A longer wait is left to the admin. */
const MAX_RETRY_WAIT_MS = 20_000

const delay = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal?.addEventListener('abort', finish)
    if (signal?.aborted) finish()
  })

/**
 * Posts the values to SpaceIQ: up to 3 requests, with growing delays, after a network error, a
 * timeout, a 5xx or a short Retry-After. Never rejects or logs, and no text in the outcome contains
 * a sent value. Invalid values or endpoints are refused without a request (`tries: 0`).
 */
export const postActivation = async (options: ActivateOptions): Promise<ActivationOutcome> => {
  const now = options.now ?? Date.now
  const refusal = validateBeforeSending(options, now())
  if (refusal) return refusal
  const endpoint = checkEndpoint(options.endpoint, options.allowedHosts)
  if (!endpoint.ok) return { kind: 'endpoint-refused', at: now(), detail: endpoint.reason, tries: 0 }

  const sleep = options.sleep ?? delay
  const redact = createRedactor([...Object.values(options.values), options.token])
  for (let tries = 1; ; tries += 1) {
    options.onTry?.(tries)
    const result = await postJson({
      url: endpoint.url,
      token: options.token,
      idempotencyKey: options.idempotencyKey,
      body: JSON.stringify(toActivationRequest(options.grant, options.values)),
      fetch: options.fetch ?? fetch,
      timeoutMs: options.timeoutMs ?? 15_000,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    const at = now()
    const outcome: ActivationOutcome = result.ok
      ? toActivationOutcome(result.response, { now: at, tries, grant: options.grant, redact })
      : { kind: result.kind, at, tries }
    const wait = getRetryDelay(outcome, result.ok ? result.response : null, tries, at)
    if (wait === null || options.signal?.aborted) return outcome
    await sleep(wait, options.signal)
    // Sending may no longer be allowed: the last outcome is then final.
    if (options.signal?.aborted || (await options.isRetryAllowed?.()) === false) return outcome
  }
}

/** Returns the delay before the next try in milliseconds, null for no retry. */
const getRetryDelay = (
  outcome: ActivationOutcome,
  response: HttpResponse | null,
  tries: number,
  now: number,
): number | null => {
  if (tries >= MAX_TRIES) return null
  const backOff = 1000 * 2 ** (tries - 1)
  const requestedWait = parseRetryAfter(response?.retryAfter ?? null, now)
  if (requestedWait !== null && requestedWait > MAX_RETRY_WAIT_MS) return null
  switch (outcome.kind) {
    case 'network':
    case 'timeout':
      return backOff
    case 'server-error':
      return Math.max(backOff, requestedWait ?? 0)
    case 'rate-limited':
      return requestedWait === null ? null : Math.max(backOff, requestedWait)
    default:
      return null
  }
}

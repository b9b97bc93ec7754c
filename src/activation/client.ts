/** Posts the credentials to SpaceIQ, with retries. */

import { checkEndpoint } from '../platform/endpoint.ts'
import { type ActivationValue, activationValues } from '../required-setup.ts'
import { activationRequest, contractVersion } from './contract.ts'
import type { ActivationFailure, ActivationOutcome } from './outcome.ts'
import { type Answer, outcomeOf } from './parse-response.ts'
import { exchange } from './post-json.ts'
import { redactor } from './redact.ts'
import { retryAfter } from './retry-after.ts'

export interface ActivateOptions {
  readonly endpoint: string
  /** Allowed hosts outside spaceiq.com. */
  readonly allowedHosts: readonly string[]
  readonly token: string
  readonly values: Readonly<Record<ActivationValue, string>>
  /** Same for all tries, so that SpaceIQ can tell a retry from a second activation. */
  readonly idempotencyKey: string
  readonly fetch?: typeof fetch
  readonly signal?: AbortSignal
  readonly now?: () => number
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Asked before each retry: whether settings and policy still allow sending. Default: yes. */
  readonly mayAgain?: () => Promise<boolean>
  /** Called as each request is sent, with its number from 1. */
  readonly onTry?: (n: number) => void
  /** Time limit per try in milliseconds; default 15 s. */
  readonly timeoutMs?: number
}

const maxTries = 3
/** In milliseconds. A longer wait is left to the admin. */
const longestWait = 20_000

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
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
 * Posts the five values to SpaceIQ: up to 3 requests, with growing delays, after a network error, a
 * timeout, a 5xx or a short Retry-After. Never rejects or logs, and no text in the outcome contains
 * a sent value. Invalid values or endpoints are refused without a request (`tries: 0`).
 */
export const activate = async (options: ActivateOptions): Promise<ActivationOutcome> => {
  const now = options.now ?? Date.now
  const refusal = refused(options, now())
  if (refusal) return refusal
  const endpoint = checkEndpoint(options.endpoint, options.allowedHosts)
  if (!endpoint.ok) return { kind: 'endpoint-refused', at: now(), detail: endpoint.reason, tries: 0 }

  const sleep = options.sleep ?? pause
  const redact = redactor([...Object.values(options.values), options.token])
  for (let tries = 1; ; tries += 1) {
    options.onTry?.(tries)
    const result = await exchange({
      url: endpoint.url,
      token: options.token,
      idempotencyKey: options.idempotencyKey,
      body: JSON.stringify(requestOf(options.values)),
      fetch: options.fetch ?? fetch,
      timeoutMs: options.timeoutMs ?? 15_000,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    const at = now()
    const outcome: ActivationOutcome = result.ok
      ? outcomeOf(result.answer, { now: at, tries, redact })
      : { kind: result.kind, at, tries }
    const wait = waitFor(outcome, result.ok ? result.answer : null, tries, at)
    if (wait === null || options.signal?.aborted) return outcome
    await sleep(wait, options.signal)
    // Sending may no longer be allowed: the last outcome is then final.
    if (options.signal?.aborted || (await options.mayAgain?.()) === false) return outcome
  }
}

const requestOf = (values: Readonly<Record<ActivationValue, string>>) => ({
  integration: 'salesforce',
  version: contractVersion,
  username: values.username,
  password: values.password,
  clientSecret: values.clientSecret,
  clientId: values.clientId,
  domain: values.domain,
})

/** Returns the failure if a value is missing or malformed, else null. */
const refused = ({ values, token }: ActivateOptions, at: number): ActivationFailure | null => {
  const missing: (ActivationValue | 'token')[] = activationValues.filter((name) => values[name].trim() === '')
  // A token that no header can carry counts as missing.
  if (!/^[\x21-\x7e]+$/.test(token)) missing.push('token')
  if (missing.length > 0) return { kind: 'incomplete', at, missing, tries: 0 }
  const parsed = activationRequest.safeParse(requestOf(values))
  if (parsed.success) return null
  const wrong = activationValues.filter((name) => parsed.error.issues.some((issue) => issue.path[0] === name))
  const message = 'Not sent: the value has not the form SpaceIQ expects.'
  return { kind: 'invalid', at, errors: wrong.map((field) => ({ field, message })), tries: 0 }
}

/** Returns the delay before the next try in milliseconds, null for no retry. */
const waitFor = (
  outcome: ActivationOutcome,
  answer: Answer | null,
  tries: number,
  now: number,
): number | null => {
  if (tries >= maxTries) return null
  const backOff = 1000 * 2 ** (tries - 1)
  const asked = retryAfter(answer?.retryAfter ?? null, now)
  if (asked !== null && asked > longestWait) return null
  switch (outcome.kind) {
    case 'network':
    case 'timeout':
      return backOff
    case 'server-error':
      return Math.max(backOff, asked ?? 0)
    case 'rate-limited':
      return asked === null ? null : Math.max(backOff, asked)
    default:
      return null
  }
}

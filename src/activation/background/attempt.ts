/** Activation attempt in `storage.session`: survives the worker, and holds none of the values. */

import browser from 'webextension-polyfill'
import type { ActivationOutcome } from '../outcome.ts'
import { type ActivationAttempt, parseActivationAttempt } from './attempt.schema.ts'

const getStorageKey = (org: string): string => `activation:${org}`
/** Upper bound in milliseconds. An attempt that is older lost its worker. */
const ATTEMPT_TIMEOUT_MS = 60_000

/** Reads the org's last attempt, null if none. All functions here reject when storage fails. */
export const readAttempt = async (org: string): Promise<ActivationAttempt | null> => {
  const key = getStorageKey(org)
  return parseActivationAttempt((await browser.storage.session.get(key))[key])
}

/** Returns the attempt as a `storage.session` item, to be written together with other items. */
export const toAttemptStorageItem = (
  org: string,
  attempt: ActivationAttempt,
): Readonly<Record<string, ActivationAttempt>> => ({
  [getStorageKey(org)]: attempt,
})

/** Stores the attempt, replacing the previous attempt. */
export const writeAttempt = (org: string, attempt: ActivationAttempt): Promise<void> =>
  browser.storage.session.set(toAttemptStorageItem(org, attempt))

/** Removes the org's attempt together with its outcome. */
export const removeAttempt = (org: string): Promise<void> =>
  browser.storage.session.remove(getStorageKey(org))

/** Returns whether the attempt may still be pending. */
export const isPending = (attempt: ActivationAttempt, now: number): boolean => {
  const age = now - attempt.startedAt
  return attempt.state === 'sending' && age >= 0 && age < ATTEMPT_TIMEOUT_MS
}

/** Returns the outcome; an attempt without an outcome that is no longer pending lost its worker. */
export const getAttemptOutcome = ({
  state,
  outcome,
  startedAt,
}: ActivationAttempt): ActivationOutcome | null =>
  state === 'sending' ? { kind: 'interrupted', at: startedAt, tries: 1 } : outcome

/** Hashes the payload (SHA-256, hex), so that attempts can be compared without storing values. */
export const hashPayload = async (parts: readonly string[]): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

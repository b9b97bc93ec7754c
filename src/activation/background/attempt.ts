/** An attempt to activate, in `storage.session`, so that it outlives the worker. Holds no value that was sent. */

import browser from 'webextension-polyfill'
import type { ActivationOutcome } from '../outcome.ts'
import { type Attempt, parseAttempt } from './attempt.schema.ts'

const keyOf = (org: string): string => `activation:${org}`
/** No attempt takes longer, unless its worker was stopped. */
const longest = 60_000

/** The org's last attempt, null when there is none. Rejects when storage fails, as do all here. */
export const readAttempt = async (org: string): Promise<Attempt | null> => {
  const key = keyOf(org)
  return parseAttempt((await browser.storage.session.get(key))[key])
}

/** The attempt as it stands in `storage.session`, for a write that stores something else with it. */
export const attemptItem = (org: string, attempt: Attempt): Readonly<Record<string, Attempt>> => ({
  [keyOf(org)]: attempt,
})

/** Remembers the attempt in place of the one before. */
export const writeAttempt = (org: string, attempt: Attempt): Promise<void> =>
  browser.storage.session.set(attemptItem(org, attempt))

/** Forgets the org's attempt and how it ended. */
export const removeAttempt = (org: string): Promise<void> => browser.storage.session.remove(keyOf(org))

/** Whether the attempt may still be under way somewhere. */
export const isUnderWay = (attempt: Attempt, now: number): boolean => {
  const age = now - attempt.startedAt
  return attempt.state === 'sending' && age >= 0 && age < longest
}

/** How the attempt ended; one that is no longer under way and has no end lost its worker. */
export const endOf = ({ state, outcome, startedAt }: Attempt): ActivationOutcome | null =>
  state === 'sending' ? { kind: 'interrupted', at: startedAt, tries: 1 } : outcome

/** A text that is the same for the same parts, and from which they cannot be read. */
export const fingerprintOf = async (parts: readonly string[]): Promise<string> => {
  const bytes = new TextEncoder().encode(JSON.stringify(parts))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** One click, one activation: the values leave the vault here for SpaceIQ's endpoint. */

import { loadSettings } from '../settings.ts'
import { activate as post } from '../spaceiq/client.ts'
import type { ActivationOutcome } from '../spaceiq/outcome.ts'
import {
  type Attempt,
  fingerprintOf,
  isUnderWay,
  readAttempt,
  removeAttempt,
  writeAttempt,
} from './attempt.ts'
import { activated } from './record-changes.ts'
import { loadRecord, updateRecord } from './records.ts'
import { outgoingValues } from './values.ts'
import { forget, readVault } from './vault.ts'

interface Flight {
  readonly controller: AbortController
  readonly landed: Promise<void>
}

const flights = new Map<string, Flight>()

/**
 * Sends the org's five values to SpaceIQ and stores how it ended. While that is under way, another call sends nothing
 * and waits for the same end. An attempt whose worker was stopped is resumed with the same idempotency key, unless a
 * value changed. The values are gone after success, and stay after everything else. Rejects when storage fails.
 */
export const activateOrg = (org: string, send: typeof post = post): Promise<void> => {
  const underWay = flights.get(org)
  if (underWay) return underWay.landed
  const controller = new AbortController()
  const landed = fly(org, controller.signal, send).finally(() => flights.delete(org))
  flights.set(org, { controller, landed })
  return landed
}

/** Gives up what is under way, as far as that is possible, and forgets how the last attempt ended. */
export const dropActivation = async (org: string): Promise<void> => {
  flights.get(org)?.controller.abort()
  await removeAttempt(org)
}

/** What the popup says of the org's activation. */
export const activationState = async (
  org: string,
): Promise<{ readonly sending: boolean; readonly outcome: ActivationOutcome | null }> => {
  const attempt = await readAttempt(org)
  const sending = flights.has(org) || (attempt !== null && isUnderWay(attempt, Date.now()))
  return { sending, outcome: sending ? null : (attempt?.outcome ?? null) }
}

const fly = async (org: string, signal: AbortSignal, send: typeof post): Promise<void> => {
  const [{ activationEndpoint: endpoint, allowedHosts }, vault, record, last] = await Promise.all([
    loadSettings(),
    readVault(org),
    loadRecord(org),
    readAttempt(org),
  ])
  if (last && isUnderWay(last, Date.now())) return
  const values = outgoingValues(org, vault, record.evidence, Date.now())
  const token = vault.token ?? ''
  const fingerprint = await fingerprintOf([endpoint, token, ...Object.values(values)])
  const interrupted = last?.state === 'sending' && last.fingerprint === fingerprint
  const attempt: Attempt = {
    id: interrupted ? last.id : crypto.randomUUID(),
    startedAt: Date.now(),
    fingerprint,
    state: 'sending',
    outcome: null,
  }
  if (signal.aborted) return
  await writeAttempt(org, attempt)
  // With the popup closed, a worker that asks nothing of the browser for 30 seconds is stopped, its requests with it.
  const awake = setInterval(() => void readAttempt(org).catch(() => null), 20_000)
  try {
    const outcome = await send({ endpoint, allowedHosts, token, values, idempotencyKey: attempt.id, signal })
    await land(org, attempt, outcome)
  } finally {
    clearInterval(awake)
  }
}

const land = async (org: string, attempt: Attempt, outcome: ActivationOutcome): Promise<void> => {
  const accepted = outcome.kind === 'active' || outcome.kind === 'pending' ? outcome.kind : null
  if (accepted) {
    await forget(org)
    await updateRecord(org, (record) => activated(record, accepted, outcome.at))
  }
  // The admin had it forgotten meanwhile.
  if ((await readAttempt(org))?.id !== attempt.id) return
  await writeAttempt(org, { ...attempt, state: 'finished', outcome })
}

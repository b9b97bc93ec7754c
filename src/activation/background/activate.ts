/** Sends one activation: the only code through which the values leave the vault for SpaceIQ. */

import browser from 'webextension-polyfill'
import { outgoingValues } from '../../credentials/background/credentials.ts'
import { forget, forgetFor, readVault } from '../../credentials/background/vault.ts'
import { awake } from '../../platform/background/keep-alive.ts'
import { checkEndpoint } from '../../platform/endpoint.ts'
import { isHostAllowed, readPolicy } from '../../platform/policy.ts'
import { readSettings } from '../../platform/settings.ts'
import { activated } from '../../setup-guide/background/org-state-changes.ts'
import { loadRecord, updateRecord } from '../../setup-guide/background/org-store.ts'
import { activate as post } from '../client.ts'
import { type ActivationOutcome, isAccepted, isUnclear } from '../outcome.ts'
import type { Attempt } from './attempt.schema.ts'
import {
  attemptItem,
  endOf,
  fingerprintOf,
  isUnderWay,
  readAttempt,
  removeAttempt,
  writeAttempt,
} from './attempt.ts'

interface Flight {
  readonly controller: AbortController
  readonly landed: Promise<boolean>
}

const flights = new Map<string, Flight>()

/**
 * Sends the org's five values to SpaceIQ and stores the outcome. While an attempt is pending,
 * further calls send nothing and wait for its outcome. An indeterminate attempt is repeated with
 * the same idempotency key, unless a value changed. Clears the values on success only. Resolves to
 * false, with nothing sent, if `shown` is not the configured endpoint. Rejects when storage fails.
 */
export const activateOrg = (org: string, shown: string, send: typeof post = post): Promise<boolean> => {
  const underWay = flights.get(org)
  if (underWay) return underWay.landed
  const controller = new AbortController()
  const landed = fly(org, shown, controller.signal, send).finally(() => flights.delete(org))
  flights.set(org, { controller, landed })
  return landed
}

/** Aborts a pending activation as far as possible, and removes the outcome of the last attempt. */
export const dropActivation = async (org: string): Promise<void> => {
  flights.get(org)?.controller.abort()
  await removeAttempt(org)
}

/** Returns the activation state for the popup: whether an attempt is pending, and the outcome. */
export const activationState = async (
  org: string,
): Promise<{ readonly sending: boolean; readonly outcome: ActivationOutcome | null }> => {
  const attempt = await readAttempt(org)
  const sending = flights.has(org) || (attempt !== null && isUnderWay(attempt, Date.now()))
  return { sending, outcome: sending || !attempt ? null : endOf(attempt) }
}

const fly = async (org: string, shown: string, signal: AbortSignal, send: typeof post): Promise<boolean> => {
  // An accepted activation must be recorded before a new attempt overwrites its outcome.
  await settleActivation(org)
  const [{ activationEndpoint: endpoint, allowedHosts }, vault, record, last] = await Promise.all([
    readSettings(),
    readVault(org),
    loadRecord(org),
    readAttempt(org),
  ])
  if (endpoint !== shown) return false
  if (last && isUnderWay(last, Date.now())) return true
  const values = outgoingValues(org, vault, record.evidence, Date.now())
  const token = vault.token ?? ''
  const fingerprint = await fingerprintOf([endpoint, token, ...Object.values(values)])
  const end = last && endOf(last)
  const isAgain = last?.fingerprint === fingerprint && end !== null && isUnclear(end)
  const attempt: Attempt = {
    id: isAgain ? last.id : crypto.randomUUID(),
    startedAt: Date.now(),
    fingerprint,
    state: 'sending',
    outcome: null,
  }
  if (signal.aborted) return true
  await writeAttempt(org, attempt)
  const mayAgain = () => isStillAllowed(endpoint).catch(() => false)
  await awake(async () => {
    const outcome: ActivationOutcome = isHostAllowed(await readPolicy(), endpoint)
      ? await send({ endpoint, allowedHosts, token, values, idempotencyKey: attempt.id, signal, mayAgain })
      : { kind: 'endpoint-refused', at: Date.now(), detail: 'host-not-allowed', tries: 0 }
    await land(org, attempt, outcome)
  })
  return true
}

/** Checks the endpoint again, against the current settings, host permission and policy. */
const isStillAllowed = async (endpoint: string): Promise<boolean> => {
  const [{ activationEndpoint, allowedHosts }, policy] = await Promise.all([readSettings(), readPolicy()])
  return (
    activationEndpoint === endpoint &&
    checkEndpoint(endpoint, allowedHosts).ok &&
    isHostAllowed(policy, endpoint)
  )
}

const land = async (org: string, attempt: Attempt, outcome: ActivationOutcome): Promise<void> => {
  // The admin may have cleared the attempt in the meantime, or reset the whole org.
  const isKnown = (await readAttempt(org))?.id === attempt.id
  const finished = isKnown ? attemptItem(org, { ...attempt, state: 'finished', outcome }) : {}
  if (!isAccepted(outcome)) {
    await browser.storage.session.set(finished)
    return
  }
  await forgetFor(org, finished)
  await updateRecord(org, (record) =>
    isKnown || record.running ? activated(record, outcome.kind, outcome.at) : record,
  )
}

/** Records an accepted activation if the worker was stopped or storage was full at that moment. */
export const settleActivation = async (org: string): Promise<void> => {
  const outcome = (await readAttempt(org))?.outcome
  if (!outcome || !isAccepted(outcome)) return
  const { evidence } = await loadRecord(org)
  if (evidence.activation?.at === outcome.at) return
  await forget(org)
  await updateRecord(org, (record) => activated(record, outcome.kind, outcome.at))
}

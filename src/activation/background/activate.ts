/** One click, one activation: the values leave the vault here for SpaceIQ's endpoint. */

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
 * Sends the org's five values to SpaceIQ and stores how it ended. While that is under way, another call sends nothing
 * and waits for the same end. An attempt whose end is unclear is made again with the same idempotency key, unless a value
 * changed. The values are gone after success, and stay after everything else. False, with nothing sent, where the
 * endpoint is not the one that the admin was shown. Rejects when storage fails.
 */
export const activateOrg = (org: string, shown: string, send: typeof post = post): Promise<boolean> => {
  const underWay = flights.get(org)
  if (underWay) return underWay.landed
  const controller = new AbortController()
  const landed = fly(org, shown, controller.signal, send).finally(() => flights.delete(org))
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
  return { sending, outcome: sending || !attempt ? null : endOf(attempt) }
}

const fly = async (org: string, shown: string, signal: AbortSignal, send: typeof post): Promise<boolean> => {
  // What SpaceIQ accepted stands in the record before another attempt takes its place.
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

/** Whether this is the endpoint, and may be: by the settings, the browser's permission and the policy as they are now. */
const isStillAllowed = async (endpoint: string): Promise<boolean> => {
  const [{ activationEndpoint, allowedHosts }, policy] = await Promise.all([readSettings(), readPolicy()])
  return (
    activationEndpoint === endpoint &&
    checkEndpoint(endpoint, allowedHosts).ok &&
    isHostAllowed(policy, endpoint)
  )
}

const land = async (org: string, attempt: Attempt, outcome: ActivationOutcome): Promise<void> => {
  // The admin may have had it forgotten meanwhile, and with a reset the org as well.
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

/** Writes into the record what SpaceIQ accepted, where the worker was stopped, or storage was full, before it stood there. */
export const settleActivation = async (org: string): Promise<void> => {
  const outcome = (await readAttempt(org))?.outcome
  if (!outcome || !isAccepted(outcome)) return
  const { evidence } = await loadRecord(org)
  if (evidence.activation?.at === outcome.at) return
  await forget(org)
  await updateRecord(org, (record) => activated(record, outcome.kind, outcome.at))
}

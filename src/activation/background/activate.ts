/** Sends one activation: the only code through which the values leave the vault for SpaceIQ. */

import browser from 'webextension-polyfill'
import { toActivationPayload } from '../../credentials/background/credentials.ts'
import { clearVault, clearVaultWith, readVault } from '../../credentials/background/vault.ts'
import { withKeepAlive } from '../../platform/background/keep-alive.ts'
import { checkEndpoint } from '../../platform/endpoint.ts'
import { notifyTopics } from '../../platform/persistent-store.ts'
import { isHostAllowed, readPolicy } from '../../platform/policy.ts'
import { readSettings } from '../../platform/settings.ts'
import { withActivation } from '../../setup-guide/background/org-state-changes.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import { postActivation as post } from '../client.ts'
import { type ActivationOutcome, isAccepted, isIndeterminate } from '../outcome.ts'
import type { ActivationAttempt } from './attempt.schema.ts'
import { attemptOf, getAttemptOutcome, hashPayload, isPending } from './attempt.ts'

interface PendingActivation {
  readonly controller: AbortController
  readonly completed: Promise<boolean>
}

const pendingActivations = new Map<string, PendingActivation>()

/**
 * Sends the org's five values to SpaceIQ and stores the outcome. While an attempt is pending,
 * further calls send nothing and wait for its outcome. An indeterminate attempt is repeated with
 * the same idempotency key, unless a value changed. Clears the values on success only. Resolves to
 * false, with nothing sent, if `shown` is not the configured endpoint. Rejects when storage fails.
 */
export const activateOrg = (org: string, shown: string, send: typeof post = post): Promise<boolean> => {
  const underWay = pendingActivations.get(org)
  if (underWay) return underWay.completed
  const controller = new AbortController()
  const landed = sendActivation(org, shown, controller.signal, send).finally(async () => {
    pendingActivations.delete(org)
    await notifyTopics(['job'])
  })
  pendingActivations.set(org, { controller, completed: landed })
  return landed
}

/** Aborts a pending activation as far as possible, and removes the outcome of the last attempt. */
export const abortActivation = async (org: string): Promise<void> => {
  pendingActivations.get(org)?.controller.abort()
  await attemptOf(org).remove()
}

/** Returns the activation state for the popup: whether an attempt is pending, and the outcome. */
export const getActivationState = async (
  org: string,
): Promise<{ readonly sending: boolean; readonly outcome: ActivationOutcome | null }> => {
  const attempt = await attemptOf(org).get()
  const sending = pendingActivations.has(org) || (attempt !== null && isPending(attempt, Date.now()))
  return { sending, outcome: sending || !attempt ? null : getAttemptOutcome(attempt) }
}

const sendActivation = async (
  org: string,
  shown: string,
  signal: AbortSignal,
  send: typeof post,
): Promise<boolean> => {
  // An accepted activation must be recorded before a new attempt overwrites its outcome.
  await reconcileActivation(org)
  const [{ activationEndpoint: endpoint, allowedHosts }, vault, record, last] = await Promise.all([
    readSettings(),
    readVault(org),
    loadOrgState(org),
    attemptOf(org).get(),
  ])
  if (endpoint !== shown) return false
  if (last && isPending(last, Date.now())) return true
  const values = toActivationPayload(org, vault, record.observedSetup, Date.now())
  const token = vault.token ?? ''
  const fingerprint = await hashPayload([endpoint, token, ...Object.values(values)])
  const end = last && getAttemptOutcome(last)
  const isAgain = last?.fingerprint === fingerprint && end !== null && isIndeterminate(end)
  const attempt: ActivationAttempt = {
    id: isAgain ? last.id : crypto.randomUUID(),
    startedAt: Date.now(),
    fingerprint,
    state: 'sending',
    outcome: null,
  }
  if (signal.aborted) return true
  await attemptOf(org).set(attempt)
  const mayAgain = () => isEndpointStillAllowed(endpoint).catch(() => false)
  await withKeepAlive(async () => {
    const outcome: ActivationOutcome = isHostAllowed(await readPolicy(), endpoint)
      ? await send({
          endpoint,
          allowedHosts,
          token,
          values,
          idempotencyKey: attempt.id,
          signal,
          isRetryAllowed: mayAgain,
        })
      : { kind: 'endpoint-refused', at: Date.now(), detail: 'host-not-allowed', tries: 0 }
    await storeOutcome(org, attempt, outcome)
  })
  return true
}

/** Checks the endpoint again, against the current settings, host permission and policy. */
const isEndpointStillAllowed = async (endpoint: string): Promise<boolean> => {
  const [{ activationEndpoint, allowedHosts }, policy] = await Promise.all([readSettings(), readPolicy()])
  return (
    activationEndpoint === endpoint &&
    checkEndpoint(endpoint, allowedHosts).ok &&
    isHostAllowed(policy, endpoint)
  )
}

const storeOutcome = async (
  org: string,
  attempt: ActivationAttempt,
  outcome: ActivationOutcome,
): Promise<void> => {
  // The admin may have cleared the attempt in the meantime, or reset the whole org.
  const isKnown = (await attemptOf(org).get())?.id === attempt.id
  const finished = isKnown ? { [attemptOf(org).key]: { ...attempt, state: 'finished', outcome } } : {}
  if (!isAccepted(outcome)) {
    await browser.storage.session.set(finished)
    return
  }
  await clearVaultWith(org, finished)
  await updateOrgState(org, (record) =>
    isKnown || record.guideActive ? withActivation(record, outcome.kind, outcome.at) : record,
  )
}

/** Records an accepted activation if the worker was stopped or storage was full at that moment. */
export const reconcileActivation = async (org: string): Promise<void> => {
  const outcome = (await attemptOf(org).get())?.outcome
  if (!outcome || !isAccepted(outcome)) return
  const { observedSetup: evidence } = await loadOrgState(org)
  if (evidence.activation?.at === outcome.at) return
  await clearVault(org)
  await updateOrgState(org, (record) => withActivation(record, outcome.kind, outcome.at))
}

/** Sends one activation: the only code through which the values leave the vault for SpaceIQ. */

import browser from 'webextension-polyfill'
import { recordHandOver } from '../../change-record/background/change-record-store.ts'
import { toActivationPayload } from '../../credentials/background/credentials.ts'
import { clearVault, clearVaultWith, readVault } from '../../credentials/background/vault.ts'
import { type GrantType, getGrantType } from '../../flow-retirement/grant-type.ts'
import type { PageRefusal } from '../../messages.ts'
import { withKeepAlive } from '../../platform/background/keep-alive.ts'
import { checkEndpoint } from '../../platform/endpoint.ts'
import { hashTexts } from '../../platform/hash-texts.ts'
import { queryAccess } from '../../platform/host-permission.ts'
import { toHostPattern } from '../../platform/match-pattern.ts'
import { notifyTopics } from '../../platform/persistent-store.ts'
import { isHostAllowed, readPolicy } from '../../platform/policy.ts'
import { readSettings } from '../../platform/settings.ts'
import { withActivation } from '../../setup-guide/background/org-state-changes.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import { postActivation } from '../client.ts'
import { type ActivationOutcome, isAccepted, isIndeterminate } from '../outcome.ts'
import { toActivationRequest } from '../request.ts'
import type { ActivationAttempt } from './attempt.schema.ts'
import { getAttemptItem, getAttemptOutcome, isPending } from './attempt.ts'

interface PendingActivation {
  readonly controller: AbortController
  readonly completed: Promise<Refusal | null>
}

/** What the admin saw at the click: nothing else may be sent, and nowhere else. */
export interface ShownActivation {
  readonly endpoint: string
  readonly grant: GrantType
}

type Refusal = Extract<PageRefusal, 'endpoint-changed' | 'grant-changed'>

const pendingActivations = new Map<string, PendingActivation>()

/**
 * Sends the org's values to SpaceIQ and stores the outcome. While an attempt is pending, further
 * calls send nothing and wait for its outcome. An indeterminate attempt is repeated with the same
 * idempotency key, unless what is sent changed. Clears the values on success only. Resolves to the
 * refusal, with nothing sent, if endpoint or grant type are not the shown ones, else to null.
 * Rejects if storage fails.
 */
export const activateOrg = (
  org: string,
  shown: ShownActivation,
  send = postActivation,
): Promise<Refusal | null> => {
  const pending = pendingActivations.get(org)
  if (pending) return pending.completed
  const controller = new AbortController()
  const completed = sendActivation(org, shown, controller.signal, send).finally(async () => {
    pendingActivations.delete(org)
    await notifyTopics(['job'])
  })
  pendingActivations.set(org, { controller, completed })
  return completed
}

/** Aborts a pending activation as far as possible, and removes the outcome of the last attempt. */
export const abortActivation = async (org: string): Promise<void> => {
  pendingActivations.get(org)?.controller.abort()
  await getAttemptItem(org).remove()
}

/** Returns the activation state for the popup: whether an attempt is pending, and the outcome. */
export const getActivationState = async (
  org: string,
): Promise<{ readonly sending: boolean; readonly outcome: ActivationOutcome | null }> => {
  const attempt = await getAttemptItem(org).get()
  const sending = pendingActivations.has(org) || (attempt !== null && isPending(attempt, Date.now()))
  return { sending, outcome: sending || !attempt ? null : getAttemptOutcome(attempt) }
}

const sendActivation = async (
  org: string,
  shown: ShownActivation,
  signal: AbortSignal,
  send: typeof postActivation,
): Promise<Refusal | null> => {
  // An accepted activation must be recorded before a new attempt overwrites its outcome.
  await reconcileActivation(org)
  const [{ activationEndpoint: endpoint, allowedHosts }, vault, orgState, lastAttempt] = await Promise.all([
    readSettings(),
    readVault(org),
    loadOrgState(org),
    getAttemptItem(org).get(),
  ])
  if (endpoint !== shown.endpoint) return 'endpoint-changed'
  const grant = getGrantType(orgState.chosenGrant, new Date())
  // Without a grant type the outcome says that one has to be chosen.
  if (grant !== null && grant !== shown.grant) return 'grant-changed'
  if (lastAttempt && isPending(lastAttempt, Date.now())) return null
  const values = toActivationPayload(org, vault, orgState.observedSetup, Date.now())
  const token = vault.token ?? ''
  const fingerprint = await hashTexts([
    endpoint,
    token,
    JSON.stringify(toActivationRequest(shown.grant, values)),
  ])
  const lastOutcome = lastAttempt && getAttemptOutcome(lastAttempt)
  const isRepeat =
    lastAttempt?.fingerprint === fingerprint && lastOutcome !== null && isIndeterminate(lastOutcome)
  const attempt: ActivationAttempt = {
    id: isRepeat ? lastAttempt.id : crypto.randomUUID(),
    startedAt: Date.now(),
    fingerprint,
    state: 'sending',
    outcome: null,
  }
  const refusal: ActivationOutcome | null =
    grant === null
      ? { kind: 'grant-not-chosen', at: Date.now(), tries: 0 }
      : await findSendingRefusal(endpoint)
  if (signal.aborted) return null
  await getAttemptItem(org).set(attempt)
  const isRetryAllowed = () => isStillAllowed(org, shown).catch(() => false)
  await withKeepAlive(async () => {
    const outcome: ActivationOutcome =
      refusal ??
      (await send({
        endpoint,
        allowedHosts,
        token,
        grant: shown.grant,
        values,
        idempotencyKey: attempt.id,
        signal,
        isRetryAllowed,
      }))
    await storeOutcome(org, attempt, outcome)
  })
  return null
}

/** Returns whether the browser lets us reach the endpoint's host, and Firefox send login data. */
const isSendingGranted = async (endpoint: string): Promise<boolean> =>
  !URL.canParse(endpoint) ||
  (await queryAccess({ patterns: [toHostPattern(new URL(endpoint).hostname)], sendsCredentials: true }))

/** Returns why nothing may be sent, by the policy or the browser; null if it may. */
const findSendingRefusal = async (endpoint: string): Promise<ActivationOutcome | null> => {
  if (!isHostAllowed(await readPolicy(), endpoint))
    return { kind: 'endpoint-refused', at: Date.now(), detail: 'host-not-allowed', tries: 0 }
  return (await isSendingGranted(endpoint)) ? null : { kind: 'access-missing', at: Date.now(), tries: 0 }
}

/** Checks again: endpoint against settings, host permission and policy, grant against the choice. */
const isStillAllowed = async (org: string, { endpoint, grant }: ShownActivation): Promise<boolean> => {
  const [{ activationEndpoint, allowedHosts }, policy, { chosenGrant }] = await Promise.all([
    readSettings(),
    readPolicy(),
    loadOrgState(org),
  ])
  return (
    activationEndpoint === endpoint &&
    getGrantType(chosenGrant, new Date()) === grant &&
    checkEndpoint(endpoint, allowedHosts).ok &&
    isHostAllowed(policy, endpoint) &&
    (await isSendingGranted(endpoint))
  )
}

const storeOutcome = async (
  org: string,
  attempt: ActivationAttempt,
  outcome: ActivationOutcome,
): Promise<void> => {
  // The admin may have cleared the attempt in the meantime, or reset the whole org.
  const isKnown = (await getAttemptItem(org).get())?.id === attempt.id
  const finished = isKnown ? { [getAttemptItem(org).key]: { ...attempt, state: 'finished', outcome } } : {}
  if (!isAccepted(outcome)) {
    await browser.storage.session.set(finished)
    return
  }
  await clearVaultWith(org, finished)
  const { observedSetup } = await updateOrgState(org, (state) =>
    isKnown || state.guideActive ? withActivation(state, outcome.kind, outcome.at) : state,
  )
  // Not after a reset, which leaves no record.
  if (observedSetup.activation?.at === outcome.at) await recordHandOver(org, outcome.at)
}

/** Records an accepted activation if the worker was stopped or storage was full at that moment. */
export const reconcileActivation = async (org: string): Promise<void> => {
  const outcome = (await getAttemptItem(org).get())?.outcome
  if (!outcome || !isAccepted(outcome)) return
  const { observedSetup } = await loadOrgState(org)
  if (observedSetup.activation?.at !== outcome.at) {
    await clearVault(org)
    await updateOrgState(org, (state) => withActivation(state, outcome.kind, outcome.at))
  }
  await recordHandOver(org, outcome.at)
}

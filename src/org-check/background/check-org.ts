/** *Check my org*: queries the org's API with the admin's session and updates the checklist. */

import { readVault } from '../../credentials/background/vault.ts'
import { type ApiError, type ApiResult, failed, isOfSession } from '../../salesforce/api/errors.ts'
import { type Api, apiOf } from '../../salesforce/api/request.ts'
import { parseEvidence } from '../../setup-guide/background/observed-setup.schema.ts'
import { followDone } from '../../setup-guide/background/org-state-changes.ts'
import { loadRecord, updateRecord } from '../../setup-guide/background/org-store.ts'
import type { ApiState } from '../api-state.ts'
import type { Facts } from '../facts/facts.ts'
import { gather } from '../facts/fetch-facts.ts'
import { queries } from '../facts/queries.ts'
import { situationOf, stillOffered } from '../repair/refused-repairs.ts'
import { hindrances, type MendNote } from '../repair/repair-blockers.ts'
import type { MendItem } from '../repair/repair-item.ts'
import { mendPlan, usualUsername } from '../repair/repair-plan.ts'
import { isPasswordLost } from '../rows/password.ts'
import { evidenceOf, rowsOf } from '../rows.ts'
import { explained } from './access-blocker.ts'
import { alone, apiState, updateApiState } from './api-state.ts'
import { mayUseSession, orgSessions } from './org-session.ts'

/** Returns the first session the API accepts; if none, the error for the first session. */
const usable = async (apis: readonly Api[]): Promise<ApiResult<Api>> => {
  const refusals: ApiError[] = []
  for (const api of apis) {
    const answer = await api.get(queries.organization())
    // An error of the request or of the network would be the same with every other session.
    if (answer.ok || !isOfSession(answer.reason)) return { ok: true, value: api }
    refusals.push(answer)
  }
  return refusals[0] ?? failed('no-session')
}

/** Returns the org's API with the admin's session, or an error. Callers must not store the API. */
export const apiFor = async (org: string, signal?: AbortSignal): Promise<ApiResult<Api>> => {
  const api = await askFor(org, signal)
  return api.ok ? api : explained(org, api)
}

const askFor = async (org: string, signal?: AbortSignal): Promise<ApiResult<Api>> => {
  const allowed = await mayUseSession().catch(() => null)
  if (allowed === null) return failed('session-unreadable')
  if (!allowed) return failed('no-session')
  const found = await orgSessions(org)
  if (!found.ok) return failed(found.reason)
  const apis = found.sessions.map((session) => apiOf({ org, session, ...(signal ? { signal } : {}) }))
  const [only, ...others] = apis
  // A single session needs no test request: the first real request shows whether it is valid.
  return only && others.length === 0 ? { ok: true, value: only } : usable(apis)
}

/** Fetches the org's facts and updates the org's state, unless the org was cleared meanwhile. */
export const factsOf = async (org: string, api: Api, gone: AbortSignal): Promise<ApiResult<Facts>> => {
  const [record, vault] = await Promise.all([loadRecord(org), readVault(org)])
  const username = vault.values.username?.value || record.evidence.user?.username || ''
  const facts = await gather(api, record.evidence, { username, usual: usualUsername(org) })
  if (!facts.ok) return explained(org, facts)
  if (!gone.aborted) {
    await updateRecord(org, (before) =>
      followDone(before, {
        ...before,
        evidence: parseEvidence(evidenceOf(facts.value, before.evidence, username)),
      }),
    )
  }
  return facts
}

/** Keeps code and status of an error only: the message may contain data of the org. */
const whyOf = ({ code, status }: ApiError) => ({
  ...(code === '' ? {} : { code }),
  ...(status === undefined ? {} : { status }),
})

/** Returns what the popup shows: the check's rows or its error, and the repairs on offer. */
export const shownOf = async (
  org: string,
  facts: ApiResult<Facts>,
): Promise<Pick<ApiState, 'report' | 'plan' | 'notes'>> => {
  const at = Date.now()
  if (!facts.ok)
    return { report: { ok: false, at, reason: facts.reason, ...whyOf(facts) }, plan: [], notes: [] }
  const offer = await offerOf(org, facts.value)
  const { signIn } = await apiState(org)
  const rows = rowsOf(facts.value, org, await passwordLost(org, facts.value), signIn ?? {})
  return { report: { ok: true, at, rows }, ...offer }
}

const passwordLost = async (org: string, facts: Facts): Promise<boolean> => {
  const [{ values }, { evidence }] = await Promise.all([readVault(org), loadRecord(org)])
  return isPasswordLost(facts, evidence, values.password !== undefined)
}

/** Returns the repairs *Mend it* can make now, and notes on what prevents others. */
export const offerOf = async (
  org: string,
  facts: Facts,
): Promise<{ readonly plan: readonly MendItem[]; readonly notes: readonly MendNote[] }> => {
  const [{ values }, { refused }] = await Promise.all([readVault(org), apiState(org)])
  const isLost = await passwordLost(org, facts)
  const plan = mendPlan(facts, values.password !== undefined, org, isLost)
  const offered = stillOffered(plan, refused ?? [], situationOf(facts))
  return { plan: offered.plan, notes: [...hindrances(facts).map(({ note }) => note), ...offered.notes] }
}

/** Checks the org and stores the result, unless canceled. Rejects when storage fails. */
export const checkOrg = (org: string): Promise<void> =>
  alone(org, 'check', async (signal, gone) => {
    const api = await apiFor(org, signal)
    const facts = api.ok ? await factsOf(org, api.value, gone) : api
    const shown = await shownOf(org, facts)
    // Keep showing the previous result.
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...shown, mended: null }))
  })

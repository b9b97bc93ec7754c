/** *Check my org*: asks the org's API with the admin's session, and lets the checklist follow what it told. */

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

/** The first of several sessions that the API takes; where it takes none, what it said of the first. */
const usable = async (apis: readonly Api[]): Promise<ApiResult<Api>> => {
  const refusals: ApiError[] = []
  for (const api of apis) {
    const answer = await api.get(queries.organization())
    // What is said of the question, or of the way to the org, another session would be told as well.
    if (answer.ok || !isOfSession(answer.reason)) return { ok: true, value: api }
    refusals.push(answer)
  }
  return refusals[0] ?? failed('no-session')
}

/** The org's API with the admin's session, or why there is none. The session lives as long as what is given. */
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
  // A session alone is judged by whatever is asked with it.
  return only && others.length === 0 ? { ok: true, value: only } : usable(apis)
}

/** The org's facts; its record follows them, unless the org was forgotten while it was being asked. */
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

/** What Salesforce said of it, by its code and the status alone. */
const whyOf = ({ code, status }: ApiError) => ({
  ...(code === '' ? {} : { code }),
  ...(status === undefined ? {} : { status }),
})

/** What the popup shows of the facts, or of why there are none, and what *Mend it* would make of them. */
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

/** What *Mend it* would make now, and what keeps it from making more. */
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

/** Checks, and stores what came of it unless it was stopped. Rejects when storage fails. */
export const checkOrg = (org: string): Promise<void> =>
  alone(org, 'check', async (signal, gone) => {
    const api = await apiFor(org, signal)
    const facts = api.ok ? await factsOf(org, api.value, gone) : api
    const shown = await shownOf(org, facts)
    // What was found before stays shown.
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...shown, mended: null }))
  })

/** *Check my org*: queries the org's API with the admin's session and updates the checklist. */

import { readVault } from '../../credentials/background/vault.ts'
import { type ApiError, type ApiResult, apiFailure, isSessionError } from '../../salesforce/api/errors.ts'
import { type Api, createSalesforceApi } from '../../salesforce/api/request.ts'
import { parseObservedSetup } from '../../setup-guide/background/observed-setup.schema.ts'
import { moveToNextOpenStep } from '../../setup-guide/background/org-state-changes.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import type { ApiState } from '../api-state.ts'
import type { OrgFacts } from '../facts/facts.ts'
import { fetchOrgFacts } from '../facts/fetch-facts.ts'
import { queries } from '../facts/queries.ts'
import { snapshotPreconditions, withoutRefusedRepairs } from '../repair/refused-repairs.ts'
import { findRepairBlockers, type RepairNote } from '../repair/repair-blockers.ts'
import type { RepairItem } from '../repair/repair-item.ts'
import { defaultUsername, planRepairs } from '../repair/repair-plan.ts'
import { isPasswordLost } from '../rows/password.ts'
import { checkRows, observeFacts } from '../rows.ts'
import { explainApiError } from './access-blocker.ts'
import { getApiState, runExclusiveJob, updateApiState } from './api-state.ts'
import { findOrgSessions, hasCookiesPermission } from './org-session.ts'
import { checkRecordedOrganization } from './record-repair.ts'

/** Returns the first session the API accepts; if none, the error for the first session. */
const findAcceptedApi = async (apis: readonly Api[]): Promise<ApiResult<Api>> => {
  const refusals: ApiError[] = []
  for (const api of apis) {
    const response = await api.get(queries.organization())
    // An error of the request or of the network would be the same with every other session.
    if (response.ok || !isSessionError(response.reason)) return { ok: true, value: api }
    refusals.push(response)
  }
  return refusals[0] ?? apiFailure('no-session')
}

/** Returns the org's API with the admin's session, or an error. Callers must not store the API. */
export const createOrgApi = async (org: string, signal?: AbortSignal): Promise<ApiResult<Api>> => {
  const api = await createApiFromSession(org, signal)
  return api.ok ? api : explainApiError(org, api)
}

const createApiFromSession = async (org: string, signal?: AbortSignal): Promise<ApiResult<Api>> => {
  const allowed = await hasCookiesPermission().catch(() => null)
  if (allowed === null) return apiFailure('session-unreadable')
  if (!allowed) return apiFailure('no-session')
  const found = await findOrgSessions(org)
  if (!found.ok) return apiFailure(found.reason)
  const apis = found.sessions.map((session) =>
    createSalesforceApi({ org, sessionId: session, ...(signal ? { signal } : {}) }),
  )
  const [first, ...others] = apis
  // A single session needs no test request: the first real request shows whether it is valid.
  return first && others.length === 0 ? { ok: true, value: first } : findAcceptedApi(apis)
}

/** Fetches the org's facts and updates the org's state, unless the org was cleared meanwhile. */
export const refreshOrgFacts = async (
  org: string,
  api: Api,
  discarded: AbortSignal,
): Promise<ApiResult<OrgFacts>> => {
  const [orgState, vault] = await Promise.all([loadOrgState(org), readVault(org)])
  const username = vault.values.username?.value || orgState.observedSetup.user?.username || ''
  const facts = await fetchOrgFacts(api, orgState.observedSetup, {
    username,
    defaultUsername: defaultUsername(org),
  })
  if (!facts.ok) return explainApiError(org, facts)
  if (!discarded.aborted) {
    await checkRecordedOrganization(org, facts.value)
    await updateOrgState(org, (before) =>
      moveToNextOpenStep(
        before,
        {
          ...before,
          observedSetup: parseObservedSetup(observeFacts(facts.value, before.observedSetup, username)),
        },
        new Date(),
      ),
    )
  }
  return facts
}

/** Keeps code and status of an error only: the message may contain data of the org. */
const toErrorCodes = ({ code, status }: ApiError) => ({
  ...(code === '' ? {} : { code }),
  ...(status === undefined ? {} : { status }),
})

/** Returns what the popup shows: the check's rows or its error, and the repairs on offer. */
export const toCheckReport = async (
  org: string,
  facts: ApiResult<OrgFacts>,
): Promise<Pick<ApiState, 'report' | 'repairPlan' | 'repairNotes'>> => {
  const at = Date.now()
  if (!facts.ok)
    return {
      report: { ok: false, at, reason: facts.reason, ...toErrorCodes(facts) },
      repairPlan: [],
      repairNotes: [],
    }
  const offer = await getRepairOffer(org, facts.value)
  const [{ loginTest }, { observedSetup, chosenGrant }] = await Promise.all([
    getApiState(org),
    loadOrgState(org),
  ])
  // A guide that is not active stores nothing of what was asked.
  const setup = observeFacts(facts.value, observedSetup)
  const rows = checkRows(facts.value, {
    org,
    isPasswordLost: await checkPasswordLost(org, facts.value),
    loginTest: loginTest ?? {},
    setup,
    now: new Date(at),
    chosenGrant,
  })
  const { org: organization, session } = facts.value
  const report = {
    ok: true,
    at,
    rows,
    organizationId: organization.ok ? organization.value.id : '',
    username: session.ok ? session.value.username : '',
  } as const
  return { report, repairPlan: offer.plan, repairNotes: offer.notes }
}

const checkPasswordLost = async (org: string, facts: OrgFacts): Promise<boolean> => {
  const [{ values }, { observedSetup }] = await Promise.all([readVault(org), loadOrgState(org)])
  return isPasswordLost(facts, observedSetup, values.password !== undefined)
}

/** Returns the repairs *Review fixes* can make now, and notes on what prevents others. */
export const getRepairOffer = async (
  org: string,
  facts: OrgFacts,
): Promise<{ readonly plan: readonly RepairItem[]; readonly notes: readonly RepairNote[] }> => {
  const [{ values }, { refusedRepairs = [] }] = await Promise.all([readVault(org), getApiState(org)])
  const isLost = await checkPasswordLost(org, facts)
  const plan = planRepairs(facts, values.password !== undefined, org, isLost)
  const remaining = withoutRefusedRepairs(plan, refusedRepairs, snapshotPreconditions(facts))
  return {
    plan: remaining.plan,
    notes: [...findRepairBlockers(facts).map(({ note }) => note), ...remaining.notes],
  }
}

/** Checks the org and stores the result, unless canceled. Rejects when storage fails. */
export const checkOrg = (org: string): Promise<void> =>
  runExclusiveJob(org, 'check', async (signal, discarded) => {
    const api = await createOrgApi(org, signal)
    const facts = api.ok ? await refreshOrgFacts(org, api.value, discarded) : api
    const report = await toCheckReport(org, facts)
    // Keep showing the previous result.
    if (signal.aborted) return
    await updateApiState(org, (state) => ({ ...state, ...report, repairResults: null }))
  })

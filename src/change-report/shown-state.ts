/** Narrows the popup's state to what its tabs show, without the values. */

import type { ChangeRecord } from '../change-record/change.ts'
import type { PopupState } from '../messages.ts'
import { type ApiState, emptyApiState } from '../org-check/api-state.ts'
import { listOrgHosts } from '../salesforce/urls/my-domain.ts'
import type { OrgState } from '../setup-guide/org-state.ts'

export interface ShownState {
  /** The org's My Domain host. */
  readonly org: string
  readonly orgState: OrgState
  /** The guide was started, so that the popup shows steps and check. */
  readonly isStarted: boolean
  /** The organization's policy allows the use of the org's API. */
  readonly mayUseApi: boolean
  readonly api: ApiState
  readonly changes: ChangeRecord
}

/** Returns what the popup shows of the org; null if no org is shown, or policy excludes it. */
export const toShownState = ({ org, policy, orgState, api, changes }: PopupState): ShownState | null => {
  if (!org || !policy.allowed) return null
  // The page's address names the org: anything but an org's host could be linked to.
  if (!listOrgHosts(org.key).includes(org.key)) return null
  const isStarted = orgState.guideActive || orgState.observedSetup.activation !== undefined
  const mayUseApi = !policy.off.includes('api')
  return {
    org: org.key,
    orgState,
    isStarted,
    mayUseApi,
    api: isStarted && mayUseApi ? api : emptyApiState,
    changes,
  }
}

/** Returns Salesforce's id of the organization; '' if neither record nor check has it. */
export const getOrganizationId = ({ api, changes }: Pick<ShownState, 'api' | 'changes'>): string =>
  changes.organizationId || (api.report?.ok && api.report.organizationId) || ''

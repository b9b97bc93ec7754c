/** State of all API jobs of an org, as the popup shows it. Holds no secret. */

import type { ApiReason } from '../salesforce/api/errors.ts'
import type { LoginOutcome } from './login-test/login-kinds.ts'
import type { RefusedRepair } from './repair/refused-repairs.ts'
import type { RepairNote } from './repair/repair-blockers.ts'
import type { RepairItem, RepairResult } from './repair/repair-item.ts'
import type { CheckRow } from './row.ts'
import type { TakeBackPlan, TakeBackResult } from './take-back/take-back-item.ts'

export type ApiJob = 'check' | 'mend' | 'sign-in' | 'client-credentials' | 'plan-take-back' | 'take-back'

export type CheckReport =
  | {
      readonly ok: true
      readonly at: number
      readonly rows: readonly CheckRow[]
      /** For letters; '' for what the org did not tell. */
      readonly organizationId?: string
      readonly username?: string
    }
  /** The API cannot be used; the page-by-page guide still works. */
  | {
      readonly ok: false
      readonly at: number
      readonly reason: ApiReason
      /** Salesforce's error code and the HTTP status, if there were any. */
      readonly code?: string
      readonly status?: number
    }

export interface ApiState {
  /** Job in progress. */
  readonly activeJob: ApiJob | null
  readonly report: CheckReport | null
  /** Repair plan of *Review fixes*. */
  readonly repairPlan: readonly RepairItem[]
  /** Notes on what *Review fixes* cannot make, shown before it starts. */
  readonly repairNotes?: readonly RepairNote[]
  /** Refused repairs, which are not offered again unchanged. */
  readonly refusedRepairs?: readonly RefusedRepair[]
  /** Results of the last *Review fixes*; null if there was none. */
  readonly repairResults: readonly RepairResult[] | null
  /** What can be taken back, for the preview; none until it was asked, and after it was done. */
  readonly takeBackPlan?: TakeBackPlan | null
  /** Results of the last *Take it back*; null if there was none since the last preview. */
  readonly takeBackResults?: readonly TakeBackResult[] | null
  /** Outcome of the last *Test login*. */
  readonly loginTest: LoginOutcome | null
  /** Outcome of the last test by client credentials. */
  readonly clientCredentialsTest: LoginOutcome | null
}

export const emptyApiState: ApiState = {
  activeJob: null,
  report: null,
  repairPlan: [],
  repairResults: null,
  loginTest: null,
  clientCredentialsTest: null,
}

/** What the popup shows of everything done over an org's API. Holds no secret. */

import type { ApiReason } from '../salesforce/api/errors.ts'
import type { SignInOutcome } from './login-test/login-kinds.ts'
import type { RefusedDeed } from './repair/refused-repairs.ts'
import type { MendNote } from './repair/repair-blockers.ts'
import type { MendItem, MendResult } from './repair/repair-item.ts'
import type { CheckRow } from './row.ts'

export type ApiJob = 'check' | 'mend' | 'sign-in'

export type CheckReport =
  | { readonly ok: true; readonly at: number; readonly rows: readonly CheckRow[] }
  /** The API cannot be used: the page-by-page guide can. */
  | {
      readonly ok: false
      readonly at: number
      readonly reason: ApiReason
      /** Salesforce's own code, and the HTTP status, where there were any. */
      readonly code?: string
      readonly status?: number
    }

export interface ApiState {
  /** What is under way. */
  readonly running: ApiJob | null
  readonly report: CheckReport | null
  /** What *Mend it* would make now. */
  readonly plan: readonly MendItem[]
  /** What keeps it from making more, said before anything is made. */
  readonly notes?: readonly MendNote[]
  /** What an org has refused already, so that it is not offered unchanged. */
  readonly refused?: readonly RefusedDeed[]
  /** How the last *Mend it* ended; null when there was none. */
  readonly mended: readonly MendResult[] | null
  /** How the last *Test sign-in* ended. */
  readonly signIn: SignInOutcome | null
}

export const noApiState: ApiState = { running: null, report: null, plan: [], mended: null, signIn: null }

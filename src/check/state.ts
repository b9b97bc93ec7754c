/** What the popup shows of everything done over an org's API. Holds no secret. */

import type { ApiReason } from '../salesforce/api/errors.ts'
import type { CheckRow } from './row.ts'

export type ApiJob = 'check' | 'mend' | 'sign-in'

export type CheckReport =
  | { readonly ok: true; readonly at: number; readonly rows: readonly CheckRow[] }
  /** The API cannot be used: the page-by-page guide can. */
  | { readonly ok: false; readonly at: number; readonly reason: ApiReason }

export interface ApiState {
  /** What is under way. */
  readonly running: ApiJob | null
  readonly report: CheckReport | null
}

export const noApiState: ApiState = { running: null, report: null }

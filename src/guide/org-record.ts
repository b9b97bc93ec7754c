/** What is remembered of one org in `storage.local`, under `org:<host of its My Domain>`. Never a secret. */

import type { Evidence } from './evidence.ts'
import type { StepId } from './ids.ts'

export interface OrgRecord {
  readonly version: 1
  /** The admin pressed Start, and has neither started over nor finished. */
  readonly running: boolean
  /** The overlay is put away until the admin shows it again. */
  readonly hidden: boolean
  /** A step the admin chose by Back, Skip or Show me; null follows the evidence. */
  readonly chosen: StepId | null
  readonly skipped: readonly StepId[]
  readonly evidence: Evidence
}

export const emptyRecord: OrgRecord = {
  version: 1,
  running: false,
  hidden: false,
  chosen: null,
  skipped: [],
  evidence: {},
}

/** The key of an org's record in `storage.local`. */
export const recordKey = (org: string): `org:${string}` => `org:${org}`

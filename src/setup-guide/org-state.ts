/** What is remembered of one org on disk, under `org:<host of its My Domain>`. Never a secret. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { Evidence } from '../salesforce/observed-setup.ts'
import type { FieldRun } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'

/** How a control that a person pointed at is found again: by selector or label, in that page's language. */
export interface PointedControl {
  readonly control: ControlId
  readonly language: string
  readonly css: string
  /** Normalised; null where the selector alone finds it. */
  readonly label: string | null
}

export interface OrgRecord {
  readonly version: 1
  /** The admin pressed Start, and has neither started over nor finished. */
  readonly running: boolean
  /** The overlay is put away until the admin shows it again. */
  readonly hidden: boolean
  /** It was put away because a page of Salesforce took it away again and again. */
  readonly keptOff: boolean
  /** A step the admin chose by Back, Skip or Show me; null follows the evidence. */
  readonly chosen: StepId | null
  readonly skipped: readonly StepId[]
  readonly evidence: Evidence
  /** Controls the admin pointed at, because the guide could not find them. */
  readonly pointed: readonly PointedControl[]
  /** The creation of the missing fields, where it was ever started. */
  readonly run: FieldRun | null
}

export const emptyRecord: OrgRecord = {
  version: 1,
  running: false,
  hidden: false,
  keptOff: false,
  chosen: null,
  skipped: [],
  evidence: {},
  pointed: [],
  run: null,
}

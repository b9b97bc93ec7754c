/** The stored state of one org, under `org:<My Domain host>`. It never contains a secret. */

import type { ControlId } from '../salesforce/control-ids.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import type { FieldCreation } from './field-creation/field-creation.ts'
import type { StepId } from './ids.ts'

/** Locates a control the admin picked: by selector or by label, for pages in the same language. */
export interface PickedControl {
  readonly control: ControlId
  readonly language: string
  readonly css: string
  /** Normalized; null if the selector alone is enough. */
  readonly label: string | null
}

export interface OrgState {
  readonly version: 1
  /** True from Start until the admin starts over or the setup is finished. */
  readonly running: boolean
  /** The overlay is hidden until the admin shows it again. */
  readonly hidden: boolean
  /** The overlay is hidden because a Salesforce page removed it repeatedly. */
  readonly keptOff: boolean
  /** The step chosen with Back, Skip or Show me; null to follow the observed setup. */
  readonly chosen: StepId | null
  readonly skipped: readonly StepId[]
  readonly evidence: ObservedSetup
  /** Controls the admin picked because the guide could not locate them. */
  readonly pointed: readonly PickedControl[]
  /** The creation of the missing fields; null until it is first started. */
  readonly run: FieldCreation | null
}

export const emptyOrgState: OrgState = {
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

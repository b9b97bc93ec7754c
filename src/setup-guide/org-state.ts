/** The stored state of one org, under `org:<My Domain host>`. It never contains a secret. */

import type { GrantType } from '../flow-retirement/grant-type.ts'
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
  readonly version: 2
  /** True from Start until the admin starts over or the setup is finished. */
  readonly guideActive: boolean
  /** The overlay is hidden until the admin shows it again. */
  readonly overlayHidden: boolean
  /** The overlay is hidden because a Salesforce page removed it repeatedly. */
  readonly overlayRemoved: boolean
  /** The step chosen with Back, Skip or Go to page; null to follow the observed setup. */
  readonly chosenStep: StepId | null
  readonly skippedSteps: readonly StepId[]
  readonly observedSetup: ObservedSetup
  /** Controls the admin picked because the guide could not locate them. */
  readonly pickedControls: readonly PickedControl[]
  /** The creation of the missing fields; null until it is first started. */
  readonly fieldCreation: FieldCreation | null
  /** The grant type the admin chose for SpaceIQ's login; null follows the manual. */
  readonly chosenGrant: GrantType | null
  /** The admin left Lightning by the card's button, so that the way back is offered at the end. */
  readonly switchedToClassic?: true
}

export const emptyOrgState: OrgState = {
  version: 2,
  guideActive: false,
  overlayHidden: false,
  overlayRemoved: false,
  chosenStep: null,
  skippedSteps: [],
  observedSetup: {},
  pickedControls: [],
  fieldCreation: null,
  chosenGrant: null,
}

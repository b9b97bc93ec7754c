/** An app that was migrated to an external client app: Salesforce makes it read-only. */

import { isMigratedApp } from '../../flow-retirement/open-way.ts'
import { text } from '../../platform/text.ts'
import { requiredConnectedApp } from '../../required-setup.ts'
import type { ControlId } from '../../salesforce/control-ids.ts'
import type { Blocker, StepContext } from '../step.ts'

/** Returns the reason why a page lacks a button that changes the app. */
export const readOnlyBlocker = ({ setup }: StepContext, missingControl: ControlId): Blocker => ({
  missingControl,
  instruction: isMigratedApp(setup)
    ? text('client_credentials_migrated', setup.connectedApp?.name ?? requiredConnectedApp.name)
    : text('client_credentials_read_only'),
  notes: [],
  links: [],
})

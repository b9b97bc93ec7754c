/**
 * The steps by name. A new step needs a file in `steps/`, an entry here and a position in `ids.ts`;
 * the compiler names the other tables to extend (CONTRIBUTING.md lists them all).
 */

import type { StepId } from './ids.ts'
import type { Step } from './step.ts'
import { activate } from './steps/activate.ts'
import { app } from './steps/app.ts'
import { keys } from './steps/consumer-credentials.ts'
import { fields } from './steps/fields.ts'
import { profile } from './steps/profile.ts'
import { user } from './steps/user.ts'

export const steps: Readonly<Record<StepId, Step>> = { profile, user, fields, app, keys, activate }

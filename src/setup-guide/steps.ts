/**
 * The steps by their names. A new step is one file in `steps/`, its name here and its place in the order in `ids.ts`; the
 * compiler names the other tables that must know it (CONTRIBUTING.md has them all).
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

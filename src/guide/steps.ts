/** The steps, in the manual's order. A new step is one file in `steps/` and one line here. */

import type { Step } from './step.ts'
import { activate } from './steps/activate.ts'
import { app } from './steps/app.ts'
import { fields } from './steps/fields.ts'
import { keys } from './steps/keys.ts'
import { profile } from './steps/profile.ts'
import { user } from './steps/user.ts'

export const steps: readonly Step[] = [profile, user, fields, app, keys, activate]

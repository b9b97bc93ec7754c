/** All steps. Apart from `ids.ts`, as content scripts, which load with every page, need no list. */

import { optionalStepIds, stepIds } from './ids.ts'

/** All steps: those of the setup, then the optional ones. */
export const allStepIds = [...stepIds, ...optionalStepIds] as const

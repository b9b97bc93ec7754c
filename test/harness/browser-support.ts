/** What the tests need of a browser, and whether this run's has it. */

import { browserName } from './launch.ts'
import { type Capability, type Lacks, lacking } from './missing-feature.ts'

/** Whether this run's browser can do it: `test.runIf(can('forbid the clipboard'))`. */
export const can = (what: Capability): boolean => lacking[browserName][what] === undefined

/** Why not, for who reads the run. */
export const lacks: Lacks = lacking[browserName]

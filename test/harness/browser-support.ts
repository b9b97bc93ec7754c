/** What the tests need of a browser, and whether this run's has it. */

import { browserName } from './launch.ts'
import { type BrowserFeature, type MissingFeatures, missingFeaturesByBrowser } from './missing-feature.ts'

/** Whether this run's browser can do it: `test.runIf(can('forbid the clipboard'))`. */
export const supportsFeature = (what: BrowserFeature): boolean =>
  missingFeaturesByBrowser[browserName][what] === undefined

/** Why not, for who reads the run. */
export const missingFeatures: MissingFeatures = missingFeaturesByBrowser[browserName]

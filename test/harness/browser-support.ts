/** Tells which browser features that tests need this run's browser has. */

import { browserName } from './launch.ts'
import { type BrowserFeature, type MissingFeatures, missingFeaturesByBrowser } from './missing-feature.ts'

/**
 * Returns true if this run's browser has it: `test.runIf(supportsFeature('forbid the clipboard'))`.
 */
export const supportsFeature = (what: BrowserFeature): boolean =>
  missingFeaturesByBrowser[browserName][what] === undefined

/** The features that this run's browser lacks, with the reasons, for the test report. */
export const missingFeatures: MissingFeatures = missingFeaturesByBrowser[browserName]

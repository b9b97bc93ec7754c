/** The way that is open in an org, by what is known of it and what the admin chose. Pure. */

import { findOpenWay, type OpenWay } from '../flow-retirement/open-way.ts'
import type { OrgState } from './org-state.ts'

/** Returns the way that the guide follows in the org on the day `now`. */
export const findOrgWay = (
  { observedSetup, chosenGrant }: Pick<OrgState, 'observedSetup' | 'chosenGrant'>,
  now: Date,
): OpenWay => findOpenWay(observedSetup, { now, chosenGrant })

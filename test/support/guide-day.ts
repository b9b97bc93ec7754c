/** A day before the password flow ends, for what depends on the day; and the way open on it. */

import { findOpenWay, type OpenWay } from '../../src/flow-retirement/open-way.ts'
import { emptyOrgState, type OrgState } from '../../src/setup-guide/org-state.ts'
import { findOrgWay } from '../../src/setup-guide/org-way.ts'
import type { GuidePlanContext } from '../../src/setup-guide/plan.ts'
import { startPath } from '../../src/setup-guide/start-path.ts'

export const guideDay = new Date('2026-11-29T09:00:00Z')

/** The way in an org of which nothing is known. */
export const manualWay: OpenWay = findOpenWay({}, { now: guideDay, chosenGrant: null })

/** Returns what the plan of an org in this state is made of, on that day. */
export const guideContextOf = (state: OrgState = emptyOrgState, contactEmail = ''): GuidePlanContext => ({
  orgName: 'acme',
  contactEmail,
  now: guideDay,
  supportLetter: 'the letter',
  startPath: (destination) => startPath(destination, state.observedSetup, findOrgWay(state, guideDay).app),
})

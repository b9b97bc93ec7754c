/** The guide worked out for an org, for its content scripts to draw. */

import type { OrgRecord } from '../guide/org-record.ts'
import { planFor } from '../guide/plan.ts'
import { type FindablePlan, findable } from '../salesforce/page-plan.ts'
import { startPath } from '../salesforce/start-path.ts'
import { loadSettings } from '../settings.ts'

/** The plan that goes with the org's record as it is now. */
export const planOf = async (org: string, record: OrgRecord): Promise<FindablePlan> => {
  const { contactEmail } = await loadSettings()
  const plan = planFor(record, {
    orgName: org.split('.')[0] ?? org,
    contactEmail,
    startPath: (step) => startPath(step, record.evidence),
  })
  return findable(plan)
}

/** The guide worked out for an org, for its content scripts to draw. */

import type { OrgRecord } from '../guide/org-record.ts'
import { planFor } from '../guide/plan.ts'
import { isOff, readPolicy } from '../policy.ts'
import type { Lookup } from '../salesforce/lookup.ts'
import { orgNameOf } from '../salesforce/my-domain.ts'
import { notOthers } from '../salesforce/other-permissions.ts'
import { type FindablePlan, findable, type Pointed } from '../salesforce/page-plan.ts'
import { startPath } from '../salesforce/start-path.ts'
import { loadSettings } from '../settings.ts'

/** The plan that goes with the org's record as it is now. */
export const planOf = async (org: string, record: OrgRecord): Promise<FindablePlan> => {
  const [{ contactEmail }, policy] = await Promise.all([loadSettings(), readPolicy()])
  const plan = planFor(record, {
    orgName: orgNameOf(org),
    contactEmail,
    byHand: isOff(policy, 'automation'),
    startPath: (step) => startPath(step, record.evidence),
  })
  return findable(org, plan, pointedIn(record))
}

/** What the admin pointed at, as lookups by control. */
const pointedIn = ({ pointed }: OrgRecord): Pointed => {
  const found: Record<string, Lookup[]> = {}
  for (const { control, language, css, label } of pointed) {
    found[control] ??= []
    found[control].push({
      css: `${css}${notOthers(control)}`,
      language,
      ...(label === null ? {} : { label: [label], called: label }),
    })
  }
  return found
}

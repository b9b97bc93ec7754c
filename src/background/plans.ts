/** Builds the guide plan of an org, which its content scripts request and draw. */

import type { OrgRecord } from '../guide/org-record.ts'
import { planFor } from '../guide/plan.ts'
import { isOff, isOrgAllowed, readPolicy } from '../policy.ts'
import type { Lookup } from '../salesforce/lookup.ts'
import { orgNameOf } from '../salesforce/my-domain.ts'
import { notOthers } from '../salesforce/other-permissions.ts'
import { type FindablePlan, findable, type Pointed } from '../salesforce/page-plan.ts'
import { startPath } from '../salesforce/start-path.ts'
import { loadSettings } from '../settings.ts'
import { latestRecord } from './records.ts'

/** Builds the plan for this state of the org, with locators for all controls. */
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

/** Returns the plan to draw, null if inactive or disallowed. Rejects when storage fails. */
export const currentPlan = async (org: string): Promise<FindablePlan | null> => {
  const [record, policy] = await Promise.all([latestRecord(org), readPolicy()])
  return record.running && isOrgAllowed(policy, org) ? planOf(org, record) : null
}

/** Groups the locators the admin picked by control. */
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

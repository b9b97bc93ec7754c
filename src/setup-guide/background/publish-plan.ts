/** Builds the guide plan of an org, which its content scripts request and draw. */

import { isOff, isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { loadSettings } from '../../platform/settings.ts'
import { notOthers } from '../../salesforce/dom/foreign-permissions.ts'
import type { Lookup } from '../../salesforce/dom/locator.ts'
import { orgNameOf } from '../../salesforce/urls/my-domain.ts'
import type { OrgRecord } from '../org-state.ts'
import { type FindablePlan, findable, type Pointed } from '../page-plan.ts'
import { planFor } from '../plan.ts'
import { startPath } from '../start-path.ts'
import { latestRecord } from './org-store.ts'

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

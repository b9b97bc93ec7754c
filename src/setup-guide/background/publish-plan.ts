/** The guide worked out for an org, for its content scripts to draw: they are told nothing but what they ask for. */

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

/** What the org's pages are to show now; null where no guide runs, or none may. Rejects when storage fails. */
export const currentPlan = async (org: string): Promise<FindablePlan | null> => {
  const [record, policy] = await Promise.all([latestRecord(org), readPolicy()])
  return record.running && isOrgAllowed(policy, org) ? planOf(org, record) : null
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

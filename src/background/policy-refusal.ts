/** What the organisation's policy refuses, of messages that are otherwise right. Pure. */

import type { ToBackground } from '../messages.ts'
import { type Feature, isOff, isOrgAllowed, type Policy } from '../platform/policy.ts'

const needs: Readonly<Partial<Record<ToBackground['type'], Feature>>> = {
  'check-org': 'api',
  mend: 'api',
  'test-sign-in': 'api',
  run: 'automation',
  'run-step': 'automation',
  'page-click': 'automation',
  'fill-spaceiq': 'automation',
  'look-spaceiq': 'automation',
}

/** What is shown and what is forgotten is nobody's to refuse; the plan of an org that is not allowed is none. */
const always: readonly ToBackground['type'][] = ['state', 'chosen-org', 'report', 'forget', 'reset', 'plan']

/** Why the policy does not let this message through, null where it does. */
export const refusedBy = (
  policy: Policy,
  type: ToBackground['type'],
  org: string | null,
): 'org-not-allowed' | 'switched-off' | 'policy-unreadable' | null => {
  if (always.includes(type)) return null
  if (org !== null && !isOrgAllowed(policy, org)) return 'org-not-allowed'
  const feature = needs[type]
  if (feature === undefined || !isOff(policy, feature)) return null
  return policy.unreadable ? 'policy-unreadable' : 'switched-off'
}

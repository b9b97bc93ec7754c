/** Decides which otherwise valid messages the organization's policy refuses. Pure. */

import type { BackgroundMessage } from '../messages.ts'
import { type Feature, isFeatureDisabled, isOrgAllowed, type Policy } from '../platform/policy.ts'

const requiredFeature: Readonly<Partial<Record<BackgroundMessage['type'], Feature>>> = {
  'check-org': 'api',
  mend: 'api',
  'test-sign-in': 'api',
  run: 'automation',
  'run-step': 'automation',
  'page-click': 'automation',
  'fill-spaceiq': 'automation',
  'look-spaceiq': 'automation',
}

/** Reading and clearing data is never refused; for a disallowed org the plan is null anyway. */
const exemptFromPolicy: readonly BackgroundMessage['type'][] = [
  'state',
  'chosen-org',
  'report',
  'forget',
  'reset',
  'plan',
]

/** Returns why the policy refuses this message, null if allowed. */
export const getPolicyRefusal = (
  policy: Policy,
  type: BackgroundMessage['type'],
  org: string | null,
): 'org-not-allowed' | 'switched-off' | 'policy-unreadable' | null => {
  if (exemptFromPolicy.includes(type)) return null
  if (org !== null && !isOrgAllowed(policy, org)) return 'org-not-allowed'
  const feature = requiredFeature[type]
  if (feature === undefined || !isFeatureDisabled(policy, feature)) return null
  return policy.unreadable ? 'policy-unreadable' : 'switched-off'
}

/** Rows about the org itself: identity, API, password flow, release updates, request limit. */

import { text } from '../../platform/text.ts'
import { myDomainUrl } from '../../salesforce/urls/my-domain.ts'
import type { Facts, OrgFact } from '../facts/facts.ts'
import { type CheckRow, right, rowOf, unknown, wrong } from '../row.ts'
import { sessionRow } from './session.ts'

/** Fewer remaining requests than this may run out before SpaceIQ makes its first calls. */
const fewRequests = 500

/** Editions that include the API; in others it is an add-on. Names are English in every org. */
const withApi = /^(?:Enterprise|Unlimited|Performance|Developer|Partner Developer|Einstein 1|Agentforce 1) /i

const judgeOrg = ({ name, edition, sandbox, namespacePrefix }: OrgFact) => {
  const is = text(sandbox ? 'check_org_sandbox' : 'check_org_production', name, edition)
  // Everything created here gets the prefix, but SpaceIQ looks for names without one.
  if (namespacePrefix) return wrong(null, is, text('check_org_namespace', namespacePrefix))
  return withApi.test(`${edition} `) ? right(is) : unknown(null, is, text('check_org_edition'))
}

const domainRow = (key: string): CheckRow => {
  const domain = myDomainUrl(`https://${key}/`)
  return {
    id: 'domain',
    label: text('check_domain'),
    ...(domain.ok ? right(text('check_domain_is', domain.url)) : unknown(null, text('check_domain_untold'))),
  }
}

/** Returns the rows about the org with this key. */
export const orgRows = (facts: Facts, key: string): readonly CheckRow[] => [
  rowOf('org', text('check_org'), facts.org, judgeOrg),
  sessionRow(facts),
  domainRow(key),
  rowOf('flow', text('check_flow'), facts.flowBlocked, (blocked) =>
    blocked ? wrong(null, text('check_flow_blocked')) : right(text('check_flow_open')),
  ),
  rowOf('updates', text('check_updates'), facts.updates, (updates) =>
    updates.length === 0
      ? right(text('check_updates_none'))
      : unknown(
          null,
          ...updates.map(({ title, status, due }) =>
            due === ''
              ? text('check_update_undated', title, status)
              : text('check_update', title, status, due),
          ),
        ),
  ),
  rowOf('limits', text('check_limits'), facts.limits, ({ left, most }) =>
    left < fewRequests
      ? wrong(null, text('check_limits_low', String(left), String(most)))
      : right(text('check_limits_left', String(left), String(most))),
  ),
]

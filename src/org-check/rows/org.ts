/** Rows about the org itself: identity, API, password flow, release updates, request limit. */

import { daySub, numberSub } from '../../platform/formatted-subs.ts'
import { text } from '../../platform/text.ts'
import { myDomainUrl } from '../../salesforce/urls/my-domain.ts'
import type { OrganizationFact, OrgFacts } from '../facts/facts.ts'
import { type CheckRow, factRow, failRow, passRow, unknownRow } from '../row.ts'
import { clientCredentialsRows, judgePasswordFlow, type RowContext } from './client-credentials.ts'
import { sessionRow } from './session.ts'

/** Fewer remaining requests than this may run out before SpaceIQ makes its first calls. */
const LOW_REQUEST_COUNT = 500

/** Editions that include the API; in others it is an add-on. Names are English in every org. */
const editionsWithApi =
  /^(?:Enterprise|Unlimited|Performance|Developer|Partner Developer|Einstein 1|Agentforce 1) /i

const judgeOrganization = ({ name, edition, sandbox, namespacePrefix }: OrganizationFact) => {
  const identity = text(sandbox ? 'check_org_sandbox' : 'check_org_production', name, edition)
  // Everything created here gets the prefix, but SpaceIQ looks for names without one.
  if (namespacePrefix) return failRow(null, identity, text('check_org_namespace', namespacePrefix))
  return editionsWithApi.test(`${edition} `)
    ? passRow(identity)
    : unknownRow(null, identity, text('check_org_edition'))
}

const domainRow = (key: string): CheckRow => {
  const domain = myDomainUrl(`https://${key}/`)
  return {
    id: 'domain',
    label: text('check_domain'),
    ...(domain.ok
      ? passRow(text('check_domain_is', domain.url))
      : unknownRow(null, text('check_domain_untold'))),
  }
}

/** Returns the rows about the org with this key. */
export const orgRows = (facts: OrgFacts, key: string, context: RowContext): readonly CheckRow[] => [
  factRow('org', text('check_org'), facts.org, judgeOrganization),
  sessionRow(facts),
  domainRow(key),
  factRow('flow', text('check_flow'), facts.passwordFlowBlocked, (blocked) =>
    judgePasswordFlow(blocked, context),
  ),
  ...clientCredentialsRows(facts, context),
  factRow('updates', text('check_updates'), facts.releaseUpdates, (updates) =>
    updates.length === 0
      ? passRow(text('check_updates_none'))
      : unknownRow(
          null,
          ...updates.map(({ title, status, due }) =>
            due === ''
              ? text('check_update_undated', title, status)
              : text('check_update', title, status, daySub(due)),
          ),
        ),
  ),
  factRow('limits', text('check_limits'), facts.apiLimits, ({ left, most }) =>
    left < LOW_REQUEST_COUNT
      ? failRow(null, text('check_limits_low', numberSub(left), numberSub(most)))
      : passRow(text('check_limits_left', numberSub(left), numberSub(most))),
  ),
]

/** Checks the domain among sealed values: it is the org that SpaceIQ gets, whatever the text says. */

import { isOrgAllowed, type Policy } from '../platform/policy.ts'
import { myDomainUrl, orgKey } from '../salesforce/urls/my-domain.ts'

/** Checks that the domain is the org's; an org known by its server alone has none to compare. */
export const isDomainOfOrg = (domain: string, org: string): boolean =>
  !myDomainUrl(`https://${org}/`).ok || orgKey(domain) === org

/** Checks that the policy allows the org whose domain this is; one of no org is not restricted. */
export const isDomainAllowed = (policy: Policy, domain: string): boolean => {
  const key = orgKey(domain)
  return key === null || isOrgAllowed(policy, key)
}

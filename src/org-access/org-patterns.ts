/** Match patterns of an org's hosts, and of everything the guide needs: what Start asks for. */

import { toHostPattern } from '../platform/match-pattern.ts'
import { listOrgHosts } from '../salesforce/urls/my-domain.ts'

/**
 * Lists the org's hosts; with a known proxy's name also the same hosts behind the proxy, where the
 * pages are, while the org's own addresses are for its API.
 */
export const listOrgPatterns = (org: string, proxy?: string): readonly string[] => {
  const hosts = listOrgHosts(org)
  return [...hosts, ...(proxy === undefined ? [] : hosts.map((host) => `${host}.${proxy}`))].map(
    toHostPattern,
  )
}

/** Lists the host of the endpoint, to which the values will go; empty for a malformed one. */
export const listEndpointPatterns = (endpoint: string): readonly string[] =>
  URL.canParse(endpoint) ? [toHostPattern(new URL(endpoint).hostname)] : []

/** Lists what Start asks for: the org's hosts, and the host of the endpoint. */
export const listStartPatterns = (org: string, endpoint: string, proxy?: string): readonly string[] => [
  ...listOrgPatterns(org, proxy),
  ...listEndpointPatterns(endpoint),
]

/** Which hosts the browser lets us reach, per org, and giving them back. */

import browser from 'webextension-polyfill'
import { hasHostPermission, revokeAccess } from '../../platform/host-permission.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
import { orgHostPatterns } from '../../salesforce/urls/hosts.ts'
import { listKnownProxies, orgKey } from '../../salesforce/urls/my-domain.ts'
import type { AccessList } from '../access.ts'
import { listEndpointPatterns, listOrgPatterns } from '../org-patterns.ts'

/**
 * Returns whether the org's Setup pages may be reached: My Domain's host, directly or through a
 * known proxy.
 */
export const hasOrgAccess = async (org: string): Promise<boolean> => {
  const hosts = [org, ...listKnownProxies().map((proxy) => `${org}.${proxy}`)]
  return (await Promise.all(hosts.map(hasHostPermission))).includes(true)
}

/** Returns whether the host of a page is granted; `activeTab` does not count. */
export const isHostOfPageGranted = (url: URL): Promise<boolean> => hasHostPermission(url.hostname)

const listGrantedPatterns = async (): Promise<readonly string[]> =>
  (await browser.permissions.getAll()).origins ?? []

/** Lists the hosts that are granted, by org. A pattern of several hosts is listed as it is. */
export const listAccess = async (): Promise<AccessList> => {
  const hosts = (await listGrantedPatterns()).map((pattern) => pattern.replace(/^[^:]+:\/\/|\/\*$/g, ''))
  const toOrg = (host: string) => orgKey(`https://${host}/`)
  const orgs = [...new Set(hosts.map(toOrg))].filter((org) => org !== null).sort()
  return {
    orgs: orgs.map((org) => ({ org, hosts: hosts.filter((host) => toOrg(host) === org).sort() })),
    others: hosts.filter((host) => toOrg(host) === null).sort(),
  }
}

/** Lists all that is granted for the org, behind every known proxy as well. */
const listPatternsOfOrg = (org: string): readonly string[] => [
  ...new Set([undefined, ...listKnownProxies()].flatMap((proxy) => listOrgPatterns(org, proxy))),
]

/**
 * Gives back the org's hosts, and the endpoint's host where no other org may be reached. Never
 * rejects for what is not granted.
 */
export const removeOrgAccess = async (org: string): Promise<void> => {
  await revokeAccess(listPatternsOfOrg(org))
  if ((await listAccess()).orgs.some((other) => other.org !== org)) return
  const { activationEndpoint } = await readSettingsOrDefaults()
  await revokeAccess(listEndpointPatterns(activationEndpoint))
}

/** Wide hosts that version 0.1.0 required, and browsers keep at its update. */
const hostsOfVersion010: readonly string[] = [...orgHostPatterns, '*.spaceiq.com'].map(
  (host) => `https://${host}/*`,
)

/** Gives back the wide hosts of version 0.1.0: access is asked for per org since then. */
export const removeWideAccess = async (): Promise<void> => {
  const granted = await listGrantedPatterns()
  const wide = hostsOfVersion010.filter((pattern) => granted.includes(pattern))
  if (wide.length > 0) await revokeAccess(wide)
}

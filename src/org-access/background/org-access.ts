/** Which hosts the browser lets us reach, per org, and giving them back. */

import browser from 'webextension-polyfill'
import {
  hasHostPermission,
  revokeAccess,
  revokeDataCollection,
  revokePermission,
} from '../../platform/host-permission.ts'
import { toHostPattern } from '../../platform/match-pattern.ts'
import { readSettingsOrDefaults } from '../../platform/settings.ts'
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
  const { orgs, others } = await listAccess()
  if (orgs.some((other) => other.org !== org)) return
  const { activationEndpoint } = await readSettingsOrDefaults()
  // An endpoint that was set before may still be granted.
  const ofSpaceiq = others.filter((host) => host.endsWith('.spaceiq.com')).map(toHostPattern)
  await revokeAccess([...new Set([...listEndpointPatterns(activationEndpoint), ...ofSpaceiq])])
  await revokePermission('cookies')
}

/** A host that version 0.1.0 required and no later version asks for: the mark of its access. */
const markOfVersion010 = 'https://*.vf.force.com/*'

/** Runs in the page: must not refer to anything outside this function. */
const removeCard = (): void => document.querySelector('spaceiq-guide')?.remove()

/** Removes the cards of 0.1.0, whose scripts have ended and would leave them without any use. */
const removeOldCards = async (): Promise<void> => {
  const tabs = await browser.tabs.query({ discarded: false })
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined || orgKey(url) === null) return
      const target = { tabId: id, allFrames: true }
      await browser.scripting.executeScript({ target, func: removeCard }).catch(() => undefined)
    }),
  )
}

/**
 * Gives back what version 0.1.0 required at installation, which browsers keep at its update: wide
 * hosts, and in Firefox the sending of login data. Access is asked for per org since then.
 */
export const removeAccessOfVersion010 = async (): Promise<void> => {
  const granted = await listGrantedPatterns()
  if (!granted.includes(markOfVersion010)) return
  await removeOldCards()
  await Promise.all([
    revokeAccess(granted.filter((pattern) => pattern.includes('*.'))),
    revokeDataCollection(),
  ])
}

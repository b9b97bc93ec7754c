/**
 * Registers the guide's script for the orgs in which the guide is active, on granted hosts alone:
 * in an org where nobody pressed Start nothing of ours runs. Chromium and Firefox drop
 * registrations at an update, and keep one that outlives its grant, which would come alive at the
 * next grant; in Firefox `activeTab` alone would run it.
 * @see https://developer.chrome.com/docs/extensions/reference/api/scripting
 */

import browser from 'webextension-polyfill'
import { hasHostPermission } from '../../platform/host-permission.ts'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { belongsToOrg, listKnownProxies, listOrgHosts } from '../../salesforce/urls/my-domain.ts'
import { toMatchPatterns } from '../../salesforce/urls/setup-paths.ts'
import { injectIntoSetupFrames } from './inject-into-frames.ts'

/** Output path of the guide's script, set in vite.config.ts. */
export const GUIDE_SCRIPT = 'src/setup-guide/content/index.js'

const ID_PREFIX = 'guide:'

/** Lists the org's hosts that are granted, also those behind a known proxy. */
const listGrantedHosts = async (org: string): Promise<readonly string[]> => {
  const hosts = listOrgHosts(org)
  const all = [...hosts, ...hosts.flatMap((host) => listKnownProxies().map((proxy) => `${host}.${proxy}`))]
  const granted = await Promise.all(all.map(hasHostPermission))
  return all.filter((_, index) => granted[index])
}

/** Returns the match patterns registered for each org. */
const getRegistered = async (): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map(
    (await browser.scripting.getRegisteredContentScripts()).flatMap(({ id, matches = [] }) =>
      id.startsWith(ID_PREFIX) ? [[id.slice(ID_PREFIX.length), matches] as const] : [],
    ),
  )

/** Returns whether the script is registered for the org. */
export const isGuideScriptRegistered = async (org: string): Promise<boolean> =>
  (await getRegistered()).has(org)

/** Injects the script into the org's open pages; a script that is already there stays. */
const injectIntoOrgTabs = async (org: string): Promise<void> => {
  const tabs = await browser.tabs.query({ discarded: false })
  await Promise.all(
    tabs.map(({ id, url }) =>
      id !== undefined && url !== undefined && belongsToOrg(url, org)
        ? // A tab that navigates or shows an error page in the meantime needs no script.
          injectIntoSetupFrames(id, [GUIDE_SCRIPT]).catch(() => undefined)
        : null,
    ),
  )
}

const hasSameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member))

const unregister = (org: string): Promise<void> =>
  browser.scripting.unregisterContentScripts({ ids: [`${ID_PREFIX}${org}`] })

/** Registers the script on the org's granted hosts, or unregisters it where none is granted. */
const register = async (org: string, before: readonly string[] | undefined): Promise<void> => {
  const matches = toMatchPatterns(await listGrantedHosts(org))
  if (before && hasSameMembers(before, matches)) return
  if (before) await unregister(org)
  if (matches.length === 0) return
  await browser.scripting.registerContentScripts([
    {
      id: `${ID_PREFIX}${org}`,
      matches,
      js: [GUIDE_SCRIPT],
      runAt: 'document_start',
      allFrames: true,
      persistAcrossSessions: true,
    },
  ])
  await injectIntoOrgTabs(org)
}

/**
 * Registers the script for an org, and injects it into the org's open pages. Does nothing where it
 * is registered for the same hosts. Rejects when the browser fails, as do all functions here.
 */
export const registerGuideScript = (org: string): Promise<void> =>
  runExclusive(ID_PREFIX, async () => register(org, (await getRegistered()).get(org)))

/** Unregisters an org's script; open pages learn of it from their plan. */
export const unregisterGuideScript = (org: string): Promise<void> =>
  runExclusive(ID_PREFIX, async () => {
    if (await isGuideScriptRegistered(org)) await unregister(org)
  })

/** Brings the registrations in line with the active orgs and the granted hosts. */
export const reconcileGuideScripts = (active: readonly string[]): Promise<void> =>
  runExclusive(ID_PREFIX, async () => {
    const registered = await getRegistered()
    for (const org of registered.keys()) if (!active.includes(org)) await unregister(org)
    for (const org of active) await register(org, registered.get(org))
  })

/** Injects the script into the open pages of these orgs, after an installation or update. */
export const injectIntoOpenTabs = async (active: readonly string[]): Promise<void> => {
  for (const org of active) await injectIntoOrgTabs(org)
}

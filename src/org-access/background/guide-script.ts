/**
 * Registers the guide's script for the orgs in which the guide is active, and for no other: in an
 * org where nobody pressed Start nothing of ours runs. Browsers drop registrations at an update.
 * @see https://developer.chrome.com/docs/extensions/reference/api/scripting
 */

import browser from 'webextension-polyfill'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { belongsToOrg, knownProxies, listOrgHosts } from '../../salesforce/urls/my-domain.ts'
import { toMatchPatterns } from '../../salesforce/urls/setup-paths.ts'
import { injectIntoSetupFrames } from './inject-into-frames.ts'

/** Output path of the guide's script, set in vite.config.ts. */
export const GUIDE_SCRIPT = 'src/setup-guide/content/index.js'

const prefix = 'guide:'

/** Setup's addresses of an org, also behind the proxies that are known. */
export const listGuidePatterns = (org: string): readonly string[] =>
  toMatchPatterns(
    listOrgHosts(org).flatMap((host) => [host, ...knownProxies.map((name) => `${host}.${name}`)]),
  )

const listRegisteredOrgs = async (): Promise<readonly string[]> =>
  (await browser.scripting.getRegisteredContentScripts()).flatMap(({ id }) =>
    id.startsWith(prefix) ? [id.slice(prefix.length)] : [],
  )

/** Returns whether the script is registered for the org. */
export const isGuideScriptRegistered = async (org: string): Promise<boolean> =>
  (await listRegisteredOrgs()).includes(org)

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

/**
 * Registers the script for an org, and injects it into the org's pages that are open. Does nothing
 * where it is registered already. Rejects when the browser fails, as do all functions here.
 */
export const registerGuideScript = (org: string): Promise<void> =>
  runExclusive(prefix, async () => {
    if (await isGuideScriptRegistered(org)) return
    await browser.scripting.registerContentScripts([
      {
        id: `${prefix}${org}`,
        matches: [...listGuidePatterns(org)],
        js: [GUIDE_SCRIPT],
        runAt: 'document_start',
        allFrames: true,
        persistAcrossSessions: true,
      },
    ])
    await injectIntoOrgTabs(org)
  })

/** Takes the registration of an org back; pages that are open are told by their plan. */
export const unregisterGuideScript = (org: string): Promise<void> =>
  runExclusive(prefix, async () => {
    if (await isGuideScriptRegistered(org))
      await browser.scripting.unregisterContentScripts({ ids: [`${prefix}${org}`] })
  })

/** Brings the registrations in line with the orgs in which the guide is active. */
export const reconcileGuideScripts = async (active: readonly string[]): Promise<void> => {
  const registered = await listRegisteredOrgs()
  for (const org of registered) if (!active.includes(org)) await unregisterGuideScript(org)
  for (const org of active) if (!registered.includes(org)) await registerGuideScript(org)
}

/** Injects the script into the open pages of these orgs again, after an install or update. */
export const injectIntoOpenTabs = async (active: readonly string[]): Promise<void> => {
  for (const org of active) await injectIntoOrgTabs(org)
}

/** The orgs in which the guide is active, and the script that is registered for them. */

import {
  injectIntoOpenTabs,
  reconcileGuideScripts,
  registerGuideScript,
  unregisterGuideScript,
} from '../../org-access/background/guide-script.ts'
import { listStoredOrgs } from '../../org-access/background/known-orgs.ts'
import { hasOrgAccess } from '../../org-access/background/org-access.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { withFieldCreationEnded } from './org-state-changes.ts'
import { loadLatestOrgState, updateOrgState } from './org-store.ts'

/** Lists the orgs in which the guide is active. Rejects when storage fails, as do all here. */
export const listActiveOrgs = async (): Promise<readonly string[]> => {
  const orgs = await listStoredOrgs()
  const states = await Promise.all(orgs.map(loadLatestOrgState))
  return orgs.filter((_, index) => states[index]?.guideActive)
}

/** Registers the script for the org while the guide is active there, else unregisters it. */
export const syncGuideScript = async (org: string): Promise<void> => {
  const { guideActive } = await loadLatestOrgState(org)
  await (guideActive ? registerGuideScript(org) : unregisterGuideScript(org))
}

/** Brings all registrations in line with the stored states and the granted hosts. */
export const syncGuideScripts = async (): Promise<void> => reconcileGuideScripts(await listActiveOrgs())

/** Does the same, and injects the script into open pages, whose scripts an update has ended. */
export const renewGuideScripts = async (): Promise<void> => {
  const active = await listActiveOrgs()
  await reconcileGuideScripts(active)
  await injectIntoOpenTabs(active)
}

/** Lists the orgs in which the guide is active and whose pages may not be reached. */
export const listOrgsWithoutAccess = async (): Promise<readonly string[]> => {
  const [active, policy] = await Promise.all([listActiveOrgs(), readPolicy()])
  const hasAccess = await Promise.all(active.map(hasOrgAccess))
  return active.filter((org, index) => !hasAccess[index] && isOrgAllowed(policy, org))
}

/** Stops field creation in orgs without access: a grant that comes later must not resume it. */
export const stopFieldCreationWithoutAccess = async (): Promise<void> => {
  for (const org of await listOrgsWithoutAccess())
    await updateOrgState(org, withFieldCreationEnded('stopped'))
}

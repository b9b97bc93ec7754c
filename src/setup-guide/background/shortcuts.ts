/** Handles keyboard commands and the context menu, for the org in the active tab. */

import browser from 'webextension-polyfill'
import { knownOrg } from '../../org-access/background/known-orgs.ts'
import { rememberOrg } from '../../org-access/background/last-org.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { orgHostPatterns } from '../../salesforce/urls/hosts.ts'
import { showMe } from './navigate.ts'
import { withHidden } from './org-state-changes.ts'
import { loadRecord, updateRecord } from './org-store.ts'

const menuId = 'show-step'

/** Orgs only: `*.salesforce.com` would also match Salesforce's help and marketing sites. */
const menuPatterns = orgHostPatterns.map(
  (host) => `https://${host.replace(/^\*\.salesforce\.com/, '*.my.salesforce.com')}/*`,
)

/** Opens the popup: a shortcut never starts the guide, which the popup has to explain first. */
const offerStart = () => browser.action.openPopup().catch(() => undefined)

const runningOrg = async (address: string | undefined): Promise<string | null> => {
  const org = await knownOrg(address)
  if (org === null || !isOrgAllowed(await readPolicy(), org)) return null
  return (await loadRecord(org)).running ? org : null
}

/** Opens the page of the current step; opens the popup if no guide is active in the org. */
export const showStep = async (address: string | undefined): Promise<void> => {
  const org = await runningOrg(address)
  if (org === null) return offerStart()
  await rememberOrg(org)
  await showMe(org)
}

/** Hides or shows the overlay; opens the popup if no guide is active in the org. */
export const toggleGuide = async (address: string | undefined): Promise<void> => {
  const org = await runningOrg(address)
  if (org === null) return offerStart()
  await updateRecord(org, (record) => withHidden(record, !record.hidden))
}

const commands: Readonly<Record<string, (address: string | undefined) => Promise<void>>> = {
  'show-step': showStep,
  'toggle-guide': toggleGuide,
}

/** Runs a keyboard command of the manifest. */
export const onCommand = async (name: string): Promise<void> => {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  await commands[name]?.(front?.url)
}

/** Runs our context menu item. */
export const onMenu = async (id: string | number, address: string | undefined): Promise<void> => {
  if (id === menuId) await showStep(address)
}

/** Creates the context menu item; browsers keep the item until the extension is updated. */
export const addMenu = async (): Promise<void> => {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: menuId,
    title: browser.i18n.getMessage('command_show_step'),
    contexts: ['page', 'frame', 'link', 'selection', 'editable'],
    documentUrlPatterns: menuPatterns,
  })
}

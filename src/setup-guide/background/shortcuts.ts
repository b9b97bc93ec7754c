/** What the keyboard and the context menu ask for, in the org of the tab in front. */

import browser from 'webextension-polyfill'
import { knownOrg } from '../../org-access/background/known-orgs.ts'
import { rememberOrg } from '../../org-access/background/last-org.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { orgHostPatterns } from '../../salesforce/urls/hosts.ts'
import { showMe } from './navigate.ts'
import { withHidden } from './org-state-changes.ts'
import { loadRecord, updateRecord } from './org-store.ts'

const menuId = 'show-step'

/** Where the menu is: on orgs. `*.salesforce.com` alone would also be Salesforce's help and its shop window. */
const menuPatterns = orgHostPatterns.map(
  (host) => `https://${host.replace(/^\*\.salesforce\.com/, '*.my.salesforce.com')}/*`,
)

/** Nothing is started by a key or a menu: what the guide is and does is said in the popup first. */
const offerStart = () => browser.action.openPopup().catch(() => undefined)

const runningOrg = async (address: string | undefined): Promise<string | null> => {
  const org = await knownOrg(address)
  if (org === null || !isOrgAllowed(await readPolicy(), org)) return null
  return (await loadRecord(org)).running ? org : null
}

/** Leads to the page of the step to do now, in the org of this address; opens the popup where no guide runs. */
export const showStep = async (address: string | undefined): Promise<void> => {
  const org = await runningOrg(address)
  if (org === null) return offerStart()
  await rememberOrg(org)
  await showMe(org)
}

/** Puts the guide on the page away, or back; opens the popup where no guide runs. */
export const toggleGuide = async (address: string | undefined): Promise<void> => {
  const org = await runningOrg(address)
  if (org === null) return offerStart()
  await updateRecord(org, (record) => withHidden(record, !record.hidden))
}

const commands: Readonly<Record<string, (address: string | undefined) => Promise<void>>> = {
  'show-step': showStep,
  'toggle-guide': toggleGuide,
}

/** Does what a keyboard command of the manifest is for. */
export const onCommand = async (name: string): Promise<void> => {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  await commands[name]?.(front?.url)
}

/** Does what our entry of the context menu is for. */
export const onMenu = async (id: string | number, address: string | undefined): Promise<void> => {
  if (id === menuId) await showStep(address)
}

/** Puts our entry into the context menu; the browser keeps it until the extension is updated. */
export const addMenu = async (): Promise<void> => {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: menuId,
    title: browser.i18n.getMessage('command_show_step'),
    contexts: ['page', 'frame', 'link', 'selection', 'editable'],
    documentUrlPatterns: menuPatterns,
  })
}

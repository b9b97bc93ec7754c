/** Handles keyboard commands and the context menu, for the org in the active tab. */

import browser from 'webextension-polyfill'
import { resolveOrg } from '../../org-access/background/known-orgs.ts'
import { setLastOrg } from '../../org-access/background/last-org.ts'
import { hasOrgAccess } from '../../org-access/background/org-access.ts'
import { translate } from '../../platform/background/i18n.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { orgHostPatterns } from '../../salesforce/urls/hosts.ts'
import { navigateToStep } from './navigate.ts'
import { withOverlayHidden } from './org-state-changes.ts'
import { loadOrgState, updateOrgState } from './org-store.ts'
import { openPopup } from './popup.ts'

const MENU_ID = 'show-step'

/** Orgs only: `*.salesforce.com` would also match Salesforce's help and marketing sites. */
const menuPatterns = orgHostPatterns.map(
  (host) => `https://${host.replace(/^\*\.salesforce\.com/, '*.my.salesforce.com')}/*`,
)

/** Opens the popup: a shortcut never starts the guide, which the popup has to explain first. */
const showPopup = async (): Promise<void> => void (await openPopup())

const findActiveGuideOrg = async (address: string | undefined): Promise<string | null> => {
  const org = await resolveOrg(address)
  if (org === null || !isOrgAllowed(await readPolicy(), org)) return null
  return (await loadOrgState(org)).guideActive && (await hasOrgAccess(org)) ? org : null
}

/** Opens the page of the current step; opens the popup if no guide is active in the org. */
export const showCurrentStep = async (address: string | undefined): Promise<void> => {
  const org = await findActiveGuideOrg(address)
  if (org === null) return showPopup()
  await setLastOrg(org)
  await navigateToStep(org)
}

/** Hides or shows the overlay; opens the popup if no guide is active in the org. */
export const toggleOverlay = async (address: string | undefined): Promise<void> => {
  const org = await findActiveGuideOrg(address)
  if (org === null) return showPopup()
  await updateOrgState(org, (state) => withOverlayHidden(state, !state.overlayHidden))
}

const commandHandlers: Readonly<Record<string, (address: string | undefined) => Promise<void>>> = {
  'show-step': showCurrentStep,
  'toggle-guide': toggleOverlay,
}

/** Runs a keyboard command of the manifest. */
export const handleCommand = async (name: string): Promise<void> => {
  const [activeTab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  await commandHandlers[name]?.(activeTab?.url)
}

/** Runs our context menu item. */
export const handleMenuClick = async (id: string | number, address: string | undefined): Promise<void> => {
  if (id === MENU_ID) await showCurrentStep(address)
}

/** Creates the context menu item; browsers keep the item until the extension is updated. */
export const createContextMenu = async (): Promise<void> => {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({
    id: MENU_ID,
    title: translate('command_show_step'),
    contexts: ['page', 'frame', 'link', 'selection', 'editable'],
    documentUrlPatterns: menuPatterns,
  })
}

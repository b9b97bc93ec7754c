/** Navigates the admin's tab to the page of a step. */

import browser from 'webextension-polyfill'
import type { OpenWay } from '../../flow-retirement/open-way.ts'
import { registerGuideScript } from '../../org-access/background/guide-script.ts'
import { getOrgTabs, type OrgTab } from '../../org-access/background/org-tabs.ts'
import { waitForScriptPresence } from '../../org-access/background/script-presence.ts'
import { translate } from '../../platform/background/i18n.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { toProxiedUrl } from '../../salesforce/urls/proxy.ts'
import { isSetupPath, needsUserInTab } from '../../salesforce/urls/tab-state.ts'
import { findDifferences } from '../differences.ts'
import { getFieldCreationTab } from '../field-creation/background/field-creation.ts'
import type { StepId } from '../ids.ts'
import { findOrgWay } from '../org-way.ts'
import { computeProgress } from '../progress.ts'
import { setupHome, startPath } from '../start-path.ts'
import { setBadge } from './badge.ts'
import { withGuideActive } from './org-state-changes.ts'
import { notifyOrgStateChanged, updateOrgState } from './org-store.ts'
import { hasUnsavedChanges } from './unsaved-changes.ts'

/** Starts the guide: stays on the current page if it is in Setup, else opens Setup's home. */
export const startGuide = async (org: string): Promise<void> => {
  await updateOrgState(org, (state) => withGuideActive(state))
  await registerGuideScript(org)
  notifyOrgStateChanged(org)
  const tab = await findOrgTab(org)
  await openInOrgTab(org, tab, tab && isSetupUrl(tab.url) ? null : setupHome)
}

interface NavigateOptions {
  /** The setup was made just now, so the list holds no app for it: its form is opened at once. */
  readonly isNewOrg?: boolean
}

/**
 * Opens the page of a step, by default the current step. If the step has no page, or the tab waits
 * for the admin (login, verification, maintenance) or creates fields, only activates the tab.
 */
export const navigateToStep = async (
  org: string,
  step?: StepId,
  { isNewOrg = false }: NavigateOptions = {},
): Promise<void> => {
  const creationTab = await getFieldCreationTab(org)
  // Navigation would interrupt field creation: activate the tab and change nothing.
  if (creationTab) return activateTab(creationTab)
  const state = await updateOrgState(org, (before) => withGuideActive(before, step))
  await registerGuideScript(org)
  // Makes pages ask for their plan again even if nothing changed, in case they show nothing.
  notifyOrgStateChanged(org)
  const now = new Date()
  const target = step ?? computeProgress(state, now).current
  await openInOrgTab(
    org,
    await findOrgTab(org),
    target && getStepPath(target, state.observedSetup, findOrgWay(state, now), isNewOrg),
  )
}

/** Returns whether the guide can show anything at this address. */
export const isSetupUrl = (address: string): boolean => isSetupPath(new URL(address))

/** Returns the path of the step, or of the record itself if the record needs a correction. */
const getStepPath = (
  step: StepId,
  setup: ObservedSetup,
  { id, app }: OpenWay,
  isNewOrg: boolean,
): string | null => {
  if (findDifferences(step, setup).length > 0) {
    if (step === 'user' && setup.user?.id) return `/${setup.user.id}`
    // The connected app's own page also leads to its consumer credentials.
    if (step === 'app') return startPath('keys', setup, app)
  }
  if (step === 'app' && isNewOrg && !setup.connectedApp && id !== 'app-closed')
    return startPath('new-app', setup, app) ?? startPath(step, setup, app)
  return startPath(step, setup, app)
}

const findOrgTab = async (org: string): Promise<OrgTab | undefined> =>
  (await getOrgTabs()).find((tab) => tab.org === org)

const openInOrgTab = async (org: string, tab: OrgTab | undefined, path: string | null): Promise<void> => {
  if (path === null || needsUserInTab(tab?.state)) {
    if (!tab) return
    await activateTab(tab)
    void badgeBlockedTab(org, tab.id)
    return
  }
  // Behind a company's proxy, the admin's session exists on the proxy's host only.
  const url = toProxiedUrl(tab?.url, org, path)
  // A tab with unsaved input in Setup stays: open a new tab. Other pages are not inspected.
  const isUnsaved = tab && isSetupUrl(tab.url) && (await hasUnsavedChanges(tab.id))
  if (tab && !isUnsaved) await activateTab(tab, { url })
  const shown = tab && !isUnsaved ? tab : await browser.tabs.create({ url })
  void badgeBlockedTab(org, shown?.id)
}

type TabRef = { readonly id: number; readonly windowId?: number | undefined }

const activateTab = async ({ id, windowId }: TabRef, url: { readonly url?: string } = {}): Promise<void> => {
  await browser.tabs.update(id, { active: true, ...url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}

/** Shows on the badge that the extension is blocked in the tab; the popup has closed by then. */
const badgeBlockedTab = async (org: string, tabId: number | undefined): Promise<void> => {
  if (tabId === undefined || (await waitForScriptPresence(org)) !== 'kept-off') return
  const title = translate('popup_barred_title')
  await setBadge(tabId, { text: '!', title }).catch(() => undefined)
}

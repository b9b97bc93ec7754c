/** Navigates the admin's tab to the page of a step. */

import browser from 'webextension-polyfill'
import { type OrgTab, orgTabs } from '../../org-access/background/org-tabs.ts'
import { signOfLife } from '../../org-access/background/script-presence.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { behindSame } from '../../salesforce/urls/proxy.ts'
import { isHeld, isSetupPath } from '../../salesforce/urls/tab-state.ts'
import { differencesOf } from '../differences.ts'
import { runTab } from '../field-creation/background/field-creation.ts'
import type { StepId } from '../ids.ts'
import { progressOf } from '../progress.ts'
import { setupHome, startPath } from '../start-path.ts'
import { drawBadge } from './badge.ts'
import { running } from './org-state-changes.ts'
import { announceRecord, updateRecord } from './org-store.ts'
import { holdsEntries } from './unsaved-changes.ts'

/** Starts the guide: stays on the current page if it is in Setup, else opens Setup's home. */
export const start = async (org: string): Promise<void> => {
  await updateRecord(org, (record) => running(record))
  announceRecord(org)
  const tab = await tabOf(org)
  await open(org, tab, tab && isSetupPage(tab.url) ? null : setupHome)
}

/**
 * Opens the page of a step, by default the current step. If the step has no page, or the tab waits
 * for the admin (login, verification, maintenance) or creates fields, only activates the tab.
 */
export const showMe = async (org: string, step?: StepId): Promise<void> => {
  const at = await runTab(org)
  // Navigation would interrupt field creation: activate the tab and change nothing.
  if (at) return toFront(at)
  const record = await updateRecord(org, (before) => running(before, step))
  // Makes pages ask for their plan again even if nothing changed, in case they show nothing.
  announceRecord(org)
  const target = step ?? progressOf(record).current
  await open(org, await tabOf(org), target && pathTo(target, record.evidence))
}

/** Returns whether the guide can show anything at this address. */
export const isSetupPage = (address: string): boolean => isSetupPath(new URL(address))

/** Returns the path of the step, or of the record itself if the record needs a correction. */
const pathTo = (step: StepId, evidence: Evidence): string | null => {
  if (differencesOf(step, evidence).length > 0) {
    if (step === 'user' && evidence.user?.id) return `/${evidence.user.id}`
    // The connected app's own page also leads to its consumer credentials.
    if (step === 'app') return startPath('keys', evidence)
  }
  return startPath(step, evidence)
}

const tabOf = async (org: string): Promise<OrgTab | undefined> =>
  (await orgTabs()).find((tab) => tab.org === org)

const open = async (org: string, tab: OrgTab | undefined, path: string | null): Promise<void> => {
  if (path === null || isHeld(tab?.state)) {
    if (!tab) return
    await toFront(tab)
    void noticeKeptOff(org, tab.id)
    return
  }
  // Behind a company's proxy, the admin's session exists on the proxy's host only.
  const url = behindSame(tab?.url, org, path)
  // Unsaved input in Setup is kept: the step opens in a new tab. Other pages are not inspected.
  const isKept = tab && isSetupPage(tab.url) && (await holdsEntries(tab.id))
  if (tab && !isKept) await toFront(tab, { url })
  const shown = tab && !isKept ? tab : await browser.tabs.create({ url })
  void noticeKeptOff(org, shown?.id)
}

type Shown = { readonly id: number; readonly windowId?: number | undefined }

const toFront = async ({ id, windowId }: Shown, url: { readonly url?: string } = {}): Promise<void> => {
  await browser.tabs.update(id, { active: true, ...url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}

/** Shows on the badge that the extension is blocked in the tab; the popup has closed by then. */
const noticeKeptOff = async (org: string, tabId: number | undefined): Promise<void> => {
  if (tabId === undefined || (await signOfLife(org)) !== 'kept-off') return
  const title = browser.i18n.getMessage('popup_barred_title')
  await drawBadge(tabId, { text: '!', title }).catch(() => undefined)
}

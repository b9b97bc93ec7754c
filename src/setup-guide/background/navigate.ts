/** Leads the admin's tab to where a step begins. */

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

/** Starts the guide: on the page the admin is at when that is one of Setup, else at Setup's home. */
export const start = async (org: string): Promise<void> => {
  await updateRecord(org, (record) => running(record))
  announceRecord(org)
  const tab = await tabOf(org)
  await open(org, tab, tab && isSetupPage(tab.url) ? null : setupHome)
}

/**
 * Shows where the step begins, or the one to do now; a step without a page brings the org's tab to the front. So does a
 * tab that waits for the admin: to sign in, to prove who they are, or to read of maintenance; and one that creates fields.
 */
export const showMe = async (org: string, step?: StepId): Promise<void> => {
  const at = await runTab(org)
  // The tab creates the fields: led elsewhere it could not go on. It is shown, and nothing else changes.
  if (at) return toFront(at)
  const record = await updateRecord(org, (before) => running(before, step))
  // The way out for an admin whose pages show nothing: they ask again even where nothing changed.
  announceRecord(org)
  const target = step ?? progressOf(record).current
  await open(org, await tabOf(org), target && pathTo(target, record.evidence))
}

/** Whether the guide has something to say at this address. */
export const isSetupPage = (address: string): boolean => isSetupPath(new URL(address))

/** Where the step begins; where something is there and differs, the page of its own on which it is mended. */
const pathTo = (step: StepId, evidence: Evidence): string | null => {
  if (differencesOf(step, evidence).length > 0) {
    if (step === 'user' && evidence.user?.id) return `/${evidence.user.id}`
    // The page that shows the keys of the app is the app's own.
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
  // Where a company's proxy stands before the org, the admin's session is behind it.
  const url = behindSame(tab?.url, org, path)
  // What is entered in a page of Setup stays there, and the step gets a tab of its own. Other pages are not looked into.
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

/** Says on the toolbar that nothing of ours runs in the tab it was led to: the popup is gone by then. */
const noticeKeptOff = async (org: string, tabId: number | undefined): Promise<void> => {
  if (tabId === undefined || (await signOfLife(org)) !== 'kept-off') return
  const title = browser.i18n.getMessage('popup_barred_title')
  await drawBadge(tabId, { text: '!', title }).catch(() => undefined)
}

/** Leads the admin's tab to where a step begins. */

import browser from 'webextension-polyfill'
import type { StepId } from '../guide/ids.ts'
import { progressOf } from '../guide/progress.ts'
import { setupPaths } from '../salesforce/setup-paths.ts'
import { setupHome, startPath } from '../salesforce/start-path.ts'
import { type OrgTab, orgTabs } from './org-tabs.ts'
import { running } from './record-changes.ts'
import { updateRecord } from './records.ts'

/** Starts the guide: on the page the admin is at when that is one of Setup, else at Setup's home. */
export const start = async (org: string): Promise<void> => {
  await updateRecord(org, (record) => running(record))
  const tab = await tabOf(org)
  await open(org, tab, tab && isSetupPage(tab.url) ? null : setupHome)
}

/** Shows where the step begins, or the one to do now; a step without a page brings the org's tab to the front. */
export const showMe = async (org: string, step?: StepId): Promise<void> => {
  const record = await updateRecord(org, (before) => running(before, step))
  const target = step ?? progressOf(record).current
  await open(org, await tabOf(org), target && startPath(target, record.evidence))
}

/** Whether the guide has something to say at this address. */
export const isSetupPage = (address: string): boolean => {
  const { pathname, search } = new URL(address)
  return setupPaths.some((path) => `${pathname}${search}`.startsWith(path.replace(/\*$/, '')))
}

const tabOf = async (org: string): Promise<OrgTab | undefined> =>
  (await orgTabs()).find((tab) => tab.org === org)

const open = async (org: string, tab: OrgTab | undefined, path: string | null): Promise<void> => {
  const url = path === null ? {} : { url: `https://${org}${path}` }
  if (tab) {
    await browser.tabs.update(tab.id, { active: true, ...url })
    if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
  } else if (path !== null) {
    await browser.tabs.create(url)
  }
}

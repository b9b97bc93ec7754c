/** Toolbar badge of an org's tab: the progress of its setup. Empty in all other tabs. */

import browser from 'webextension-polyfill'
import { knownOrg } from '../../org-access/background/known-orgs.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { isOfOrg } from '../../salesforce/urls/my-domain.ts'
import { emptyRecord, type OrgRecord } from '../org-state.ts'
import { progressOf } from '../progress.ts'
import { loadRecord } from './org-store.ts'

export interface Badge {
  /** '' for no badge. */
  readonly text: string
  /** Follows the extension's name in the tooltip, which screen readers announce. */
  readonly title: string
}

const say = (key: string, ...subs: readonly number[]): string =>
  browser.i18n.getMessage(key, subs.map(String))

const quiet: Badge = { text: '', title: '' }
const titles = {
  active: 'popup_status_active',
  pending: 'popup_status_pending',
  saved: 'popup_status_saved',
} as const
/** Accent color of the light theme; white text on this color has enough contrast. */
const ground = '#1d5fd1'

/** Returns the badge for an org: steps done while the guide is active, a check mark at the end. */
export const badgeOf = (record: OrgRecord): Badge => {
  const { activation } = record.evidence
  if (activation)
    return {
      text: activation.status === 'pending' ? '…' : '✓',
      title: say(titles[activation.status]),
    }
  if (!record.running) return quiet
  if (record.keptOff) return { text: '!', title: say('popup_kept_off_title') }
  const { steps } = progressOf(record)
  const done = steps.filter(({ status }) => status === 'done').length
  return {
    text: done === steps.length ? '✓' : `${done}/${steps.length}`,
    title: say('popup_status_running', done, steps.length),
  }
}

/** Sets the badge of a tab. Rejects if the tab is gone. */
export const drawBadge = async (tabId: number, { text, title }: Badge): Promise<void> => {
  const name = say('extensionName')
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title: title === '' ? name : `${name}: ${title}` }),
    browser.action.setBadgeBackgroundColor({ tabId, color: ground }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
  ])
}

/** Updates the badge of a tab that shows an org; the browser clears it on navigation. */
export const showBadge = async (tabId: number, address: string | undefined): Promise<void> => {
  const org = await knownOrg(address)
  if (org === null) return
  const record = isOrgAllowed(await readPolicy(), org) ? await loadRecord(org) : emptyRecord
  // The tab may have been closed in the meantime.
  await drawBadge(tabId, badgeOf(record)).catch(() => undefined)
}

/** Updates the badges of all open tabs, or only of one org's tabs. */
export const showBadges = async (only?: string): Promise<void> => {
  const tabs = await browser.tabs.query({})
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return
      if (only === undefined || isOfOrg(url, only)) await showBadge(id, url)
    }),
  )
}

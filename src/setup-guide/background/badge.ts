/** Toolbar badge of an org's tab: the progress of its setup. Empty in all other tabs. */

import browser from 'webextension-polyfill'
import { resolveOrg } from '../../org-access/background/known-orgs.ts'
import { translate } from '../../platform/background/i18n.ts'
import { isOrgAllowed, readPolicy } from '../../platform/policy.ts'
import { belongsToOrg } from '../../salesforce/urls/my-domain.ts'
import { getAppWait } from '../app-wait.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { computeProgress } from '../progress.ts'
import { loadOrgState } from './org-store.ts'

export interface Badge {
  /** '' for no badge. */
  readonly text: string
  /** Follows the extension's name in the tooltip, which screen readers announce. */
  readonly title: string
  /** Something can go on that was waited for. */
  readonly isReady?: true
}

const emptyBadge: Badge = { text: '', title: '' }
const activationTitles = {
  active: 'popup_status_active',
  pending: 'popup_status_pending',
  saved: 'popup_status_saved',
} as const
const waitTitles = { over: 'badge_app_ready', works: 'badge_login_works' } as const
/** Accent color of the light theme; white text on this color has enough contrast. */
export const BADGE_COLOR = '#1d5fd1'
/** Color that says that a wait is over. */
const READY_COLOR = '#1c7c3c'

/** Returns the badge for an org: steps done while the guide is active, a check mark at the end. */
export const getBadge = (state: OrgState): Badge => {
  const { activation } = state.observedSetup
  if (activation)
    return {
      text: activation.status === 'pending' ? '…' : '✓',
      title: translate(activationTitles[activation.status]),
    }
  if (!state.guideActive) return emptyBadge
  if (state.overlayRemoved) return { text: '!', title: translate('popup_kept_off_title') }
  const { steps } = computeProgress(state, new Date())
  const done = steps.filter(({ status }) => status === 'done').length
  const progress = translate('popup_status_running', done, steps.length)
  const text = done === steps.length ? '✓' : `${done}/${steps.length}`
  const wait = getAppWait(state.observedSetup, Date.now()).state
  if (wait !== 'over' && wait !== 'works') return { text, title: progress }
  return { text, title: `${progress}. ${translate(waitTitles[wait])}`, isReady: true }
}

/** Sets the badge of a tab. Rejects if the tab is gone. */
export const setBadge = async (tabId: number, { text, title, isReady }: Badge): Promise<void> => {
  const name = translate('extensionName')
  await Promise.all([
    // Without a text of its own, the tab shows the button's (see attention.ts).
    browser.action.setBadgeText({ tabId, text: text === '' ? null : text }),
    browser.action.setTitle({ tabId, title: title === '' ? name : `${name}: ${title}` }),
    browser.action.setBadgeBackgroundColor({ tabId, color: isReady ? READY_COLOR : BADGE_COLOR }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
  ])
}

/** Updates the badge of a tab that shows an org; the browser clears it on navigation. */
export const updateBadge = async (tabId: number, address: string | undefined): Promise<void> => {
  const org = await resolveOrg(address)
  if (org === null) return
  const state = isOrgAllowed(await readPolicy(), org) ? await loadOrgState(org) : emptyOrgState
  try {
    await setBadge(tabId, getBadge(state))
    const { url } = await browser.tabs.get(tabId)
    if (url === address) return
    // The tab went to another page in the meantime, which would keep this badge.
    await setBadge(tabId, emptyBadge)
    await updateBadge(tabId, url)
  } catch {
    // The tab was closed in the meantime.
  }
}

/** Updates the badges of all open tabs, or only of one org's tabs. */
export const updateBadges = async (org?: string): Promise<void> => {
  const tabs = await browser.tabs.query({})
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return
      if (org === undefined || belongsToOrg(url, org)) await updateBadge(id, url)
    }),
  )
}

/** Clears what tabs show whose addresses are hidden now: the button's own mark applies there. */
export const clearHiddenBadges = async (): Promise<void> => {
  const tabs = await browser.tabs.query({})
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id !== undefined && url === undefined) await setBadge(id, emptyBadge).catch(() => undefined)
    }),
  )
}

/** Marks the toolbar button in every tab while the guide waits for access to an org. */

import browser from 'webextension-polyfill'
import { hasOrgAccess } from '../../org-access/background/org-access.ts'
import { getPendingAccess } from '../../org-access/background/pending-access.ts'
import { translate } from '../../platform/background/i18n.ts'
import { listActiveOrgs } from './active-orgs.ts'
import { BADGE_COLOR } from './badge.ts'

/** Returns whether a guide is active in an org that may not be reached. */
const isActiveGuideWithoutAccess = async (): Promise<boolean> =>
  (await Promise.all((await listActiveOrgs()).map(hasOrgAccess))).includes(false)

/**
 * Sets or removes the mark: for a request that was not granted until the popup has said so, and
 * while an active guide has no access, as after the update from 0.1.0. The browser hides the
 * addresses of such an org's tabs, so the mark is not a tab's. Never rejects.
 */
export const updateAttentionMark = async (): Promise<void> => {
  try {
    const pending = await getPendingAccess()
    const waits = (pending !== null && !pending.seen) || (await isActiveGuideWithoutAccess())
    const name = translate('extensionName')
    await browser.action.setBadgeText({ text: waits ? '!' : '' })
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR })
    await browser.action.setBadgeTextColor({ color: '#ffffff' })
    await browser.action.setTitle({ title: waits ? `${name}: ${translate('access_missing_title')}` : name })
  } catch {
    // The mark is a convenience: the popup says the same.
  }
}

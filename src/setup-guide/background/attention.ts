/** Marks the toolbar button in every tab while the guide waits for access to an org. */

import browser from 'webextension-polyfill'
import { listPendingAccess } from '../../org-access/background/pending-access.ts'
import { translate } from '../../platform/background/i18n.ts'
import { listOrgsWithoutAccess } from './active-orgs.ts'
import { BADGE_COLOR } from './badge.ts'

/**
 * Sets or removes the mark: for a request that was not granted until the popup has said so, and
 * while an active guide has no access, as after the update from 0.1.0. The browser hides the
 * addresses of such an org's tabs, so the mark is not a tab's. Never rejects.
 */
export const updateAttentionMark = async (): Promise<void> => {
  try {
    const pending = await listPendingAccess()
    const waits = pending.some(({ seen }) => !seen) || (await listOrgsWithoutAccess()).length > 0
    const name = translate('extensionName')
    await browser.action.setBadgeText({ text: waits ? '!' : '' })
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR })
    await browser.action.setBadgeTextColor({ color: '#ffffff' })
    await browser.action.setTitle({ title: waits ? `${name}: ${translate('access_mark')}` : name })
  } catch {
    // The mark is a convenience: the popup says the same.
  }
}

/** Service worker entry. Listeners must be added synchronously; the worker keeps no state. */

import browser from 'webextension-polyfill'
import { handleVaultAlarm, onVaultChanged } from '../credentials/background/vault.ts'
import {
  handleReceivingKeyAlarm,
  removeEndedReceivingKey,
} from '../hand-over/background/receiving-key-end.ts'
import { removeAccessOfVersion010 } from '../org-access/background/org-access.ts'
import { applyPolicyProxies } from '../org-access/background/policy-proxies.ts'
import { lockStorageLocal, onStoreChanged } from '../platform/persistent-store.ts'
import {
  renewGuideScripts,
  stopFieldCreationWithoutAccess,
  syncGuideScript,
  syncGuideScripts,
} from '../setup-guide/background/active-orgs.ts'
import { handleAppWaitAlarm, updateAppWaitAlarm } from '../setup-guide/background/app-wait-alarm.ts'
import { updateAttentionMark } from '../setup-guide/background/attention.ts'
import { clearHiddenBadges, updateBadge, updateBadges } from '../setup-guide/background/badge.ts'
import { notifyTabs } from '../setup-guide/background/notify-tabs.ts'
import { onOrgStateChanged } from '../setup-guide/background/org-store.ts'
import { cachePlans } from '../setup-guide/background/publish-plan.ts'
import { createContextMenu, handleCommand, handleMenuClick } from '../setup-guide/background/shortcuts.ts'
import { continueStart } from '../setup-guide/background/start-with-access.ts'
import { updateWhenIdle } from './defer-update.ts'
import { dispatchMessage } from './dispatch.ts'
import { readLetterFacts } from './letter-facts.ts'
import { openWelcomePage } from './open-welcome-page.ts'

/** Milliseconds. */
const BADGE_DELAY_MS = 150

const extensionIdentity = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') }

// `sendResponse` instead of a promise: not every Chromium version accepts promises here.
browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
  void dispatchMessage(message, sender, extensionIdentity).then(sendResponse)
  return true
})

browser.alarms.onAlarm.addListener(({ name }) => {
  void handleVaultAlarm(name)
  void handleReceivingKeyAlarm(name).catch(() => undefined)
  void handleAppWaitAlarm(name)
})

const forgetPlans = cachePlans(readLetterFacts)

/** Updates plans and badges of all orgs, or of one org. */
const refreshPlansAndBadges = (org?: string): Promise<unknown> => {
  // At once, before anything is awaited: whoever asks from now on gets the changed plan.
  forgetPlans(org)
  return Promise.all([notifyTabs(org), updateBadges(org), updateAttentionMark()])
}

// A registration that outlived its grant or its org's state, or that the browser dropped.
// Access of 0.1.0 goes first: nothing may be registered under it.
const started = removeAccessOfVersion010()
  .then(applyPolicyProxies)
  .then(stopFieldCreationWithoutAccess)
  .then(syncGuideScripts)
  .catch(() => undefined)

// An alarm that the browser lost, or a policy that came while the worker was stopped.
void removeEndedReceivingKey().catch(() => undefined)

/** Initializes stored states, plans and badges. */
const initialize = (): Promise<unknown> => lockStorageLocal().then(() => refreshPlansAndBadges())

// Firefox applies a changed policy at the next start and fires no event.
browser.runtime.onStartup.addListener(() => {
  void initialize()
})

onOrgStateChanged((org) => {
  void syncGuideScript(org).catch(() => undefined)
  void updateAppWaitAlarm(org)
})

for (const onChanged of [onOrgStateChanged, onVaultChanged])
  onChanged((org) => {
    void refreshPlansAndBadges(org)
  })

// Plans depend on the settings, which the options page writes directly.
onStoreChanged((topic) => {
  if (topic === 'settings' || topic === 'everything') void refreshPlansAndBadges()
})

browser.storage.managed?.onChanged.addListener(() => {
  void removeEndedReceivingKey().catch(() => undefined)
  void applyPolicyProxies()
    .then(syncGuideScripts)
    .then(() => refreshPlansAndBadges())
    .catch(() => undefined)
})

browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
  if (status === undefined && url === undefined) return
  // The page's plan goes first: its markers wait for it, and the badge can. By then the tab may
  // show another page, which has no badge of this one's.
  setTimeout(() => {
    void browser.tabs.get(tabId).then(
      ({ url: current }) => updateBadge(tabId, current),
      () => undefined,
    )
  }, BADGE_DELAY_MS)
})

// The question at Start can close the popup: the background goes on. Other grants, as in the
// browser's settings, bring the guide back where it is active.
browser.permissions.onAdded.addListener(({ origins }) => {
  void continueStart()
    .then(async () => {
      if (!origins?.length) return
      await syncGuideScripts()
      await refreshPlansAndBadges()
    })
    .catch(() => undefined)
})

// Scripts in open pages stay: their plan tells them that access is gone.
browser.permissions.onRemoved.addListener(({ origins }) => {
  if (origins?.length)
    void stopFieldCreationWithoutAccess()
      .then(syncGuideScripts)
      .then(() => refreshPlansAndBadges())
      .then(clearHiddenBadges)
      .catch(() => undefined)
})

browser.commands.onCommand.addListener((name) => {
  void handleCommand(name)
})

// Unlike the tab's address, the page's is told without access to it.
browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl }, tab) => {
  void handleMenuClick(menuItemId, tab?.url ?? pageUrl)
})

browser.runtime.onUpdateAvailable.addListener(() => {
  void updateWhenIdle()
})

browser.runtime.onInstalled.addListener(({ reason }) => {
  void initialize()
    .then(() => started)
    .then(async () => {
      // Not after a browser update, which reloads all pages together with their scripts.
      if (reason === 'install' || reason === 'update') await renewGuideScripts()
      await refreshPlansAndBadges()
    })
    .catch(() => undefined)
  void createContextMenu()
  if (reason === 'install') void openWelcomePage().catch(() => undefined)
})

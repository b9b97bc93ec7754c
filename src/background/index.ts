/** Service worker entry. Listeners must be added synchronously; the worker keeps no state. */

import browser from 'webextension-polyfill'
import { handleVaultAlarm, onVaultChanged } from '../credentials/background/vault.ts'
import { injectIntoOpenTabs } from '../org-access/background/guide-script.ts'
import { lockStorageLocal, onStoreChanged } from '../platform/persistent-store.ts'
import { syncGuideScript, syncGuideScripts } from '../setup-guide/background/active-orgs.ts'
import { updateBadge, updateBadges } from '../setup-guide/background/badge.ts'
import { notifyTabs } from '../setup-guide/background/notify-tabs.ts'
import { onOrgStateChanged } from '../setup-guide/background/org-store.ts'
import { createContextMenu, handleCommand, handleMenuClick } from '../setup-guide/background/shortcuts.ts'
import { updateWhenIdle } from './defer-update.ts'
import { dispatchMessage } from './dispatch.ts'

const extensionIdentity = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') }

// `sendResponse` instead of a promise: not every Chromium version accepts promises here.
browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
  void dispatchMessage(message, sender, extensionIdentity).then(sendResponse)
  return true
})

browser.alarms.onAlarm.addListener(({ name }) => {
  void handleVaultAlarm(name)
})

/** Updates plans and badges of all orgs, or of one org. */
const refreshPlansAndBadges = (org?: string): Promise<unknown> =>
  Promise.all([notifyTabs(org), updateBadges(org)])

/** Registers the guide's script where the guide is active, and injects it into pages that are open. */
const startGuideScripts = (): Promise<unknown> =>
  syncGuideScripts()
    .then(injectIntoOpenTabs)
    .catch(() => undefined)

// A registration that outlived its org's state, or was dropped, is mended at every start.
void syncGuideScripts().catch(() => undefined)

/** Initializes stored states, plans and badges. */
const initialize = (): Promise<unknown> => lockStorageLocal().then(() => refreshPlansAndBadges())

// Firefox applies a changed policy at the next start and fires no event.
browser.runtime.onStartup.addListener(() => {
  void initialize()
})

onOrgStateChanged((org) => {
  void syncGuideScript(org).catch(() => undefined)
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
  void refreshPlansAndBadges()
})

browser.tabs.onUpdated.addListener((tabId, { status, url }, tab) => {
  if (status === undefined && url === undefined) return
  void updateBadge(tabId, tab.url)
})

// A permission was granted again: pages that are already open have no script yet.
browser.permissions.onAdded.addListener(({ origins }) => {
  if (origins?.length) void startGuideScripts()
})

browser.commands.onCommand.addListener((name) => {
  void handleCommand(name)
})

browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  void handleMenuClick(menuItemId, tab?.url)
})

browser.runtime.onUpdateAvailable.addListener(() => {
  void updateWhenIdle()
})

browser.runtime.onInstalled.addListener(({ reason }) => {
  void initialize()
    // Not after a browser update, which reloads all pages together with their scripts.
    .then(() => (reason === 'install' || reason === 'update' ? startGuideScripts() : undefined))
  void createContextMenu()
  if (reason === 'install') {
    void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') })
  }
})

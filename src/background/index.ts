/** Service worker entry. Listeners must be added synchronously; the worker keeps no state. */

import browser from 'webextension-polyfill'
import { onVaultAlarm, readVault } from '../credentials/background/vault.ts'
import { goOn } from '../org-access/background/inject-into-open-tabs.ts'
import { recordedOrgs } from '../org-access/background/known-orgs.ts'
import { closeLocal, onKept } from '../platform/persistent-store.ts'
import { showBadge, showBadges } from '../setup-guide/background/badge.ts'
import { tellTabs } from '../setup-guide/background/notify-tabs.ts'
import { onRecord } from '../setup-guide/background/org-store.ts'
import { addMenu, onCommand, onMenu } from '../setup-guide/background/shortcuts.ts'
import { updateWhenEmpty } from './defer-update.ts'
import { handle } from './handlers.ts'

const ourselves = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') }

// `sendResponse` instead of a promise: not every Chromium version accepts promises here.
browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
  void handle(message, sender, ourselves).then(sendResponse)
  return true
})

browser.alarms.onAlarm.addListener(({ name }) => {
  void onVaultAlarm(name)
})

/** Clears stale credential flags in the stored states: restarts and updates empty the vault. */
const tellRecords = async (): Promise<void> => {
  for (const org of await recordedOrgs()) await readVault(org)
}

/** Updates plans and badges of all orgs, or of one org. */
const showAnew = (org?: string): Promise<unknown> => Promise.all([tellTabs(org), showBadges(org)])

/** Initializes stored states, plans and badges. */
const beginAnew = (): Promise<unknown> =>
  closeLocal()
    .then(tellRecords)
    .then(() => showAnew())

// Firefox applies a changed policy at the next start and fires no event.
browser.runtime.onStartup.addListener(() => {
  void beginAnew()
})

onRecord((org) => {
  void showAnew(org)
})

// Plans depend on the settings, which the options page writes directly.
onKept((topic) => {
  if (topic === 'settings' || topic === 'everything') void showAnew()
})

browser.storage.managed?.onChanged.addListener(() => {
  void showAnew()
})

browser.tabs.onUpdated.addListener((tabId, { status, url }, tab) => {
  if (status === undefined && url === undefined) return
  void showBadge(tabId, tab.url)
})

// A permission was granted again: pages that are already open have no script yet.
browser.permissions.onAdded.addListener(({ origins }) => {
  if (origins?.length) void goOn()
})

browser.commands.onCommand.addListener((name) => {
  void onCommand(name)
})

browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  void onMenu(menuItemId, tab?.url)
})

browser.runtime.onUpdateAvailable.addListener(() => {
  void updateWhenEmpty()
})

browser.runtime.onInstalled.addListener(({ reason }) => {
  void beginAnew()
    // Not after a browser update, which reloads all pages together with their scripts.
    .then(() => (reason === 'install' || reason === 'update' ? goOn() : undefined))
  void addMenu()
  if (reason === 'install') {
    void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') })
  }
})

/** The worker's entry. It is started and stopped at any time: listeners are added at once, and nothing is kept in here. */

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

// With `sendResponse` and not with a promise: Chromium's own `browser` does not understand promises in every version.
browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
  void handle(message, sender, ourselves).then(sendResponse)
  return true
})

browser.alarms.onAlarm.addListener(({ name }) => {
  void onVaultAlarm(name)
})

/** The vault is empty after a restart or an update, and the records must not say otherwise. */
const tellRecords = async (): Promise<void> => {
  for (const org of await recordedOrgs()) await readVault(org)
}

/** What pages and the toolbar show is worked out anew, of all orgs or of one. */
const showAnew = (org?: string): Promise<unknown> => Promise.all([tellTabs(org), showBadges(org)])

/** The records, plans and badges as they are to be from now on. */
const beginAnew = (): Promise<unknown> =>
  closeLocal()
    .then(tellRecords)
    .then(() => showAnew())

// Firefox loads a changed policy with its next start, and tells nobody.
browser.runtime.onStartup.addListener(() => {
  void beginAnew()
})

onRecord((org) => {
  void showAnew(org)
})

// The plans carry what is set, and the options page writes it, or removes all there is, by itself.
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

// Given back where it had been taken: pages that are open then have no script yet.
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
    // Not after an update of the browser: it loads its pages anew, and the script with them.
    .then(() => (reason === 'install' || reason === 'update' ? goOn() : undefined))
  void addMenu()
  if (reason === 'install') {
    void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') })
  }
})

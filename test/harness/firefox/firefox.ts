/** Drives Firefox through WebDriver BiDi. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { findFirefox } from '../../../tools/browser.mjs'
import { type ExtensionDriver, type LaunchOptions, type StartedBrowser, waitUntil } from '../driver.ts'
import { policyPlaces, underPolicy } from '../managed-policy.ts'
import { clickAction, withTabs } from '../popup-tabs.ts'
import {
  clickToolbarButton,
  countMatchingScripts,
  exposeExtensionViews,
  getConsoleErrors,
  getExtensionHost,
  pinToolbarButton,
  runCommand,
  stopBackground,
  waitForSidebar,
  waitForViewClosed,
  wakeBackground,
} from './agent.ts'
import { callFunctionWithJson, getChromeContext } from './bidi.ts'
import {
  blockHostResolution,
  grantPrivateBrowsing,
  isPrivateBrowsingAllowed,
  openPrivateWindow,
  restartExtension,
  setExtensionLocale,
  setHostPermissions,
  setOffline,
} from './faults.ts'
import { attachPage, enableExtensionNavigation } from './pages.ts'
import { answerPermissionPrompt } from './permission-prompt.ts'
import {
  callInContentScript,
  countContentScriptCalls,
  countContentScriptListeners,
  installProcessScript,
  setFramePinchZoom,
} from './process.ts'

const popupPath = 'src/popup/index.html'

/** Fixes the extension's UUID, so that its URLs are the same in every profile. */
const uuid = '5b0f2c1e-6a47-4d39-9e58-d0c3a1f4b672'

const preferences = (
  {
    port,
    downloadDir: downloads,
    storageQuotaKb: room,
    userDataDir,
    firstPartyIsolation: isolated,
    blockedHosts,
    permissionPrompts,
  }: LaunchOptions,
  id: string,
) => ({
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port}`,
  'network.proxy.type': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
  'extensions.webextensions.keepUuidOnUninstall': true,
  // A temporary add-on is removed at exit; keep its storage, as an installed one's.
  'extensions.webextensions.keepStorageOnUninstall': userDataDir !== undefined,
  // Headless, a permission prompt waits for ever: grant without asking, unless it is answered.
  'extensions.webextOptionalPermissionPrompts': permissionPrompts === true,
  // A permanent add-on of ours is not signed.
  'xpinstall.signatures.required': false,
  // Otherwise a viewer replaces manifest.json.
  'devtools.jsonview.enabled': false,
  // No protocol reports consoles of extension pages; this writes all consoles to stdout.
  'devtools.console.stdout.content': true,
  'intl.locale.requested': 'en-US',
  ...(blockedHosts ? { 'extensions.webextensions.restrictedDomains': blockedHosts.join(',') } : {}),
  ...(isolated ? { 'privacy.firstparty.isolate': true } : {}),
  ...(room ? { 'dom.quotaManager.temporaryStorage.fixedLimit': room } : {}),
  ...(downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {}),
})

const builtExtension = 'dist/firefox'

/** Returns the id that an extension, unpacked or zipped, has in Firefox. */
export const idOf = (extension: string): string => {
  const manifest = JSON.parse(
    // A temporary add-on may be a zip.
    extension.endsWith('.zip')
      ? strFromU8(unzipSync(readFileSync(extension))['manifest.json'] ?? new Uint8Array())
      : readFileSync(join(extension, 'manifest.json'), 'utf8'),
  )
  const id = manifest.browser_specific_settings?.gecko?.id
  if (typeof id !== 'string') throw new Error(`${extension} has no id for Firefox`)
  return id
}

/**
 * Starts Firefox without an extension, or with those of a managed policy (see `canManage`); the
 * practice org serves every https host.
 */
export const startFirefox = async (options: LaunchOptions, policy?: object): Promise<StartedBrowser> => {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox found; `npm test` installs one or says how')
  const id = idOf(resolve(options.extension ?? builtExtension))
  const browser = await launch({
    browser: 'firefox',
    executablePath: policy ? underPolicy(executablePath, policy, policyPlaces.firefox) : executablePath,
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    args: ['--remote-allow-system-access', '--width=1400', '--height=1100'],
    extraPrefsFirefox: preferences(options, id),
    ...(options.userDataDir ? { userDataDir: options.userDataDir } : {}),
  })
  const chrome = await getChromeContext(browser)
  // Before the extension is installed: it reads the language once, at its start.
  if (options.lang) await callFunctionWithJson(browser, chrome, setExtensionLocale, [options.lang])
  await callFunctionWithJson(browser, chrome, exposeExtensionViews, [id])
  await installProcessScript(browser)
  await callFunctionWithJson(browser, chrome, blockHostResolution, [options.unresolvedHosts ?? []])
  enableExtensionNavigation(browser)
  return {
    browser,
    async install(extension = builtExtension) {
      await browser.installExtension(resolve(extension))
      return driveFirefox(browser, chrome, resolve(extension))
    },
  }
}

/**
 * Creates the driver of a Firefox with this extension; `chrome` is the context of its own window.
 */
export const driveFirefox = async (
  browser: Browser,
  chrome: string,
  extension: string,
): Promise<ExtensionDriver> => {
  const id = idOf(extension)
  const inChrome = <T>(declaration: (id: string) => T | Promise<T>, about = id): Promise<T> =>
    callFunctionWithJson(browser, chrome, declaration, [about]) as Promise<T>
  const origin = `moz-extension://${await inChrome(getExtensionHost)}/`
  await inChrome(pinToolbarButton)
  const url = (path: string) => origin + path
  const open = async (address: string) => {
    const page = await browser.newPage()
    await page.goto(address)
    return page
  }
  const openOurs = (path: string) => open(url(path))
  const setPermissions = (given: object, allowed: boolean) =>
    callFunctionWithJson(browser, chrome, setHostPermissions, [id, given, allowed]) as Promise<void>

  const attachView = async (context: string): Promise<Page> =>
    withTabs(await attachPage(browser, context, url(popupPath), () => inChrome(waitForViewClosed, context)))
  const openPopup = async (page?: Page): Promise<Page> => {
    await page?.bringToFront()
    return attachView(await inChrome(clickToolbarButton))
  }

  return {
    name: 'firefox',
    browser,
    extensionId: id,
    storagePath: join('storage', 'default', `moz-extension+++${new URL(origin).host}`),
    url,
    openExtensionPage: openOurs,
    openPopupInTab: async () => withTabs(await openOurs(popupPath)),
    inBackground: async (declaration, ...given) =>
      (await callFunctionWithJson(browser, await inChrome(wakeBackground), declaration, given)) as never,
    openPopup,
    async openPanel(page, action = 'open-panel') {
      const popup = await openPopup(page)
      await clickAction(popup, action)
      const panel = await attachView(await inChrome(waitForSidebar))
      // Where it still shows, the next click on the extension's button would only close it.
      await popup.close().catch(() => undefined)
      return panel
    },
    stopWorker: () => inChrome(stopBackground),
    async onConsoleLine(hear) {
      const output = browser.process()?.stdout
      if (!output) throw new Error('Firefox has no output to hear')
      output.on('data', (bytes) => hear(String(bytes)))
      hear(await inChrome(getConsoleErrors))
    },
    limitStorageQuota: async () => async () => undefined,
    runCommand: async (name) => {
      await callFunctionWithJson(browser, chrome, runCommand, [id, name])
    },
    // Firefox lists no scripts of a page: ask the matcher that injects them.
    countContentScripts: (page) =>
      callFunctionWithJson(browser, chrome, countMatchingScripts, [id, page.url()]) as Promise<number>,
    async getIsolatedWorld(frame) {
      const call = async (declaration: unknown, given: readonly unknown[]) => {
        const answer = await callInContentScript(frame, id, declaration, given)
        if (!answer) throw new Error(`No content script in ${frame.url()}`)
        return answer.value
      }
      return (await callInContentScript(frame, id, () => true, []))
        ? { evaluate: (declaration, ...given) => call(declaration, given) as never }
        : null
    },
    setPinchZoom: (page, factor) => setFramePinchZoom(page.mainFrame(), factor),
    countListeners: (page) => countContentScriptListeners(page.mainFrame(), id),
    async startCallCounter(page) {
      const count = () => countContentScriptCalls(page.mainFrame(), id)
      await count()
      return count
    },
    // Firefox removes a temporary add-on that reloads itself.
    async reloadExtension(page) {
      await page.bringToFront()
      await inChrome(restartExtension)
    },
    async goOffline() {
      const offline = (isOffline: boolean) => callFunctionWithJson(browser, chrome, setOffline, [isOffline])
      await offline(true)
      return async () => void (await offline(false))
    },
    // Without prompts (see `preferences`) every request is granted.
    allowHosts: async () => undefined,
    // The sending of sign-in data is part of the same question.
    grantHosts: (origins, permissions = []) =>
      setPermissions({ origins, permissions, data_collection: ['authenticationInfo'] }, true),
    answerQuestion: (allow) =>
      callFunctionWithJson(browser, chrome, answerPermissionPrompt, [allow]) as Promise<string>,
    setHostAccess: (origins, allowed) => setPermissions({ origins, permissions: [] }, allowed),
    async allowPrivateBrowsing() {
      await inChrome(grantPrivateBrowsing)
      await inChrome(restartExtension)
      return inChrome(isPrivateBrowsingAllowed)
    },
    async openPrivatePage() {
      const known = await browser.pages()
      await inChrome(openPrivateWindow)
      // Wait for what it stores at its start, which would otherwise add to the limit.
      return waitUntil('a private window', async () => {
        const page = (await browser.pages()).find((one) => !known.includes(one))
        const ready = await page?.evaluate(() => location.href + document.readyState).catch(() => null)
        return ready === 'about:privatebrowsingcomplete' ? page : null
      })
    },
    async installExtension(folder) {
      const other = await browser.installExtension(folder)
      const host = await inChrome(getExtensionHost, other)
      return {
        open: (path) => open(`moz-extension://${host}/${path}`),
        remove: () => browser.uninstallExtension(other),
      }
    },
    readClipboard: () => inChrome(() => navigator.clipboard.readText()),
    grantClipboardRead: async () => {},
    close: () => browser.close(),
  }
}

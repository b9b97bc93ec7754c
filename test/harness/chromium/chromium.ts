/** Chromium, through the DevTools protocol. */

import { join, resolve } from 'node:path'
import type { Browser, Page, Target } from 'puppeteer-core'
import { type ExtensionDriver, type LaunchOptions, type StartedBrowser, waitUntil } from '../driver.ts'
import { clickAction, withTabs } from '../popup-tabs.ts'
import { takeCallCount } from '../profile/profile.ts'
import { launchChromium } from './launch-chromium.ts'

const popupPath = 'src/popup/index.html'

/** Not in puppeteer's types. */
const idOf = (target: Target): string => (target as unknown as { _targetId: string })._targetId

/** Returns the browser's id of a page's tab; not in puppeteer's types. */
const tabIdOf = (page: Page): string => (page as unknown as { _tabId: string })._tabId

/** Creates a policy that keeps every extension off these hosts. */
const blocking = (hosts: readonly string[]) => ({
  ExtensionSettings: { '*': { runtime_blocked_hosts: hosts.map((host) => `*://${host}`) } },
})

/** Starts Chromium without an extension; the practice org serves every https host. */
export const startChromium = async (options: LaunchOptions): Promise<StartedBrowser> => {
  const { blockedHosts } = options
  const browser = await launchChromium(options, { policy: blockedHosts ? blocking(blockedHosts) : undefined })
  return {
    browser,
    async install(extension = 'dist/chrome') {
      return driveChromium(browser, await browser.installExtension(resolve(extension)))
    },
  }
}

/** Creates the driver of a Chromium with the extension of this id. */
export const driveChromium = async (browser: Browser, extensionId: string): Promise<ExtensionDriver> => {
  const protocol = await browser.target().createCDPSession()
  const origin = `chrome-extension://${extensionId}/`
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(origin)

  /** Lists the browser's own ids of workers: puppeteer may still list one that is gone. */
  const workerIds = async (): Promise<readonly string[]> => {
    const { targetInfos } = await protocol.send('Target.getTargets')
    return targetInfos
      .filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin))
      .map(({ targetId }) => targetId)
  }
  const runningWorker = async () => {
    const ids = await workerIds()
    return browser.targets().find((target) => isWorker(target) && ids.includes(idOf(target)))
  }
  const url = (path: string) => origin + path

  /** Wakes the worker through the DevTools protocol, without the side effects of a message. */
  const wake = async () => {
    const page = await browser.newPage()
    try {
      await page.goto(url('manifest.json'))
      const session = await page.createCDPSession()
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.startWorker', { scopeURL: origin })
      await browser.waitForTarget(isWorker, { timeout: 10_000 })
    } finally {
      await page.close()
    }
  }

  const worker = () =>
    waitUntil('the worker', async () => {
      const target = await runningWorker()
      if (!target) {
        await wake()
        return null
      }
      const running = await target.worker()
      // A starting worker has no extension API yet, and a stopping one no longer answers.
      const isReady = await running?.evaluate(() => 'chrome' in globalThis).catch(() => false)
      return isReady ? running : null
    })

  const openOurs = async (path: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(url(path))
    return page
  }

  // Not through puppeteer's list of extensions, which has the unpacked ones only.
  const clickToolbarButton = async (page: Page | undefined): Promise<void> => {
    const target = page ?? (await browser.pages()).at(-1)
    if (!target) return
    const click = protocol.send('Extensions.triggerAction', { id: extensionId, targetId: tabIdOf(target) })
    await click.catch(async (error: unknown) => {
      // The lowest supported version has no such command. Its popup then opens without `activeTab`,
      // which only an org needs whose hosts are not granted yet.
      if (!/wasn't found/.test(String(error))) throw error
      await (await worker()).evaluate(() => chrome.action.openPopup())
    })
  }

  /** Returns the view with the popup's page, the popup or the panel, that `act` opens. */
  const waitForView = async (act: () => Promise<void> | undefined): Promise<Page> => {
    const isView = (target: Target) =>
      target.url().startsWith(url(popupPath)) && target.type() !== 'service_worker'
    const known = new Set(browser.targets())
    const opened = browser.waitForTarget((target) => isView(target) && !known.has(target), {
      timeout: 10_000,
    })
    await Promise.all([opened, act()])
    const view = await (await opened).asPage()
    await view.waitForFunction(() => document.readyState === 'complete')
    return withTabs(view)
  }

  const openPopup = async (page: Page | undefined): Promise<Page> => {
    await page?.bringToFront()
    // Clicks the toolbar button: unlike `chrome.action.openPopup`, a click grants `activeTab`.
    return waitForView(() => clickToolbarButton(page))
  }

  /** Changes "Site access" on the extension's settings page. */
  const changeHosts = async (
    change: 'addHostPermission' | 'removeHostPermission',
    patterns: readonly string[],
  ): Promise<void> => {
    const settings = await browser.newPage()
    await settings.goto('chrome://extensions')
    await settings.evaluate(
      async (id, name, hosts) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: {
            updateExtensionConfiguration(change: object): Promise<void>
          } & Record<typeof name, (id: string, host: string) => Promise<void>>
        }
        await developerPrivate.updateExtensionConfiguration({
          extensionId: id,
          hostAccess: 'ON_SPECIFIC_SITES',
        })
        for (const host of hosts) await developerPrivate[name](id, host)
      },
      extensionId,
      change,
      patterns,
    )
    await settings.close()
  }

  return {
    name: 'chromium',
    browser,
    extensionId,
    storagePath: join('Default', 'WebStorage'),
    url,
    openExtensionPage: openOurs,
    openPopupInTab: async () => withTabs(await openOurs(popupPath)),
    inBackground: async (declaration, ...given) =>
      (await (
        await worker()
      ).evaluate(declaration as never, ...(given as readonly unknown[] as never[]))) as never,
    openPopup,
    async openPanel(page, action = 'open-panel') {
      const popup = await openPopup(page)
      return waitForView(() => clickAction(popup, action))
    },
    async stopWorker() {
      const ids = await workerIds()
      // An event can keep a worker alive: try again. With a DevTools session it only detaches.
      await waitUntil('the worker stops', async () => {
        const left = (await workerIds()).filter((id) => ids.includes(id))
        for (const id of left) {
          const target = browser.targets().find((one) => idOf(one) === id)
          await target
            ?.worker()
            .then((running) => running?.close())
            .catch(() => undefined)
        }
        return left.length === 0
      })
    },
    async onConsoleLine(hear) {
      // Consoles of the extension's pages are heard with those of all pages.
      const from = async (target: Target) => {
        const found = await target.worker()
        found?.on('console', (message) => hear(message.text()))
      }
      browser.on('targetcreated', (target) => {
        if (target.type() === 'service_worker') void from(target).catch(() => {})
      })
      await worker()
      const running = await runningWorker()
      if (running) await from(running)
    },
    async runCommand(name) {
      await (await worker()).evaluate((which) => {
        const event = chrome.commands.onCommand as unknown as { dispatch(name: string): void }
        event.dispatch(which)
      }, name)
    },
    async countContentScripts(page) {
      const session = await page.createCDPSession()
      let worlds = 0
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.startsWith(origin.slice(0, -1))) worlds += 1
      })
      await session.send('Runtime.enable')
      await session.detach()
      return worlds
    },
    async getIsolatedWorld(frame) {
      const [realm] = frame.extensionRealms()
      return realm
        ? {
            evaluate: (declaration, ...given) =>
              realm.evaluate(declaration as never, ...(given as readonly unknown[] as never[])) as never,
          }
        : null
    },
    async setPinchZoom(page, factor) {
      const session = await page.createCDPSession()
      await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: factor })
      // Detaching the session resets the scale.
      if (factor === 1) await session.detach()
    },
    // Scripts of removed versions still have a world, and listeners left in it count.
    async countListeners(page) {
      const session = await page.createCDPSession()
      const worlds: number[] = []
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id)
      })
      await session.send('Runtime.enable')
      let sum = 0
      for (const contextId of worlds) {
        const { result } = await session.send('Runtime.evaluate', { expression: 'window', contextId })
        const all = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' })
        sum += all.listeners.length
      }
      await session.detach()
      return sum
    },
    async startCallCounter(page) {
      const session = await page.createCDPSession()
      await session.send('Profiler.enable')
      await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
      return () => takeCallCount(session)
    },
    async reloadExtension(page) {
      const ours = await openOurs('manifest.json')
      await page.bringToFront()
      await ours.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
    },
    async limitStorageQuota(ours) {
      const session = await ours.createCDPSession()
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: origin.slice(0, -1),
        quotaSize: 2_000_000,
      })
      // Detaching the session resets the quota.
      return () => session.detach()
    },
    async goOffline() {
      const { client } = await worker()
      const network = (offline: boolean) =>
        client.send('Network.emulateNetworkConditions', {
          offline,
          latency: 0,
          downloadThroughput: -1,
          uploadThroughput: -1,
        })
      await client.send('Network.enable')
      await network(true)
      return () => network(false)
    },
    // A host that is added on the settings page counts only once the extension requests it.
    allowHosts: (patterns) => changeHosts('addHostPermission', patterns),
    async grantHosts(patterns, permissions = []) {
      await changeHosts('addHostPermission', patterns)
      const ours = await openOurs('manifest.json')
      const granted = await ours.evaluate((request) => chrome.permissions.request(request), {
        origins: [...patterns],
        permissions: [...permissions],
      })
      await ours.close()
      if (!granted) throw new Error(`Not granted: ${patterns.join(', ')}`)
    },
    answerQuestion: () => Promise.reject(new Error('Nobody can answer Chromium’s question headless')),
    setHostAccess: (patterns, allowed) =>
      changeHosts(allowed ? 'addHostPermission' : 'removeHostPermission', patterns),
    async allowPrivateBrowsing() {
      const settings = await browser.newPage()
      await settings.goto('chrome://extensions')
      const { isEnabled, isActive } = await settings.evaluate(async (id) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: {
            updateExtensionConfiguration(change: object): Promise<void>
            getExtensionInfo(
              id: string,
            ): Promise<{ incognitoAccess: { isEnabled: boolean; isActive: boolean } }>
          }
        }
        await developerPrivate
          .updateExtensionConfiguration({ extensionId: id, incognitoAccess: true })
          .catch(() => undefined)
        return (await developerPrivate.getExtensionInfo(id)).incognitoAccess
      }, extensionId)
      await settings.close()
      return isEnabled || isActive
    },
    openPrivatePage: async () => (await browser.createBrowserContext()).newPage(),
    async installExtension(folder) {
      const id = await browser.installExtension(folder)
      return {
        async open(path) {
          const page = await browser.newPage()
          await page.goto(`chrome-extension://${id}/${path}`)
          return page
        },
        remove: () => browser.uninstallExtension(id),
      }
    },
    async readClipboard(page) {
      const { origin: from } = new URL(page.url())
      await page.browserContext().overridePermissions(from, ['clipboard-read', 'clipboard-sanitized-write'])
      await page.bringToFront()
      return page.evaluate(() => navigator.clipboard.readText())
    },
    grantClipboardRead: () =>
      browser.defaultBrowserContext().overridePermissions(origin.slice(0, -1), ['clipboard-read']),
    close: () => browser.close(),
  }
}

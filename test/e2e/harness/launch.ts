import { resolve } from 'node:path'
import { type Browser, launch, type Page, type Target, type WebWorker } from 'puppeteer-core'
import { findBrowser } from '../../../tools/browser.mjs'

export interface LaunchOptions {
  /** The practice org's port on 127.0.0.1, to which every https host is mapped. */
  readonly port: number
  readonly headless?: boolean
  /** The browser's UI language, e.g. `de`; English unless told, whatever the machine speaks. */
  readonly lang?: string
  /** Given: the profile outlives the browser, as in a restart. */
  readonly userDataDir?: string
  /** DevTools keep away from the worker, which then stops as it does for an admin; `worker` and `openPopup` do not work. */
  readonly leaveWorker?: boolean
  /** The unpacked extension; `dist/chrome` unless told. */
  readonly extension?: string
}

export interface Chromium {
  readonly browser: Browser
  readonly extensionId: string
  /** The address of one of the extension's pages, e.g. `src/popup/index.html`. */
  url(path: string): string
  /** The extension's service worker; woken when it was stopped. */
  worker(): Promise<WebWorker>
  /** Stops the service worker as the browser does after 30 idle seconds. */
  stopWorker(): Promise<void>
  /** The real popup, over the given page. It closes as soon as another page is brought to the front. */
  openPopup(page?: Page): Promise<Page>
  /** The popup in a tab of its own, where it sees itself as the active tab. */
  popupTab(): Promise<Page>
  close(): Promise<void>
}

const popupPath = 'src/popup/index.html'

const browserArguments = (port: number, lang: string): string[] => [
  // Chromium's sandbox refuses to run as root, as containers do.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--host-resolver-rules=MAP *:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--lang=${lang}`,
]

const until = async <T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  timeout = 10_000,
): Promise<T> => {
  const end = Date.now() + timeout
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms`)
    await new Promise((go) => setTimeout(go, 25))
  }
}

/** Starts Chromium with the built extension, and with every https host served by the practice org. */
export const launchChromium = async (options: LaunchOptions): Promise<Chromium> => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium browser found; `npm test` installs one or says how')
  const extension = resolve(options.extension ?? 'dist/chrome')
  const lang = options.lang ?? 'en-US'
  const browser = await launch({
    executablePath,
    pipe: true,
    headless: options.headless ?? true,
    enableExtensions: [extension],
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    args: browserArguments(options.port, lang),
    // LANGUAGE decides before --lang on Linux.
    env: { ...process.env, LANGUAGE: lang },
    ...(options.userDataDir ? { userDataDir: options.userDataDir } : {}),
    ...(options.leaveWorker ? { targetFilter: (target: Target) => target.type() !== 'service_worker' } : {}),
  })

  const extensionId = await until('the extension', async () => {
    const extensions = [...(await browser.extensions()).values()]
    return extensions.find(({ path }) => resolve(path) === extension)?.id
  }).catch(async (error: unknown) => {
    await browser.close()
    throw error
  })
  const origin = `chrome-extension://${extensionId}/`
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(origin)
  const runningWorker = () => browser.targets().find(isWorker)
  const url = (path: string) => origin + path

  /** Wakes the worker through the DevTools protocol, so that no message of ours has a side effect. */
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

  const worker = async (): Promise<WebWorker> => {
    if (!runningWorker()) await wake()
    const running = await runningWorker()?.worker()
    if (!running) throw new Error('The service worker does not run')
    return running
  }

  const openPopup = async (page?: Page): Promise<Page> => {
    await page?.bringToFront()
    const isPopup = (target: Target) =>
      target.url().startsWith(url(popupPath)) && target.type() !== 'service_worker'
    const known = new Set(browser.targets())
    const opened = browser.waitForTarget((target) => isPopup(target) && !known.has(target), {
      timeout: 10_000,
    })
    await Promise.all([opened, (await worker()).evaluate(() => chrome.action.openPopup())])
    const popup = await (await opened).asPage()
    await popup.waitForFunction(() => document.readyState === 'complete')
    return popup
  }

  return {
    browser,
    extensionId,
    url,
    worker,
    openPopup,
    async stopWorker() {
      const target = runningWorker()
      if (!target) return
      await (await target.worker())?.close()
      await until('the worker stops', async () => !browser.targets().includes(target))
    },
    async popupTab() {
      const page = await browser.newPage()
      await page.goto(url(popupPath))
      return page
    },
    close: () => browser.close(),
  }
}

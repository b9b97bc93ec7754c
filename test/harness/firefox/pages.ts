/**
 * Makes the extension's pages usable as puppeteer's pages. Firefox's remote agent runs scripts in
 * them but reports none of their events: this sends puppeteer the events it needs.
 */

import type { Browser, FrameWaitForFunctionOptions, GoToOptions, Page, WaitForOptions } from 'puppeteer-core'
import { waitUntil } from '../driver.ts'
import {
  callFunctionWithJson,
  getBidiConnection,
  getContextId,
  getContextInfo,
  getSandboxNames,
} from './bidi.ts'

/**
 * Waits until another document than `before` is complete at the URL, told apart by its start time.
 */
const complete = (browser: Browser, context: string, url: string, before = 0): Promise<number> =>
  waitUntil(`${url} is complete`, async () => {
    const at = await callFunctionWithJson(
      browser,
      context,
      () => ({ url: location.href, ready: document.readyState, born: performance.timeOrigin }),
      [],
    ).catch(() => null)
    const { url: now, ready, born } = (at ?? {}) as { url?: string; ready?: string; born?: number }
    return now?.startsWith(url) && ready === 'complete' && born !== before ? born : null
  })

/** Tells puppeteer that the page has a new document. */
const announce = (page: Page, url: string) => {
  const context = getContextId(page.mainFrame())
  const connection = getBidiConnection(page.browser())
  for (const sandbox of getSandboxNames(page)) {
    const realm = `${context} ${sandbox ?? ''} ${performance.now()}`
    connection.emit('script.realmCreated', { type: 'window', realm, origin: url, context, sandbox })
  }
  connection.emit('browsingContext.load', { context, url, navigation: null, timestamp: Date.now() })
}

const isOurs = (url: string) => url.startsWith('moz-extension:')

/** Emits the events that puppeteer waits for, as long as the page is an extension's. */
const prepared = (page: Page): Page => {
  const browser = page.browser()
  const context = getContextId(page.mainFrame())
  const usual = {
    goto: page.goto.bind(page),
    reload: page.reload.bind(page),
    waitForFunction: page.waitForFunction.bind(page),
    close: page.close.bind(page),
  }
  return Object.assign(page, {
    async goto(url: string, options?: GoToOptions) {
      if (!isOurs(url)) return usual.goto(url, options)
      await getBidiConnection(browser).send('browsingContext.navigate', { context, url, wait: 'none' })
      await complete(browser, context, url)
      announce(page, url)
      return null
    },
    async reload(options?: WaitForOptions) {
      const url = page.url()
      if (!isOurs(url)) return usual.reload(options)
      const before = await page.evaluate(() => performance.timeOrigin)
      await page.evaluate(() => location.reload())
      await complete(browser, context, url, before)
      announce(page, url)
      return null
    },
    /** Replaces `waitForFunction`, whose code the page's content security policy forbids. */
    async waitForFunction(
      declaration: (...given: unknown[]) => unknown,
      options: FrameWaitForFunctionOptions = {},
      ...given: unknown[]
    ) {
      const url = page.url()
      if (!isOurs(url)) return usual.waitForFunction(declaration, options, ...given)
      const { timeout = 30_000 } = options
      return waitUntil(
        `In ${url}: ${String(declaration)}`,
        () => page.evaluate(declaration, ...given),
        timeout,
      )
    },
    async close(options?: { runBeforeUnload?: boolean }) {
      await usual.close(options)
      if (!page.isClosed()) getBidiConnection(browser).emit('browsingContext.contextDestroyed', { context })
    },
  })
}

/** Lets new pages of this browser navigate to the extension's URLs. */
export const enableExtensionNavigation = (browser: Browser): void => {
  const newPage = browser.newPage.bind(browser)
  browser.newPage = async (...given) => prepared(await newPage(...given))
}

/** Returns an open popup as a page. */
export const attachPage = async (
  browser: Browser,
  context: string,
  url: string,
  closed: () => Promise<void>,
): Promise<Page> => {
  await complete(browser, context, url)
  getBidiConnection(browser).emit('browsingContext.contextCreated', await getContextInfo(browser, context))
  const page = (await browser.pages()).find((one) => getContextId(one.mainFrame()) === context)
  if (!page) throw new Error(`puppeteer does not know ${context}`)
  const popup = prepared(page)
  const gone = closed()
    .catch(() => {})
    .then(() => {
      if (!page.isClosed()) getBidiConnection(browser).emit('browsingContext.contextDestroyed', { context })
    })
  return Object.assign(popup, {
    close: async () => {
      await popup.evaluate(() => window.close()).catch(() => {})
      await gone
    },
  })
}

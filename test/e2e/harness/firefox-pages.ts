/**
 * The extension's own pages as puppeteer's pages. Firefox's remote agent runs what it is asked to in them, but tells of
 * none of their events: what puppeteer must hear to work with such a page is told here.
 */

import type { Browser, Page } from 'puppeteer-core'
import { until } from './driven.ts'
import { callWithJson, connectionOf, contextInfo, contextOf, sandboxesOf } from './firefox-bidi.ts'

/** Waits until another document than `before` is complete at the address; documents are told by when they began. */
const complete = (browser: Browser, context: string, url: string, before = 0): Promise<number> =>
  until(`${url} is complete`, async () => {
    const at = await callWithJson(
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
  const context = contextOf(page.mainFrame())
  const connection = connectionOf(page.browser())
  for (const sandbox of sandboxesOf(page)) {
    const realm = `${context} ${sandbox ?? ''} ${performance.now()}`
    connection.emit('script.realmCreated', { type: 'window', realm, origin: url, context, sandbox })
  }
  connection.emit('browsingContext.load', { context, url, navigation: null, timestamp: Date.now() })
}

/** Makes up for the events that puppeteer waits for in vain. */
const prepared = (page: Page, url: string, closed: () => Promise<void>): Page => {
  const browser = page.browser()
  const context = contextOf(page.mainFrame())
  const gone = async () => {
    await closed().catch(() => {})
    if (!page.isClosed()) connectionOf(browser).emit('browsingContext.contextDestroyed', { context })
  }
  const born = () => page.evaluate(() => performance.timeOrigin)
  return Object.assign(page, {
    async reload() {
      const before = await born()
      await page.evaluate(() => location.reload())
      await complete(browser, context, url, before)
      announce(page, url)
      return null
    },
    /** The page's own policy forbids the code that puppeteer's waiting is made of. */
    async waitForFunction(
      declaration: (...given: unknown[]) => unknown,
      { timeout = 30_000 }: { timeout?: number } = {},
      ...given: unknown[]
    ) {
      await until(`In ${url}: ${String(declaration)}`, () => page.evaluate(declaration, ...given), timeout)
    },
    gone: gone(),
  })
}

/** One of the extension's pages in a new tab. */
export const openInTab = async (browser: Browser, url: string): Promise<Page> => {
  const page = await browser.newPage()
  const context = contextOf(page.mainFrame())
  await connectionOf(browser).send('browsingContext.navigate', { context, url, wait: 'none' })
  await complete(browser, context, url)
  announce(page, url)
  const close = page.close.bind(page)
  let closing = () => {}
  const closed = new Promise<void>((resolve) => {
    closing = resolve
  })
  return Object.assign(
    prepared(page, url, () => closed),
    {
      close: async () => {
        await close()
        closing()
      },
    },
  )
}

/** A popup that is open already. */
export const adoptPage = async (
  browser: Browser,
  context: string,
  url: string,
  closed: () => Promise<void>,
): Promise<Page> => {
  await complete(browser, context, url)
  connectionOf(browser).emit('browsingContext.contextCreated', await contextInfo(browser, context))
  const page = (await browser.pages()).find((one) => contextOf(one.mainFrame()) === context)
  if (!page) throw new Error(`puppeteer does not know ${context}`)
  const popup = prepared(page, url, closed)
  return Object.assign(popup, {
    close: async () => {
      await popup.evaluate(() => window.close()).catch(() => {})
      await (popup as unknown as { gone: Promise<void> }).gone
    },
  })
}

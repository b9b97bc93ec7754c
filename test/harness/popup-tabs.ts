/** Chooses the popup's tabs as an admin does: with a click, when what is looked for lies in another. */

import type { ElementHandle, Page, WaitForSelectorOptions } from 'puppeteer-core'

/** Clicks a button of the popup, which may close it. */
export const clickAction = async (popup: Page, action: string): Promise<void> => {
  const button = await popup.waitForSelector(`[data-action="${action}"]`, { visible: true })
  await button?.click().catch((error: unknown) => {
    if (!popup.isClosed()) throw error
  })
}

/** Shows the tab that contains the element. Resolves to whether that took a click. */
const chooseTabOf = async (page: Page, element: ElementHandle): Promise<boolean> => {
  const panel = await element.evaluate((one) => one.closest('[role="tabpanel"][hidden]')?.id)
  if (!panel) return false
  const tab = await page.$(`[role="tab"][aria-controls="${panel}"]`)
  await tab?.click()
  return tab !== null
}

/** Waits for the element and shows its tab. Resolves to whether that took a click. */
export const chooseTabFor = async (page: Page, selector: string): Promise<boolean> => {
  const element = await findWithoutTab(page, selector)
  return element !== null && chooseTabOf(page, element)
}

const originals = new WeakMap<Page, Page['waitForSelector']>()

const findWithoutTab = (page: Page, selector: string, options?: WaitForSelectorOptions) =>
  (originals.get(page) ?? page.waitForSelector.bind(page))(selector, options)

/**
 * Makes a popup's page show the tab of each element that a test waits for, clicks, focuses or types
 * into. A test about the tabs themselves asks for them by their own selectors.
 */
export const withTabs = (page: Page): Page => {
  const usual = { click: page.click.bind(page), focus: page.focus.bind(page), type: page.type.bind(page) }
  originals.set(page, page.waitForSelector.bind(page))
  const show = async (selector: string) => {
    const element = await page.$(selector)
    if (element) await chooseTabOf(page, element)
  }
  return Object.assign(page, {
    async waitForSelector(selector: string, options: WaitForSelectorOptions = {}) {
      if (options.hidden) return findWithoutTab(page, selector, options)
      const { visible, ...rest } = options
      const found = await findWithoutTab(page, selector, rest)
      if (found) await chooseTabOf(page, found)
      return visible ? findWithoutTab(page, selector, options) : found
    },
    async click(selector: string, options?: Parameters<Page['click']>[1]) {
      await show(selector)
      return usual.click(selector, options)
    },
    async focus(selector: string) {
      await show(selector)
      return usual.focus(selector)
    },
    async type(selector: string, text: string, options?: Parameters<Page['type']>[2]) {
      await show(selector)
      return usual.type(selector, text, options)
    },
  }) as Page
}

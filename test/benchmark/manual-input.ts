/** Mouse and keyboard of an admin whom nothing helps: real input events, each of them counted. Scrolling is not. */

import type { Page } from 'puppeteer-core'
import type { EffortMetrics } from '../browser/setup-guide/admin.ts'

export interface ManualInput {
  readonly page: Page
  /** Clicks what the selector finds; a double click is two clicks. */
  click(selector: string, times?: number): Promise<void>
  /** Clicks what leads to another page, and waits for that to load. */
  clickAndNavigate(selector: string): Promise<void>
  /** Types where the focus is. */
  type(text: string): Promise<void>
  /** Ctrl and V: two keystrokes. */
  paste(): Promise<void>
  /** Selects a line of text with a triple click, Ctrl and C: three clicks, two keystrokes. */
  copy(selector: string): Promise<void>
  /** Presses this tab's tab: one click. */
  switchToTab(): Promise<void>
  isVisible(selector: string): Promise<boolean>
}

/** Gives a page a pair of hands that add to the effort. */
export const createManualInput = (page: Page, effort: EffortMetrics): ManualInput => {
  const click = async (selector: string, times = 1) => {
    const element = await page.waitForSelector(selector, { visible: true, timeout: 10_000 })
    effort.clicks += times
    await element?.click({ count: times })
  }
  const shortcut = async (key: 'c' | 'v', command: 'Copy' | 'Paste') => {
    effort.keystrokes += 2
    await page.keyboard.down('Control')
    await page.keyboard.press(key, { commands: [command] })
    await page.keyboard.up('Control')
  }
  return {
    page,
    click,
    async clickAndNavigate(selector) {
      const loaded = page.waitForNavigation({ timeout: 15_000 })
      // Where the click fails nothing waits for the page any more.
      loaded.catch(() => {})
      await click(selector)
      await loaded
    },
    async type(text) {
      effort.keystrokes += text.length
      await page.keyboard.type(text)
    },
    paste: () => shortcut('v', 'Paste'),
    async copy(selector) {
      await click(selector, 3)
      await shortcut('c', 'Copy')
    },
    async switchToTab() {
      effort.clicks += 1
      await page.bringToFront()
    },
    isVisible: async (selector) => (await page.$(selector))?.isVisible() ?? false,
  }
}

/** Counts a page's loads from now on. */
export const countPageLoads = (page: Page, effort: EffortMetrics): void => {
  page.on('load', () => {
    effort.pageLoads += 1
  })
}

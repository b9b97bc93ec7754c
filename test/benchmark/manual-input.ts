/** Mouse and keyboard of an admin without help: real input events, all counted except scrolling. */

import type { Page } from 'puppeteer-core'
import type { EffortMetrics } from '../browser/setup-guide/admin.ts'

export interface ManualInput {
  readonly page: Page
  /** Clicks the element; a double click counts as two clicks. */
  click(selector: string, times?: number): Promise<void>
  /** Clicks an element that leads to another page, and waits for the load. */
  clickAndNavigate(selector: string): Promise<void>
  /** Types into the focused element. */
  type(text: string): Promise<void>
  /** Presses Ctrl and V: two keystrokes. */
  paste(): Promise<void>
  /** Selects a line with a triple click and presses Ctrl and C: three clicks, two keystrokes. */
  copy(selector: string): Promise<void>
  /** Switches to this tab: one click. */
  switchToTab(): Promise<void>
  isVisible(selector: string): Promise<boolean>
}

/** Creates the input of a page; it adds to the effort. */
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
      // If the click fails, nobody awaits the navigation.
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

/** Starts to count a page's loads. */
export const countPageLoads = (page: Page, effort: EffortMetrics): void => {
  page.on('load', () => {
    effort.pageLoads += 1
  })
}

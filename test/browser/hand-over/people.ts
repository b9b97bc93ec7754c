/** Two people with a browser each: what the admin and the colleague do on the page for sealed values. */

import type { Page } from 'puppeteer-core'
import type { ExtensionDriver } from '../../harness/launch.ts'

const receivingPage = 'src/hand-over/ui/index.html'

/** Puts text into a field at once, as pasting does. */
export const pasteInto = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.waitForSelector(selector)
  await page.evaluate(
    (field, pasted) => {
      const element = document.querySelector<HTMLTextAreaElement>(field)
      if (!element) throw new Error(`no ${field}`)
      element.value = pasted
      element.dispatchEvent(new Event('input', { bubbles: true }))
    },
    selector,
    text,
  )
}

/** Clicks a button once it can be clicked. */
export const clickWhenEnabled = async (page: Page, action: string): Promise<void> => {
  await page.waitForSelector(`[data-action="${action}"]:not(:disabled)`)
  await page.evaluate(
    (name) => document.querySelector<HTMLElement>(`[data-action="${name}"]`)?.click(),
    action,
  )
}

/** Reads the text of a field once it has some. */
const readField = async (page: Page, selector: string): Promise<string> => {
  await page.waitForFunction(
    (field) => (document.querySelector<HTMLTextAreaElement>(field)?.value ?? '') !== '',
    {},
    selector,
  )
  return page.$eval(selector, (field) => (field as HTMLTextAreaElement).value)
}

/** Reads the six words with their numbers. */
export const readWords = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.querySelectorAll('.words li').length === 6)
  return page.$eval('.words', (list) => (list as HTMLElement).innerText.replace(/\s+/g, ' '))
}

/** Opens the page on which values are received. */
export const openReceivingPage = (colleague: ExtensionDriver): Promise<Page> =>
  colleague.openExtensionPage(receivingPage)

/** Creates a receiving code, and returns it with its words. */
export const createCode = async (page: Page): Promise<{ readonly code: string; readonly words: string }> => {
  await clickWhenEnabled(page, 'create-code')
  return { code: await readField(page, '#receiving-code'), words: await readWords(page) }
}

/** Pastes a code on the admin's page, and returns the words that it has there. */
export const pasteCode = async (
  admin: ExtensionDriver,
  org: string,
  code: string,
): Promise<{ readonly page: Page; readonly words: string }> => {
  const page = await admin.openExtensionPage(`${receivingPage}?org=${org}`)
  await pasteInto(page, '#pasted-code', code)
  return { page, words: await readWords(page) }
}

/** Confirms the words, seals, and returns the sealed text. */
export const sealOn = async (page: Page): Promise<string> => {
  await page.waitForSelector('input[name="confirm-words"]')
  await page.evaluate(() => document.querySelector<HTMLInputElement>('input[name="confirm-words"]')?.click())
  await clickWhenEnabled(page, 'seal-values')
  return readField(page, '#sealed-text')
}

/** Pastes a sealed text and clicks *Open*. */
export const openOn = async (page: Page, text: string): Promise<void> => {
  await pasteInto(page, '#pasted-text', text)
  await clickWhenEnabled(page, 'open-text')
}

/** Returns what is said of a text that was not opened. */
export const readProblem = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => (document.querySelector('#pasted-text-problem')?.textContent ?? '') !== '')
  return page.$eval('#pasted-text-problem', (problem) => problem.textContent ?? '')
}

/** Enters the colleague's own token, activates, and returns how it ended. */
export const activateOn = async (page: Page, token: string): Promise<string | null> => {
  await page.waitForSelector('#value-token')
  await page.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('#value-token')
    if (!field) return
    field.value = typed
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, token)
  // A person's own click: the browser asks for nothing after another.
  await page.bringToFront()
  const button = await page.waitForSelector('[data-action="activate"]:not(:disabled)')
  // Clear of the status line, which sticks to the bottom of the window.
  await button?.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await button?.click()
  const outcome = await page.waitForSelector('[data-outcome]', { timeout: 30_000 })
  return outcome?.evaluate((note) => note.getAttribute('data-outcome')) ?? null
}

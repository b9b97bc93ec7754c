/** Every translation on the pages it is for: it is what they say, and it fits. */

import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type en from '../../../public/_locales/en/messages.json'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { createCopyInLanguage, type ExtensionCopy } from '../../harness/profile-copy.ts'
import { acquireSharedBrowser } from '../../harness/shared-browser.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'

const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
const translated = readdirSync('public/_locales').filter((language) => language !== 'en')

let practice: PracticeOrg

test.beforeAll(({ practice: started }) => {
  practice = started
})

/** Lists overflowing elements. Screen-reader texts are one pixel wide, and inputs scroll. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('html, body *:not(input)')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          element.clientWidth > 1 &&
          element.scrollWidth > element.clientWidth + 1,
      )
      .map((element) => `${element.localName}: ${element.innerText.slice(0, 60)}`),
  )

describe.each(sampleSweep('translations', translated, 2))('%s', (language) => {
  const texts: typeof en = JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'))
  let copy: ExtensionCopy
  let org: FakeOrg
  let extension: ExtensionDriver
  let page: Page

  beforeAll(async () => {
    copy = createCopyInLanguage(language)
    org = practice.addOrg(`acme-${language.toLowerCase().replace('_', '-')}`)
    extension = await acquireSharedBrowser({ port: practice.port, extension: copy.path })
    page = await extension.browser.newPage()
  })

  afterAll(() => copy?.remove())

  const read = async (path: string, width: number) => {
    await page.setViewport({ width, height: 900 })
    await page.goto(extension.url(path))
    await page.waitForSelector('h1, h2')
    return page.evaluate(() => document.body.innerText)
  }

  test('the welcome page', async () => {
    expect(await read('src/welcome/index.html', 480)).toContain(texts.welcome_lead.message)
    expect(await tooWide(page)).toEqual([])
  })

  test('the options', async () => {
    expect(await read('src/options/index.html', 480)).toContain(texts.options_contact_text.message)
    expect(await tooWide(page)).toEqual([])
  })

  test('the page for sealed values', async () => {
    const receiving = await read('src/hand-over/ui/index.html', 480)
    expect(receiving).toContain(texts.receive_lead.message)
    expect(await tooWide(page)).toEqual([])
    const sealing = await read('src/hand-over/ui/index.html?org=acme.my.salesforce.com', 480)
    expect(sealing).toContain(texts.seal_lead.message)
    expect(await tooWide(page)).toEqual([])
  })

  test('the popup before Start: the six steps and the button are in view', async () => {
    await logInAsAdmin(page, org, home)
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-action="start"]:not(:disabled)')
    expect(await popup.evaluate(() => document.body.innerText)).toContain(texts.intro_lead.message)
    const [steps, start, barTop, height] = await popup.evaluate(() => {
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect())
      const lowest = (selector: string) => Math.max(...boxes(selector).map(({ bottom }) => bottom))
      return [
        lowest('.intro-steps li'),
        lowest('[data-action="start"]'),
        boxes('.start-bar')[0]?.top ?? 0,
        Math.min(innerHeight, 600),
      ] as const
    })
    expect(start).toBeLessThanOrEqual(height)
    expect(steps).toBeLessThanOrEqual(barTop)
    expect(await tooWide(popup)).toEqual([])
    await popup.close()
  })

  test('the card and the popup', async () => {
    await sendAsExtensionPage(await openMessagingPage(extension), {
      type: 'start-guide',
      org: getOrgKey(org),
    })
    await page.bringToFront()
    const { text } = await createOverlayDriver(page).waitFor(({ state }) => state !== null)
    expect(text).toContain(texts.step_profile_title.message)

    const popup = await extension.openPopupInTab()
    await popup.setViewport({ width: 400, height: 900 })
    await popup.waitForSelector('[data-step]')
    expect(await popup.evaluate(() => document.body.innerText)).toContain(texts.step_fields_title.message)
    for (const tab of await popup.$$('[role="tab"]')) {
      await tab.click()
      for (const closed of await popup.$$('details:not([open]) > summary'))
        if (await closed.isVisible()) await closed.click()
      expect(await tooWide(popup)).toEqual([])
    }
  })

  test('the card says which control to check, since its way rests on little', async () => {
    await page.bringToFront()
    // In a narrow window the card is minimized.
    await page.setViewport({ width: 1400, height: 900 })
    await page.goto(`https://${getOrgKey(org)}/_ui/perms/ui/profile/ProfileClone/e`)
    const { text } = await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'profile-clone')
    const name = texts.control_profileToClone.message
    expect(text).toContain(`${name} (${texts.card_check_control.message})`)
    expect(text.split(texts.card_check_control.message)).toHaveLength(2)
  })
})

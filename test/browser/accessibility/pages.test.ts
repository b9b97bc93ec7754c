/** axe on the options and the welcome page, in every main state and every look. */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sampleSweepEntries } from '../../support/sample.ts'
import { createCode, openOn, openReceivingPage, pasteCode, readProblem } from '../hand-over/people.ts'
import {
  type AccessibilityFixture,
  createAccessibilityFixture,
  openGuidedOrg,
  openNewOrg,
} from './fixtures.ts'
import { activateByKeyboard } from './popup-states.ts'
import { runAxeInEveryAppearance } from './visual-states.ts'

let stage: AccessibilityFixture

beforeAll(async () => {
  stage = await createAccessibilityFixture()
})

afterAll(() => stage?.close())

const opened = async (path: 'options' | 'welcome'): Promise<Page> => {
  const page = await stage.extension.browser.newPage()
  await page.goto(stage.extension.url(`src/${path}/index.html`))
  await page.waitForSelector('h1')
  return page
}

const typed = async (page: Page, name: string, text: string, save: string) => {
  const input = await page.waitForSelector(`input[name="${name}"]`)
  await input?.click({ count: 3 })
  await page.keyboard.type(text)
  await activateByKeyboard(page, `[data-action="${save}"]`)
}

const pages: Readonly<Record<string, () => Promise<Page>>> = {
  'welcome, with no org': () => opened('welcome'),
  'welcome, with orgs to choose from': async () => {
    await openNewOrg(stage)
    await openGuidedOrg(stage)
    const page = await opened('welcome')
    await activateByKeyboard(page, '[data-action="start"]')
    // The org's tab is in front now.
    await vi.waitUntil(() => page.evaluate(() => document.visibilityState === 'hidden'))
    await page.bringToFront()
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent !== '')
    return page
  },
  'receiving, with a code and a text that is none': async () => {
    const page = await openReceivingPage(stage.extension)
    await page.waitForSelector('[data-action="create-code"], #receiving-code')
    if (await page.$('[data-action="create-code"]')) await createCode(page)
    await openOn(page, 'no sealed text')
    await readProblem(page)
    return page
  },
  'sealing, with the words to compare': async () => {
    const receiving = await openReceivingPage(stage.extension)
    await receiving.waitForSelector('[data-action="create-code"], #receiving-code')
    const code = (await receiving.$('#receiving-code'))
      ? await receiving.$eval('#receiving-code', (field) => (field as HTMLTextAreaElement).value)
      : (await createCode(receiving)).code
    await receiving.close()
    return (await pasteCode(stage.extension, 'acme.my.salesforce.com', code)).page
  },
  'options, with an org': async () => {
    await openGuidedOrg(stage)
    const page = await opened('options')
    await page.waitForSelector('[data-action="reset-org"]')
    return page
  },
  'options, saved': async () => {
    const page = await opened('options')
    await typed(page, 'contactEmail', 'it@acme.example', 'save-contact')
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent !== '')
    return page
  },
  'options, an endpoint that is none and a contact that is none': async () => {
    const page = await opened('options')
    await typed(page, 'endpoint', 'http://nowhere', 'save-endpoint')
    await typed(page, 'contactEmail', 'nobody', 'save-contact')
    await page.waitForFunction(() => document.querySelector('.error')?.textContent !== '')
    return page
  },
  'options, a host outside spaceiq.com': async () => {
    const page = await opened('options')
    await typed(page, 'endpoint', 'https://siq.example.com/activate', 'save-endpoint')
    await page.waitForSelector('[data-action="allow-host"]')
    return page
  },
  'options, asked whether to forget': async () => {
    const page = await opened('options')
    await activateByKeyboard(page, '[data-action="forget-everything"]')
    await page.waitForSelector('[data-action="confirm-forget-everything"]')
    return page
  },
}

describe.each(sampleSweepEntries('looks of the pages', pages, 4))('%s', (name, show) => {
  test('axe finds nothing in any look', async () => {
    const page = await show()
    // axe cannot check what a bar covers at the moment.
    await page.$$eval('.status-line:not(:empty)', (bars) => {
      for (const bar of bars) (bar as HTMLElement).style.position = 'static'
    })
    const found = await runAxeInEveryAppearance(page, 'page', name, { fullPage: true })
    await page.close()
    expect(found).toEqual([])
  })
})

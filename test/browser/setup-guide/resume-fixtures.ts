/** Where the tests of a guide that goes on begin: an org each, with the guide started from the real popup. */

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { caseFields } from '../../../src/required-setup.ts'
import { until } from '../../harness/driver.ts'
import { keyOf, signIn, stored } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import { domOf, type Ears } from '../../harness/network-recorder.ts'
import { overlay } from '../../harness/overlay.ts'
import type { OrgState, OrgWorld, PracticeOrg } from '../../practice-org/types.ts'
import { type Admin, adminOf } from './admin.ts'

export const setupHome = '/setup/forcecomHomepage.apexp?setupid=ForceCom'
export const caseFieldList = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
export const userList = '/005?isUserEntityOverride=1&setupid=ManageUsers'

export interface Stage {
  readonly practice: PracticeOrg
  readonly chromium: Chromium
  readonly ours: Page
  /** An org of the test's own, so that no test sees another's progress. */
  newOrg(world?: Partial<OrgWorld>, name?: string): OrgState
  /** A tab of the org in which the guide was started from the real popup. */
  start(org: OrgState, path?: string, within?: Chromium): Promise<Admin>
  inPopup<T>(page: Page, act: (popup: Page) => Promise<T>, within?: Chromium): Promise<T>
}

export const idOf = ({ id }: { id: string }) => `/${id}`
export const at = (org: OrgState, path: string) => `https://${keyOf(org)}${path}`

/** Seven as the manual wants them, or the first few. */
export const addFields = (org: OrgState, count: number = caseFields.length) => {
  for (const [index, field] of caseFields.slice(0, count).entries()) {
    org.fields.push({
      id: `00N5g0000077${index}QxAAA`,
      label: field.name,
      developerName: field.name,
      dtype: field.type === 'Text' ? 'S' : 'J',
      length: field.length,
      externalId: field.externalId,
      visibleLines: field.visibleLines ?? null,
      description: '',
      security: {},
      layouts: [],
      namespace: '',
    })
  }
}

export const press = async (popup: Page, action: string, within = '') => {
  const selector = `${within} [data-action="${action}"]`.trim()
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

/** The checklist: each step's status and evidence. */
export const checklist = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('li[data-step]')
    .then(() =>
      popup.$$eval('li[data-step]', (rows) =>
        Object.fromEntries(
          rows.map((row) => [
            (row as HTMLElement).dataset.step,
            `${(row as HTMLElement).dataset.status} ${row.querySelector('.evidence')?.textContent ?? ''}`.trim(),
          ]),
        ),
      ),
    )

/** What stands in the popup's fields. */
export const inputs = (popup: Page): Promise<Record<string, string>> =>
  popup
    .waitForSelector('input[name="password"]')
    .then(() =>
      popup.$$eval('input[name]', (all) =>
        Object.fromEntries(
          all.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
        ),
      ),
    )

/** The page's DOM as text; of one that is just closing, or that only the driver still lists (Firefox), nothing. */
const domWhileOpen = (chromium: Chromium, page: Page): Promise<string> =>
  until(`the DOM of ${page.url()}`, async () =>
    domOf(page).then(JSON.stringify, async (error) =>
      /no such frame/.test(String(error)) || !(await chromium.browser.pages()).includes(page)
        ? '(closed)'
        : null,
    ),
  )

/** None of the secrets is in storage on disk, a console, an address, or a page other than Salesforce's own. */
export const expectUnseen = async (
  chromium: Chromium,
  ears: Ears,
  secrets: readonly string[],
): Promise<void> => {
  const seen = [await stored(chromium, 'kept'), ears.heard()]
  for (const page of await chromium.browser.pages())
    if (!page.url().includes('forceConsumerDetails')) seen.push(await domWhileOpen(chromium, page))
  for (const secret of secrets) for (const text of seen) expect(text).not.toContain(secret)
}

/** Prepares the tests of the file that calls it. */
export const resumeStage = (): Stage => {
  let practice: PracticeOrg
  let chromium: Chromium
  let ours: Page
  let orgs = 0

  test.beforeAll(({ practice: started, extension, ours: own }) => {
    practice = started
    practice.spaceiq.token = 'siq-token-fedcba9876543210'
    chromium = extension
    ours = own
  })

  const inPopup: Stage['inPopup'] = async (page, act, within = chromium) => {
    const popup = await within.openPopup(page)
    try {
      return await act(popup)
    } finally {
      // Some buttons close it.
      await popup.close().catch(() => {})
    }
  }

  return {
    get practice() {
      return practice
    },
    get chromium() {
      return chromium
    },
    get ours() {
      return ours
    },
    newOrg(world = {}, name) {
      orgs += 1
      return practice.addOrg(name ?? `resume${orgs}`, world)
    },
    async start(org, path = setupHome, within = chromium) {
      const page = await within.browser.newPage()
      await signIn(page, org, path)
      await inPopup(page, (popup) => press(popup, 'start'), within)
      await overlay(page).waitFor(({ state }) => state !== null, 10_000)
      return adminOf(page)
    },
    inPopup,
  }
}

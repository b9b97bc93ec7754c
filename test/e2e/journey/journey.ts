/** The whole journey of the manual, by the extension's own buttons and Salesforce's own controls. */

import type { Page } from 'puppeteer-core'
import type { OrgState, PracticeOrg } from '../../org/contract.ts'
import { basicIds, secretBoxes } from '../../org/pages/connected-app-ids.ts'
import { permissions } from '../../org/pages/profile-permissions.ts'
import type { Chromium } from '../harness/launch.ts'
import { type Admin, adminOf } from './admin.ts'

export interface Stage {
  readonly id: string
  run(journey: Journey): Promise<void>
}

export interface Journey {
  readonly admin: Admin
  readonly chromium: Chromium
  readonly practice: PracticeOrg
  readonly org: OrgState
  /** Called with the popup before it is left, as the admin last saw it. */
  onPopup: (popup: Page) => Promise<void>
}

export const home = 'https://acme.my.salesforce.com'
const apiOnlyBox = permissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId ?? ''
const email = 'it@acme.example'

const inPopup = async (journey: Journey, act: (popup: Page) => Promise<void>) => {
  const popup = await journey.chromium.openPopup(journey.admin.page)
  try {
    await act(popup)
    if (!popup.isClosed()) await journey.onPopup(popup).catch(() => {})
  } finally {
    await popup.close().catch(() => {})
  }
}

const clickIn = async ({ admin }: Journey, popup: Page, selector: string) => {
  const element = await popup.waitForSelector(selector, { visible: true })
  admin.effort.clicks += 1
  await element?.click()
}

const typeIn = async ({ admin }: Journey, popup: Page, name: string, text: string) => {
  const input = await popup.waitForSelector(`input[name="${name}"]`, { visible: true })
  admin.effort.clicks += 1
  admin.effort.keystrokes += text.length
  await input?.click()
  await popup.keyboard.type(text)
}

/** Presses Show me in the popup and waits for the page it leads to. */
const showMe = async (journey: Journey) => {
  const popup = await journey.chromium.openPopup(journey.admin.page)
  await popup.waitForSelector('[data-action="show-me"]', { visible: true })
  await journey.onPopup(popup)
  const loaded = journey.admin.page.waitForNavigation({ timeout: 15_000 })
  await clickIn(journey, popup, '[data-action="show-me"]')
  await loaded
  await popup.close().catch(() => {})
}

export const signIn: Stage = {
  id: 'sign-in',
  run: async ({ admin }) => {
    await admin.page.goto(
      `${home}/practice/login?startURL=${encodeURIComponent('/setup/forcecomHomepage.apexp?setupid=ForceCom')}`,
    )
  },
}

export const start: Stage = {
  id: 'start',
  run: async (journey) => {
    await inPopup(journey, async (popup) => {
      await popup.waitForSelector('[data-action="start"]', { visible: true })
      await journey.onPopup(popup)
      await clickIn(journey, popup, '[data-action="start"]')
      // The popup closes by itself where that leaves the page in sight.
      await popup.waitForSelector('[data-action="show-me"]').catch(() => {})
    })
    await journey.admin.arrive('setup-home')
  },
}

export const profile: Stage = {
  id: 'profile',
  run: async ({ admin, org }) => {
    await admin.press('1')
    await admin.follow('2')
    await admin.arrive('profile-list')
    await admin.follow('2')
    await admin.arrive('profile-clone')
    await admin.card('fill')
    const filled = await admin.arrive('profile-clone', ({ text }) => text.includes('✓'))
    // Standard profiles have translated names: then the admin knows which one it is.
    const standard = org.profiles.find(({ name }) => name === 'Standard User')?.id ?? ''
    if (filled.text.includes('no such entry')) await admin.choose('1', standard.slice(0, 15))
    await admin.follow('3')
    await admin.arrive('profile-detail')
    await admin.follow('1')
    // The enhanced interface shows the section first, and has its own Edit there.
    if (org.world.profileUi === 'enhanced') {
      await admin.arrive('profile-detail')
      await admin.follow('1')
    }
    const edit = await admin.arrive('profile-edit')
    if (edit.state?.state === 'lost') await admin.point(`[id="${apiOnlyBox}"]`)
    await admin.card('fill')
    await admin.arrive('profile-edit', ({ text }) => text.includes('Salesforce also changed'))
    await admin.follow('7')
    // and asks to confirm what changes.
    if (org.world.profileUi === 'enhanced') {
      await admin.arrive('profile-edit')
      await admin.follow('7')
    }
    await admin.arrive('profile-detail', ({ state }) => state?.state === 'done')
  },
}

export const user: Stage = {
  id: 'user',
  run: async (journey) => {
    const { admin } = journey
    await showMe(journey)
    await admin.arrive('user-list')
    await admin.follow('1')
    await admin.arrive('user-edit')
    await admin.type('3', email)
    await admin.card('fill')
    await admin.arrive('user-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 8)
    await admin.follow('9')
    await admin.arrive('user-detail', ({ state }) => state?.state === 'done')
  },
}

export const fields: Stage = {
  id: 'fields',
  run: async (journey) => {
    const { admin } = journey
    await showMe(journey)
    await admin.arrive('case-fields')
    await admin.follow('2')
    for (let number = 1; number <= 7; number += 1) {
      await admin.arrive('field-type')
      await admin.card('fill')
      await admin.arrive('field-type', ({ text }) => text.includes('✓'))
      await admin.follow('3')
      await admin.arrive('field-details')
      await admin.card('fill')
      await admin.arrive('field-details', ({ text }) => (text.match(/✓/g) ?? []).length === 4)
      await admin.follow('5')
      await admin.arrive('field-security')
      await admin.card('fill')
      await admin.arrive('field-security', ({ text }) => (text.match(/✓/g) ?? []).length === 2)
      await admin.follow('3')
      await admin.arrive('field-layouts')
      await admin.follow('2')
    }
    await admin.arrive('case-fields', ({ state }) => state?.state === 'done')
  },
}

export const app: Stage = {
  id: 'app',
  run: async (journey) => {
    const { admin, org } = journey
    await showMe(journey)
    await admin.arrive('apps')
    await admin.follow('2')
    const form = await admin.arrive('app-edit')
    if (form.state?.state === 'lost') await admin.point(`[id="${basicIds(org).apiName}"]`)
    await admin.type('3', email)
    await admin.card('fill')
    // The box for the secret comes up with the OAuth settings; in a language we do not know it has to be shown as well.
    const filled = await admin.arrive('app-edit', ({ text }) => /not found|(✓[^✓]*){8}/.test(text))
    if (filled.state?.state === 'lost') {
      await admin.point(`[id="${secretBoxes(org).secretForWebServer}"]`)
      await admin.arrive('app-edit', ({ state }) => state?.state === 'guiding')
      await admin.card('fill')
    }
    await admin.arrive('app-edit', ({ text }) => (text.match(/✓/g) ?? []).length >= 7)
    await admin.press('10')
    await admin.arrive('app-saved')
    await admin.follow('1')
    await admin.arrive('app-detail')
  },
}

export const keys: Stage = {
  id: 'keys',
  run: async ({ admin, org }) => {
    await admin.arrive('app-detail', ({ state, markers }) => state?.step === 'keys' && markers.length > 0)
    if (org.world.consumer === 'reveal') {
      await admin.press('2')
      await admin.arrive('app-detail', ({ state }) => state?.state === 'done')
      return
    }
    await admin.follow('2')
    if (org.world.verification === 'email') {
      await admin.arrive('verify-identity')
      await admin.type('1', org.mailbox.findLast((mail) => mail.code)?.code ?? '')
      await admin.follow('2')
    }
    await admin.arrive('consumer-details')
  },
}

export const activate: Stage = {
  id: 'activate',
  run: async (journey) => {
    const { practice, org } = journey
    await inPopup(journey, async (popup) => {
      await popup.waitForSelector('[data-action="activate"]')
      await typeIn(journey, popup, 'password', org.mailbox.findLast((mail) => mail.password)?.password ?? '')
      await typeIn(journey, popup, 'token', practice.spaceiq.token)
      await journey.onPopup(popup)
      await clickIn(journey, popup, '[data-action="activate"]')
      const end = Date.now() + 15_000
      while (practice.spaceiq.received.length === 0 && Date.now() < end) {
        await new Promise((go) => setTimeout(go, 50))
      }
      await popup.waitForFunction(() => document.querySelector('[data-outcome]') !== null, {
        timeout: 10_000,
      })
    })
  },
}

/** In the manual's order. */
export const stages: readonly Stage[] = [signIn, start, profile, user, fields, app, keys, activate]

/** A journey on the browser's first page. */
export const journeyOf = async (chromium: Chromium, practice: PracticeOrg): Promise<Journey> => {
  const org = practice.orgs.get('acme')
  if (!org) throw new Error('The practice org has no acme')
  const [page] = await chromium.browser.pages()
  return {
    admin: adminOf(page ?? (await chromium.browser.newPage())),
    chromium,
    practice,
    org,
    onPopup: async () => {},
  }
}

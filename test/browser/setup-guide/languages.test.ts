/** The whole journey in orgs in other languages, and in one whose labels are unknown. */

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect } from 'vitest'
import { countCorrectFields, findAcceptedRequest } from '../../demo/report.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import type { OverlayView } from '../../harness/overlay.ts'
import { addFieldsFixture, addProfileFixture } from '../../practice-org/fixtures.ts'
import { userPermissions } from '../../practice-org/pages/profile/permissions.ts'
import type { FakeOrg, OrgLanguage, PracticeOrg } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import { createAdminDriver } from './admin.ts'
import { createJourney, type Journey, journeyStages } from './journey.ts'

type Foreign = Exclude<OrgLanguage, 'en'>

let practice: PracticeOrg
let extension: ExtensionDriver

test.beforeAll(async ({ practice: started, extension: installed }) => {
  practice = started
  extension = installed
})

/** Leaves one Text and one Text Area (Long) field to create. */
const made = ['ExternalID', 'Department', 'CurrentSeat', 'NewSeat', 'EmployeeNotes'] as const

const recommended = ['API Enabled', 'Password Never Expires'] as const

/** Controls without an id or, in this language, a known label: the admin points at them. */
const unknown: Readonly<Record<Foreign, readonly string[]>> = {
  ja: [],
  zh_CN: [...recommended, 'Require Secret for Web Server Flow'],
  es: ['API Only User', ...recommended],
  pt_BR: ['API Only User', ...recommended],
  de: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
  fr: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
  pseudo: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
}

/** Adds to the tab's pages Classic's script of labels, which reveals their language. */
const speak = async (page: Page, language: Foreign): Promise<void> => {
  const code = language === 'pseudo' ? 'eo' : language
  await page.evaluateOnNewDocument((name) => {
    addEventListener('DOMContentLoaded', () => {
      for (const old of document.querySelectorAll('script[src*="/jslabels/"]')) old.remove()
      const labels = document.createElement('script')
      labels.type = 'text/plain'
      labels.setAttribute('src', `/jslabels/1566243598000/${name}.js`)
      document.head.append(labels)
    })
  }, code)
}

describe.each(sampleSweep('languages', Object.keys(unknown) as Foreign[], 1))('in %s', (language) => {
  let org: FakeOrg
  let journey: Journey

  beforeAll(async () => {
    org = practice.addOrg(`acme-${language.toLowerCase().replace('_', '-')}`, { language })
    addFieldsFixture(org, { names: made })
    journey = await createJourney(extension, practice, org)
    await speak(journey.admin.page, language)
  })

  test('every step gets done', async () => {
    for (const stage of journeyStages) {
      await stage.run(journey).catch((error: Error) => {
        throw new Error(`${stage.id}: ${error.message}`, { cause: error })
      })
    }
  })

  test('SpaceIQ accepts exactly the values of the org', () => {
    expect(findAcceptedRequest(practice, org)).toBeDefined()
  })

  test('the org has the seven fields, an API-only profile and one app that is right', () => {
    expect(countCorrectFields(org)).toBe(7)
    expect(org.profiles.find(({ name }) => name === 'SpaceIQ API Only')?.permissions).toMatchObject({
      ApiUserOnly: true,
      ApiEnabled: true,
    })
    expect(org.apps).toMatchObject([
      { callbackUrl: 'https://api.spaceiq.com', scopes: ['full'], secretForWebServer: false, pkce: false },
    ])
  })

  test('only what has no known label had to be pointed at, and only once', () => {
    expect(journey.missingControls).toEqual(unknown[language])
  })
})

/** Opens a profile's edit page in a language without known labels, with the guide active. */
const strangeProfile = async (name: string) => {
  const org = practice.addOrg(name, { language: 'pseudo' })
  const { id } = addProfileFixture(org, undefined, { ApiEnabled: true })
  const page = await extension.browser.newPage()
  await speak(page, 'pseudo')
  await logInAsAdmin(page, org, `/${id.slice(0, 15)}/e`)
  await sendAsExtensionPage(await openMessagingPage(extension), { type: 'start-guide', org: getOrgKey(org) })
  return { org, page, admin: createAdminDriver(page) }
}

/**
 * Returns true if the card marks *API Only User*; the recommended permissions were not pointed at.
 */
const isFound = ({ text, markers }: OverlayView) =>
  !text.includes(resolveMessage('problem_lost', resolveMessage('control_apiOnly'))) && markers.length > 0

const apiOnlyBox = `[id="${userPermissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId}"]`

test('what the guide cannot find can be pointed at by the keyboard alone, and Enter does nothing else', async () => {
  const { page, admin } = await strangeProfile('keyboard')
  const { waitForPage, clickCardAction } = admin
  const url = page.url()
  await waitForPage('profile-edit', ({ state }) => state?.state === 'lost')
  await clickCardAction('point')
  await waitForPage('profile-edit', ({ text }) =>
    text.includes(resolveMessage('point_now', resolveMessage('control_apiOnly'))),
  )
  await page.focus(apiOnlyBox)
  await page.keyboard.press('Enter')
  await waitForPage('profile-edit', isFound)
  expect(page.url()).toBe(url)
  expect(await page.$eval(apiOnlyBox, (element) => (element as HTMLInputElement).checked)).toBe(false)
  await page.close()
})

test('what was pointed at in one language is not used in another', async () => {
  const { org, page, admin } = await strangeProfile('polyglot')
  const { waitForPage, pickControl } = admin
  const first = await waitForPage('profile-edit', ({ state }) => state?.state === 'lost')
  expect(first.text).toContain(resolveMessage('problem_lost', resolveMessage('control_apiOnly')))
  expect(first.actions).toContain('point')
  await pickControl(apiOnlyBox)
  const found = await waitForPage('profile-edit', isFound)

  // The practice org has no French for it either, and shows the same words.
  org.variant.language = 'fr'
  await speak(page, 'fr')
  await page.reload()
  const other = await waitForPage('profile-edit', ({ state }) => state?.state === 'lost')
  expect(other.text).toContain(resolveMessage('problem_lost', resolveMessage('control_apiOnly')))
  expect(other.markers).toHaveLength(found.markers.length - 1)

  org.variant.language = 'pseudo'
  await speak(page, 'pseudo')
  await page.reload()
  await waitForPage('profile-edit', isFound)
})

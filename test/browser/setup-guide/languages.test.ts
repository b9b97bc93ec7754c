/** The whole journey in orgs whose Salesforce speaks another language, or one that nobody knows. */

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect } from 'vitest'
import { acceptedRequest, countFields } from '../../demo/report.ts'
import { keyOf, oursOf, signIn, tell } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { Chromium } from '../../harness/launch.ts'
import type { OverlayView } from '../../harness/overlay.ts'
import { withFields, withProfile } from '../../practice-org/fixtures.ts'
import { permissions } from '../../practice-org/pages/profile/permissions.ts'
import type { OrgLanguage, OrgState, PracticeOrg } from '../../practice-org/types.ts'
import { sampled } from '../../support/sample.ts'
import { said } from '../../support/texts.ts'
import { adminOf } from './admin.ts'
import { type Journey, journeyOf, stages } from './journey.ts'

type Foreign = Exclude<OrgLanguage, 'en'>

let practice: PracticeOrg
let chromium: Chromium

test.beforeAll(async ({ practice: started, extension }) => {
  practice = started
  chromium = extension
})

/** One of Text and one of Text Area (Long) are left to make. */
const made = ['ExternalID', 'Department', 'CurrentSeat', 'NewSeat', 'EmployeeNotes'] as const

const recommended = ['API Enabled', 'Password Never Expires'] as const

/** What has neither an id nor, in this language, a label that anybody has seen: the admin has to show it. */
const unknown: Readonly<Record<Foreign, readonly string[]>> = {
  ja: [],
  zh_CN: [...recommended, 'Require Secret for Web Server Flow'],
  es: ['API Only User', ...recommended],
  pt_BR: ['API Only User', ...recommended],
  de: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
  fr: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
  pseudo: ['API Only User', ...recommended, 'Require Secret for Web Server Flow'],
}

/** From now on the tab's pages carry the script of labels that Classic's pages have, by which their language is told. */
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

describe.each(sampled('languages', Object.keys(unknown) as Foreign[], 1))('in %s', (language) => {
  let org: OrgState
  let journey: Journey

  beforeAll(async () => {
    org = practice.addOrg(`acme-${language.toLowerCase().replace('_', '-')}`, { language })
    withFields(org, { names: made })
    journey = await journeyOf(chromium, practice, org)
    await speak(journey.admin.page, language)
  })

  test('every step gets done', async () => {
    for (const stage of stages) {
      await stage.run(journey).catch((error: Error) => {
        throw new Error(`${stage.id}: ${error.message}`, { cause: error })
      })
    }
  })

  test('SpaceIQ accepts exactly the values of the org', () => {
    expect(acceptedRequest(practice, org)).toBeDefined()
  })

  test('the org has the seven fields, an API-only profile and one app that is right', () => {
    expect(countFields(org)).toBe(7)
    expect(org.profiles.find(({ name }) => name === 'SpaceIQ API Only')?.permissions).toMatchObject({
      ApiUserOnly: true,
      ApiEnabled: true,
    })
    expect(org.apps).toMatchObject([
      { callbackUrl: 'https://api.spaceiq.com', scopes: ['full'], secretForWebServer: false, pkce: false },
    ])
  })

  test('only what has no known label had to be pointed at, and only once', () => {
    expect(journey.lost).toEqual(unknown[language])
  })
})

/** The edit page of a profile in a language that no label is known of, in a tab in which the guide runs. */
const strangeProfile = async (name: string) => {
  const org = practice.addOrg(name, { language: 'pseudo' })
  const { id } = withProfile(org, undefined, { ApiEnabled: true })
  const page = await chromium.browser.newPage()
  await speak(page, 'pseudo')
  await signIn(page, org, `/${id.slice(0, 15)}/e`)
  await tell(await oursOf(chromium), { type: 'start', org: keyOf(org) })
  return { org, page, admin: adminOf(page) }
}

/** Whether the card shows where *API Only User* is; what is recommended beside it was not pointed at. */
const isFound = ({ text, markers }: OverlayView) =>
  !text.includes(said('problem_lost', said('control_apiOnly'))) &&
  markers.some(({ number }) => number === '1')

const apiOnlyBox = `[id="${permissions.find(({ apiName }) => apiName === 'ApiUserOnly')?.boxId}"]`

test('what the guide cannot find can be pointed at by the keyboard alone, and Enter does nothing else', async () => {
  const { page, admin } = await strangeProfile('keyboard')
  const { arrive, card } = admin
  const url = page.url()
  await arrive('profile-edit', ({ state }) => state?.state === 'lost')
  await card('point')
  await arrive('profile-edit', ({ text }) => text.includes(said('point_now', said('control_apiOnly'))))
  await page.focus(apiOnlyBox)
  await page.keyboard.press('Enter')
  await arrive('profile-edit', isFound)
  expect(page.url()).toBe(url)
  expect(await page.$eval(apiOnlyBox, (element) => (element as HTMLInputElement).checked)).toBe(false)
  await page.close()
})

test('what was pointed at in one language is not used in another', async () => {
  const { org, page, admin } = await strangeProfile('polyglot')
  const { arrive, point } = admin
  const first = await arrive('profile-edit', ({ state }) => state?.state === 'lost')
  expect(first.text).toContain(said('problem_lost', said('control_apiOnly')))
  expect(first.actions).toContain('point')
  await point(apiOnlyBox)
  const found = await arrive('profile-edit', isFound)
  expect(found.markers.map(({ number }) => number)).toContain('1')

  // The practice org knows no French for it either, and shows the very same words.
  org.world.language = 'fr'
  await speak(page, 'fr')
  await page.reload()
  const other = await arrive('profile-edit', ({ state }) => state?.state === 'lost')
  expect(other.text).toContain(said('problem_lost', said('control_apiOnly')))
  expect(other.markers.map(({ number }) => number)).not.toContain('1')

  org.world.language = 'pseudo'
  await speak(page, 'pseudo')
  await page.reload()
  await arrive('profile-edit', isFound)
})

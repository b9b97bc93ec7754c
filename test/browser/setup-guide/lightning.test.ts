/** Classic pages in the frame of Lightning's Setup, and pages that Lightning renders itself. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { supportsFeature } from '../../harness/browser-support.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { addProfileFixture, addUserFixture } from '../../practice-org/fixtures.ts'
import type { FakeOrg, OrgVariant } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  appListPath,
  caseFieldListPath,
  countCompletedRows,
  type GuidedAdmin,
  getAppDetailPath,
  getFirstApp,
  getRecordPath,
  useOrgVariantFixture,
} from '../org-variants/fixtures.ts'
import {
  clickCopySupportRequest,
  copySupportRequestLabel,
  supportRequestOpening,
} from '../org-variants/verification-mail.ts'
import { findLightningFrame } from './admin.ts'
import { consumerCredentialsStage } from './journey.ts'

const stage = useOrgVariantFixture()

const lightningHosts = ['lightning.force.com', 'my.salesforce-setup.com'] as const
type LightningHost = (typeof lightningHosts)[number]

/** Starts on a page of Lightning's Setup. */
const startInLightning = (
  setupPath: string | ((org: FakeOrg) => string),
  variant: Partial<OrgVariant> = {},
  host: LightningHost = lightningHosts[0],
) =>
  stage.startGuide(variant, (org) => {
    const path = typeof setupPath === 'string' ? setupPath : setupPath(org)
    return `https://${org.name}.${host}/lightning/setup/${path}`
  })

/** Returns the URL at which Lightning shows a Classic page. */
const around = (node: string, classic: string) => `${node}/page?address=${encodeURIComponent(classic)}`

/** Asserts that only the frame has an overlay, and the page around it none. */
const expectOneCard = async (page: Page) => {
  expect(findLightningFrame(page)).not.toBe(page.mainFrame())
  expect(await createOverlayDriver(page).getState()).toBeNull()
}

/** Returns the element under each marker's center, in the frame. */
const underMarkers = async ({ page }: GuidedAdmin, selector: string): Promise<boolean[]> => {
  const frame = findLightningFrame(page)
  const markers = await createOverlayDriver(page, frame).getMarkers()
  return Promise.all(
    markers.map(({ rect }) =>
      frame.evaluate(
        (css, x, y) => document.elementFromPoint(x, y)?.closest(css) !== null,
        selector,
        rect.x + rect.width / 2,
        rect.y + rect.height / 2,
      ),
    ),
  )
}

/** Returns true if each marker is horizontally within the frame. */
const numbersWithin = async ({ page }: GuidedAdmin): Promise<boolean[]> => {
  const frame = findLightningFrame(page)
  const width = await frame.evaluate(() => innerWidth)
  const numbers = await createOverlayDriver(page, frame).getRects('.badge')
  return numbers.map((box) => box.x >= 0 && box.x + box.width <= width)
}

describe.each(lightningHosts)('in the frame on %s', (host) => {
  test('the profile is made: markers on the controls, the card usable, one card only', async () => {
    const visit = await startInLightning('EnhancedProfiles/home', {}, host)
    const { page, org, waitForPage, clickMarkerAndNavigate, clickCardAction } = visit
    await waitForPage('profile-list', ({ markers }) => markers.length === 1)
    await expectOneCard(page)
    expect(await underMarkers(visit, 'input[name="new"]')).toEqual([true])
    expect(await numbersWithin(visit)).toEqual([true])
    await clickMarkerAndNavigate('1')
    await waitForPage('profile-clone')
    await clickCardAction('fill')
    await waitForPage('profile-clone', (view) => countCompletedRows(view) === 2)
    await clickMarkerAndNavigate('3')
    await waitForPage('profile-detail', ({ markers }) => markers.length === 1)
    await expectOneCard(page)
    expect(await underMarkers(visit, 'input[name="edit"]')).toEqual([true])
    await clickMarkerAndNavigate('1')
    await waitForPage('profile-edit')
    await clickCardAction('fill')
    await waitForPage('profile-edit', (view) => countCompletedRows(view) >= 6)
    await clickMarkerAndNavigate('7')
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    expect(new URL(page.url()).host).toBe(`${org.name}.${host}`)
    expect(org.profiles.at(-1)?.permissions).toMatchObject({ ApiUserOnly: true })
    // The next step's page fills the tab.
    const left = page.waitForNavigation()
    await clickCardAction('next')
    await left
    expect(new URL(page.url()).host).toBe(getOrgKey(org))
    await waitForPage('user-list')
  })

  test.each(['enhanced', 'original'] as const)(
    'a link of the %s list leads through the page around, which puts a new frame in place',
    async (profileList) => {
      const { page, waitForPage, clickMarkerAndNavigate } = await startInLightning(
        (org) => {
          const { id } = addProfileFixture(org, undefined, {})
          return around('EnhancedProfiles', getRecordPath({ id }))
        },
        { profileList },
        host,
      )
      await waitForPage('profile-detail', ({ markers }) => markers.length === 1)
      await page.goto(`https://${new URL(page.url()).host}/lightning/setup/EnhancedProfiles/home`)
      await waitForPage('profile-list', ({ markers }) => markers.length === 2)
      const before = findLightningFrame(page)
      await clickMarkerAndNavigate('1')
      await waitForPage('profile-detail', ({ state }) => state?.state === 'guiding')
      expect(findLightningFrame(page)).not.toBe(before)
      expect(page.url()).toContain('/page?address=')
      await expectOneCard(page)
    },
  )
})

describe('what is read in the frame', () => {
  test('is the same: a user and their profile, behind rewritten links', async () => {
    const { org, page, waitForPage } = await startInLightning((one) =>
      around('EnhancedProfiles', getRecordPath(addProfileFixture(one))),
    )
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    addUserFixture(org)
    await page.goto(`https://${org.name}.lightning.force.com/lightning/setup/ManageUsers/home`)
    await waitForPage('user-list', ({ state }) => state?.state === 'done')
    await expectOneCard(page)
    await page.goto(
      `https://${org.name}.lightning.force.com/lightning/setup/${around('ManageUsers', getRecordPath(org.users.at(-1)))}`,
    )
    await waitForPage('user-detail', ({ state }) => state?.state === 'done')
  })

  test('is the same: a wrong field has its own marker at Edit', async () => {
    const { waitForPage } = await startInLightning(around('ObjectManager', caseFieldListPath), {
      fixtures: ['wrong-field'],
    })
    const { markers } = await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('difference_field_length', 'ExternalID', '50', '255')),
    )
    expect(markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
  })

  test('a page that Salesforce refuses is said to be refused, in the frame', async () => {
    const { page, waitForPage } = await startInLightning('ManageUsers/home', { forbiddenPaths: ['/005'] })
    const { text } = await waitForPage('user-list', ({ state }) => state?.state === 'blocked')
    expect(text).toContain(resolveMessage('problem_refused', 'Insufficient Privileges'))
    await expectOneCard(page)
  })

  test.runIf(supportsFeature('forbid the clipboard'))(
    'the request to Salesforce Support can be selected where the frame allows no copying',
    async () => {
      const visit = await startInLightning(around('NavigationMenus', appListPath), {
        appCreation: 'button-missing',
      })
      const { page, waitForPage } = visit
      await waitForPage('apps', ({ text }) => text.includes(copySupportRequestLabel))
      await clickCopySupportRequest(page, findLightningFrame(page))
      await waitForPage('apps', ({ text }) => text.includes(supportRequestOpening))
    },
  )
})

describe('key and secret, from Lightning', () => {
  test.each(['same-tab', 'frame', 'new-window'] as const)('are picked up: %s', async (consumerOpens) => {
    const { org, page, journey, waitForPage } = await startInLightning(
      (one) => around('ConnectedApplication', getAppDetailPath(getFirstApp(one))),
      {
        consumerDetailsTarget: consumerOpens,
        fixtures: ['app'],
      },
    )
    await waitForPage('app-detail', ({ state, markers }) => state?.step === 'keys' && markers.length > 0)
    await expectOneCard(page)
    await consumerCredentialsStage.run(journey)
    expect(findLightningFrame(page) === page.mainFrame()).toBe(consumerOpens === 'same-tab')
    const popup = await stage.extension.openPopup(page)
    const value = (name: string) =>
      popup
        .waitForSelector(`input[name="${name}"]`)
        .then((input) => input?.evaluate((one) => (one as HTMLInputElement).value))
    expect([await value('clientId'), await value('clientSecret')]).toEqual([
      getFirstApp(org).consumerKey,
      getFirstApp(org).consumerSecret,
    ])
    await popup.close()
  })
})

describe('what Lightning draws itself', () => {
  test('Object Manager’s list of fields has no Classic form: the card says so, and opens the Classic list', async () => {
    const { org, page, waitForPage, clickCardAction } = await startInLightning(
      'ObjectManager/Case/FieldsAndRelationships/view',
    )
    const { text, actions } = await waitForPage('lightning', ({ state }) => state?.state === 'blocked')
    expect(text).toContain(resolveMessage('go_lightning_objects'))
    expect(actions).toContain('switch-classic')
    const left = page.waitForNavigation()
    await clickCardAction('case-fields')
    await left
    expect(new URL(page.url()).host).toBe(getOrgKey(org))
    await waitForPage('case-fields', ({ markers }) => markers.length === 2)
  })

  test('its New has the Classic wizard in a frame, and the guide is there', async () => {
    const { page, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startInLightning(
      'ObjectManager/Case/FieldsAndRelationships/new',
    )
    await waitForPage('field-type', ({ text }) => text.includes('ExternalID'))
    await expectOneCard(page)
    await clickCardAction('fill')
    await waitForPage('field-type', (view) => countCompletedRows(view) === 1)
    await clickMarkerAndNavigate('2')
    await waitForPage('field-details', ({ text }) => text.includes('ExternalID'))
  })

  test('the App Manager says where the guide works, and opens it', async () => {
    const { page, waitForPage, clickCardAction } = await startInLightning('NavigationMenus/home')
    await waitForPage('lightning', ({ actions }) => actions.includes('open-classic'))
    const left = page.waitForNavigation()
    await clickCardAction('open-classic')
    await left
    await waitForPage('apps')
  })
})

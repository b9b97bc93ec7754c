import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { countCorrectFields } from '../../demo/report.ts'
import {
  dumpStorage,
  getOrgKey,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { addFieldsFixture, addProfileFixture, addWrongFieldFixture } from '../../practice-org/fixtures.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  caseFieldListPath,
  type GuidedAdmin,
  setupHomePath,
  useOrgVariantFixture,
} from '../org-variants/fixtures.ts'

const stage = useOrgVariantFixture()

describe('Create the missing fields', () => {
  let org: FakeOrg
  let page: Page
  let go: GuidedAdmin['goToPath']

  beforeEach(async () => {
    ;({ org, page, goToPath: go } = await stage.startGuide())
  })

  /** Leaves two fields to create, one of each type; one test creates all. */
  const mostAreThere = () => {
    addFieldsFixture(org, { names: ['ExternalID', 'Department', 'Team', 'CurrentSeat', 'EmployeeAssets'] })
  }

  const create = async () => {
    await go(caseFieldListPath)
    await createOverlayDriver(page).waitFor(({ actions }) => actions.includes('create-fields'))
    await createOverlayDriver(page).clickAction('create-fields')
  }
  const isDone = () =>
    createOverlayDriver(page).waitFor(
      ({ state }) => state?.page === 'case-fields' && state.state === 'done',
      60_000,
    )
  const saves = () =>
    org.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('NewCustomFieldStageManager'),
    ).length

  /** Waits until this many stages of the wizard were submitted. */
  const sent = async (number: number) => {
    const end = Date.now() + 20_000
    while (saves() < number) {
      if (Date.now() > end) throw new Error(`Only ${saves()} stages were sent`)
      await new Promise((go) => setTimeout(go, 20))
    }
  }

  test('makes all seven in one go, each as SpaceIQ needs it, and reads them back from the list', async () => {
    await create()
    const view = await isDone()
    expect(countCorrectFields(org)).toBe(7)
    expect(view.text.match(/Found/g)).toHaveLength(7)
    expect(saves()).toBe(28)
  })

  test('lets the integration profile see and edit them', async () => {
    mostAreThere()
    const profile = addProfileFixture(org, 'SpaceIQ API Only', ['ApiUserOnly', 'ApiEnabled'])
    await go(`/${profile.id.slice(0, 15)}`)
    await createOverlayDriver(page).waitFor(({ state }) => state?.state === 'done')
    await create()
    await isDone()
    const made = org.fields.filter(({ developerName }) =>
      ['NewSeat', 'EmployeeNotes'].includes(developerName),
    )
    expect(made).toHaveLength(2)
    for (const field of made) {
      expect(field.security[profile.id]).toEqual({ visible: true, readOnly: false })
    }
  })

  test('touches no field that exists, not even a wrong one', async () => {
    addFieldsFixture(org, { names: ['Team', 'NewSeat'] })
    addWrongFieldFixture(org, 'Department', { length: 80 })
    const before = JSON.stringify(org.fields)
    await create()
    await createOverlayDriver(page).waitFor(({ text }) => text.match(/Found/g)?.length === 6, 60_000)
    expect(JSON.stringify(org.fields.slice(0, JSON.parse(before).length))).toBe(before)
  })

  test('goes on after a slow page and a stopped worker', async () => {
    mostAreThere()
    org.variant.delay = 600
    await create()
    await sent(2)
    await stage.extension.stopWorker()
    await isDone()
    expect(countCorrectFields(org)).toBe(7)
  })

  test('Stop stops it, and it goes on from there', async () => {
    // Chromium does not answer queries while a navigation is pending, but clicks arrive.
    org.variant.delay = 2_500
    await create()
    await sent(1)
    // There is no card between two pages.
    const pressed = () =>
      createOverlayDriver(page)
        .clickAction('stop')
        .then(
          () => true,
          () => false,
        )
    await expect.poll(pressed, { timeout: 60_000 }).toBe(true)
    await new Promise((go) => setTimeout(go, 3_500))
    const stopped = saves()
    await new Promise((go) => setTimeout(go, 2_000))
    expect(saves()).toBe(stopped)
    org.variant.delay = 0
    await create()
    await isDone()
    expect(countCorrectFields(org)).toBe(7)
  })

  test('stops when the admin goes elsewhere, and says so on the list', async () => {
    mostAreThere()
    org.variant.delay = 600
    await create()
    await sent(1)
    await go(setupHomePath)
    await expect
      .poll(() => dumpStorage(stage.extension, 'disk'), { timeout: 10_000 })
      .toContain('"reason":"left"')
    org.variant.delay = 0
    await go(caseFieldListPath)
    const view = await createOverlayDriver(page).waitFor(({ text }) =>
      text.includes(resolveMessage('run_left')),
    )
    expect(view.actions).toContain('create-fields')
  })

  test('the popup says how far it is, Go to page leaves its tab where it is, and Stop ends it', async () => {
    mostAreThere()
    org.variant.delay = 2_500
    await create()
    await sent(1)
    await sendAsExtensionPage(await openMessagingPage(stage.extension), {
      type: 'show-step',
      org: getOrgKey(org),
      step: 'profile',
    })
    // Another stage is submitted afterwards: the creation continues.
    await sent(2)
    const popup = await stage.extension.openPopup(page)
    const shown = await popup.waitForSelector('[data-run="running"]', { visible: true })
    expect(await shown?.evaluate((element) => element.textContent)).toContain(
      resolveMessage('run_creating', '5', '7', 'NewSeat'),
    )
    await popup.locator('[data-run] [data-action="stop"]').click()
    await popup.waitForSelector('[data-run]', { hidden: true })
    await popup.close()
    await expect.poll(() => dumpStorage(stage.extension, 'disk')).toContain('"reason":"stopped"')
    expect(page.url()).toContain('NewCustomFieldStageManager')
  })

  test('put away it is over, and nothing is pressed when it is shown again', async () => {
    mostAreThere()
    org.variant.delay = 600
    await create()
    await sent(1)
    const ours = await openMessagingPage(stage.extension)
    await sendAsExtensionPage(ours, { type: 'set-overlay-hidden', org: getOrgKey(org), hidden: true })
    await new Promise((go) => setTimeout(go, 2_000))
    const before = saves()
    await sendAsExtensionPage(ours, { type: 'set-overlay-hidden', org: getOrgKey(org), hidden: false })
    await createOverlayDriver(page).waitFor(({ text }) => text.includes(resolveMessage('run_stopped')))
    await new Promise((go) => setTimeout(go, 2_000))
    expect(saves()).toBe(before)
  })

  test('a refusal stops it at that field, in Salesforce’s own words', async () => {
    addFieldsFixture(org, { names: ['Department', 'Team', 'CurrentSeat', 'EmployeeAssets', 'EmployeeNotes'] })
    await go(caseFieldListPath)
    await createOverlayDriver(page).waitFor(({ actions }) => actions.includes('create-fields'))
    // Somebody else creates the field after the list was read.
    addFieldsFixture(org, { names: ['ExternalID'] })
    await createOverlayDriver(page).clickAction('create-fields')
    const view = await createOverlayDriver(page).waitFor(
      ({ text }) => text.includes('Salesforce rejected ExternalID'),
      20_000,
    )
    expect(view.text).toContain('There is already a field named ExternalID on Case')
    expect(view.text).toContain('Continue')
    await createOverlayDriver(page).clickAction('create-fields')
    await isDone()
    expect(countCorrectFields(org)).toBe(7)
  })

  test('two tabs never run it at once', async () => {
    mostAreThere()
    org.variant.delay = 300
    const other = await stage.extension.browser.newPage()
    await other.goto(`https://${getOrgKey(org)}${caseFieldListPath}`)
    await createOverlayDriver(other).waitFor(({ actions }) => actions.includes('create-fields'))
    await page.bringToFront()
    await create()
    await sent(1)
    const view = await createOverlayDriver(other).waitFor(({ actions }) => actions.includes('stop'))
    expect(view.actions).not.toContain('create-fields')
    org.variant.delay = 0
    await isDone()
    expect(saves()).toBe(8)
  })
})

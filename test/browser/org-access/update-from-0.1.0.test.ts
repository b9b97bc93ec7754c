/**
 * Version 0.1.0 required the hosts of every org. Its update gives them back, asks for access per
 * org, and keeps what was stored.
 */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { PopupState, Reply } from '../../../src/messages.ts'
import type { ExtensionDriver } from '../../harness/driver.ts'
import { getOrgKey, logInAsAdmin, openMessagingPage } from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { browserName, builtExtension } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { buildReleasedVersion, hasCommit, type ReleasedVersion } from '../../harness/released-version.ts'
import { findUpdateObstacle, startUpdatable } from '../../harness/start-updatable.ts'
import type { UpdatableExtension } from '../../harness/updatable.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'
import { storedApp, storedContact, storedProfile, storedUser } from '../../support/version-0.1.0.ts'

/** The commit of which version 0.1.0 was built. */
const version010 = 'a42a483422f081578348250b7e6d7a9c8e080c9c'

const obstacle = hasCommit(version010)
  ? findUpdateObstacle()
  : 'This clone lacks the commit of version 0.1.0: `git fetch --unshallow` brings it.'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const endpoint = 'https://api.spaceiq.com/eu/salesforce/activate'

let practice: PracticeOrg
let org: FakeOrg
let released: ReleasedVersion
let updatable: UpdatableExtension
let extension: ExtensionDriver
/** A page that was open before the update. */
let page: Page
let before: { readonly origins: readonly string[]; readonly collected: readonly string[] }

const getGranted = () =>
  extension.inBackground(async () => {
    const { origins = [], ...granted } = await chrome.permissions.getAll()
    const { data_collection: collected = [] } = granted as { data_collection?: string[] }
    return { origins, collected }
  })

/** Sends a message of version 0.1.0 from one of its pages. */
const send010 = async (ours: Page, message: object): Promise<void> => {
  expect(await ours.evaluate((sent) => chrome.runtime.sendMessage(sent), message)).toMatchObject({ ok: true })
}

const picked = { control: 'newField', language: 'en', css: '[id="new"]', label: null } as const

/** Stores what 0.1.0 stores of an org in which profile, user and app were seen, and of a contact. */
const storeSetup010 = (ours: Page): Promise<void> =>
  ours.evaluate(
    async (key, evidence, pointed, contactEmail) => {
      const stored = await chrome.storage.local.get<Record<string, { evidence?: object }>>([key, 'settings'])
      const { [key]: record, settings } = stored
      await chrome.storage.local.set({
        [key]: { ...record, evidence: { ...record?.evidence, ...evidence }, pointed },
        settings: { ...settings, contactEmail },
      })
    },
    `org:${getOrgKey(org)}`,
    { profile: storedProfile, user: storedUser, app: storedApp },
    [picked],
    storedContact,
  )

/** Starts the guide in version 0.1.0, shows it the Case fields, skips a step and sets the endpoint. */
const useVersion010 = async (): Promise<void> => {
  const ours = await openMessagingPage(extension)
  await send010(ours, { type: 'start', org: getOrgKey(org) })
  await send010(ours, { type: 'skip', org: getOrgKey(org), step: 'profile', skipped: true })
  await ours.goto(extension.url('src/options/index.html'))
  await ours.bringToFront()
  await ours.waitForSelector('#endpoint')
  await ours.$eval('#endpoint', (input) => (input as HTMLInputElement).select())
  await ours.type('#endpoint', endpoint)
  await ours.click('[data-action="save-endpoint"]')
  await vi.waitFor(
    async () =>
      expect(await ours.evaluate(() => chrome.storage.local.get(null))).toMatchObject({
        settings: { activationEndpoint: endpoint },
        [`org:${getOrgKey(org)}`]: {
          running: true,
          skipped: ['profile'],
          evidence: { fields: { Team: { status: 'found' }, NewSeat: { status: 'missing' } } },
        },
      }),
    { timeout: 10_000 },
  )
  await storeSetup010(ours)
  await ours.close()
}

/** The popup's state, as one of the extension's own pages gets it. */
const getState = async (): Promise<PopupState> => {
  const ours = await openMessagingPage(extension)
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState>>,
    { type: 'get-popup-state', org: getOrgKey(org) } as const,
  )
  await ours.close()
  if (!reply.ok) throw new Error(reply.reason)
  return reply.value
}

beforeAll(async () => {
  if (obstacle) {
    console.warn(`Skipped: ${obstacle}`)
    return
  }
  practice = await startPracticeOrg()
  org = practice.addOrg('updated')
  addFieldsFixture(org, { names: ['Department', 'Team'] })
  released = buildReleasedVersion(version010, browserName)
  updatable = await startUpdatable({ port: practice.port }, released.folder)
  extension = updatable.extension
  page = await extension.browser.newPage()
  await logInAsAdmin(page, org, list)
  await useVersion010()
  await page.bringToFront()
  await page.waitForSelector('spaceiq-guide')
  before = await getGranted()
  await updatable.update(builtExtension)
})

afterAll(async () => {
  await updatable?.close()
  await practice?.close()
  released?.remove()
})

beforeEach(({ skip }) => {
  if (obstacle) skip(obstacle)
})

test('the wide hosts are given back, and in Firefox the sending of sign-in data', async () => {
  expect(before.origins).toContain('https://*.salesforce.com/*')
  expect(before.collected).toEqual(browserName === 'firefox' ? ['authenticationInfo'] : [])
  await vi.waitFor(async () => expect(await getGranted()).toEqual({ origins: [], collected: [] }), {
    timeout: 10_000,
  })
})

test('no script is registered, and a new Setup page of the org has none', async () => {
  // Until the hosts are given back the guide is active in an org that may be reached.
  await vi.waitFor(async () =>
    expect(await extension.inBackground(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]),
  )
  const opened = await extension.browser.newPage()
  await logInAsAdmin(opened, org, list)
  expect(await extension.countContentScripts(opened)).toBe(0)
  await opened.close()
})

test('the guide leaves the page that is open', async () => {
  await createOverlayDriver(page).waitFor(({ state }) => state === null)
})

test('the button is marked, and the popup says that access is asked for per org', async () => {
  await vi.waitFor(async () =>
    expect(await extension.inBackground(() => chrome.action.getBadgeText({}))).toBe('!'),
  )
  const popup = await extension.openPopup(page)
  const notice = await popup.waitForSelector('[data-access="missing"]', { visible: true })
  expect(await notice?.evaluate((element) => element.textContent)).toContain('Access is now per org')
  await popup.close()
})

test('nothing stored is lost: the guide’s progress, a skipped step, the endpoint', async () => {
  expect(await getState()).toMatchObject({
    endpoint,
    orgState: {
      guideActive: true,
      skippedSteps: ['profile'],
      observedSetup: {
        fields: {
          Department: { status: 'found' },
          Team: { status: 'found' },
          NewSeat: { status: 'missing' },
        },
      },
    },
  })
})

test('profile, user, app and a picked control are offered, and used only after Use these', async () => {
  const before = await getState()
  expect(Object.keys(before.orgState.observedSetup)).toEqual(['fields'])
  expect(before.orgState.pickedControls).toEqual([])

  const popup = await extension.openPopup(page)
  const notice = await popup.waitForSelector('[data-unconfirmed]', { visible: true })
  const shown = await notice?.evaluate((element) => element.textContent)
  for (const name of [storedProfile.name, storedUser.username, storedApp.name, picked.css])
    expect(shown).toContain(name)
  await popup.click('[data-action="use-unconfirmed"]')
  await popup.waitForSelector('[data-unconfirmed]', { hidden: true })
  await popup.close()

  const { orgState, unconfirmed } = await getState()
  expect(orgState).toMatchObject({
    observedSetup: {
      ...before.orgState.observedSetup,
      profile: storedProfile,
      user: storedUser,
      connectedApp: storedApp,
    },
    pickedControls: [picked],
  })
  expect(unconfirmed).toBeNull()
})

test('the contact stands under Options, and is the contact once it is saved', async () => {
  const options = await extension.browser.newPage()
  const getContact = () => options.$eval('#contact', (input) => (input as HTMLInputElement).value)
  for (const isSaved of [false, true]) {
    await options.goto(extension.url('src/options/index.html'))
    await options.bringToFront()
    await options.waitForSelector('#contact')
    await vi.waitFor(async () => expect(await getContact()).toBe(storedContact))
    expect((await options.$('#contact-unconfirmed')) === null).toBe(isSaved)
    if (isSaved) break
    await options.click('[data-action="save-contact"]')
    await options.waitForSelector('#contact-unconfirmed', { hidden: true })
  }
  await options.close()
})

test('Continue brings the guide back, for this org alone', async () => {
  await extension.allowHosts(listStartPatterns(org))
  const popup = await extension.openPopup(page)
  await (await popup.waitForSelector('[data-action="allow-access"]', { visible: true }))?.click()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields')
  await popup.close().catch(() => undefined)
  expect([...(await getGranted()).origins].sort()).toEqual([...listStartPatterns(org)].sort())
})

/** The guide resumes after the background was stopped or the browser restarted. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { describe, expect } from 'vitest'
import {
  dumpStorage,
  logInAsAdmin,
  openMessagingPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { type NetworkRecorder, startNetworkRecorder } from '../../harness/network-recorder.ts'
import { searchFolder } from '../../harness/profile/profile-folder.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'
import { createAdminDriver } from './admin.ts'
import {
  addCaseFields,
  clickPopupAction,
  expectSecretsNotLeaked,
  readChecklist,
  readPopupInputs,
  resumeFieldListPath,
  resumeStartPath,
  toOrgUrl,
  useResumeFixture,
} from './resume-fixtures.ts'

const stage = useResumeFixture()
const { createOrg, startGuide } = stage
let practice: PracticeOrg
let extension: ExtensionDriver
let ours: Page
let recorder: NetworkRecorder
/** Secrets that must never be on disk. */
const secrets: string[] = []

test.beforeAll(async () => {
  ;({ practice, extension, ours } = stage)
  secrets.push(practice.spaceiq.token)
  recorder = await startNetworkRecorder(extension)
})

describe('the guide goes on', () => {
  test('after the service worker was stopped: cards, evidence and the popup wake it', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction } = await startGuide(org)
    await extension.stopWorker()
    await clickCardAction('skip')
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    await extension.stopWorker()
    await page.reload()
    await waitForPage('setup-home', ({ state }) => state?.step === 'user')
    addCaseFields(org)
    await extension.stopWorker()
    await page.goto(toOrgUrl(org, resumeFieldListPath))
    await waitForPage('case-fields', ({ state }) => state?.state === 'done')
    await extension.stopWorker()
    const popup = await extension.openPopup(page)
    expect(await readChecklist(popup)).toMatchObject({
      profile: 'skipped',
      user: 'current',
      fields: 'done 7 of 7 Case fields found',
    })
    await popup.close()
  })

  test('with Save & New pressed while the background slept: the field counts, and the next one is named', async () => {
    const org = createOrg()
    const { page, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startGuide(org)
    await page.goto(toOrgUrl(org, resumeFieldListPath))
    await waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
    await clickMarkerAndNavigate('2')
    await waitForPage('field-type', ({ actions }) => actions.includes('fill'))
    await clickCardAction('fill')
    await waitForPage('field-type', ({ text }) => text.includes('✓'))
    await clickMarkerAndNavigate('2')
    await waitForPage('field-details', ({ actions }) => actions.includes('fill'))
    await clickCardAction('fill')
    await waitForPage('field-details', ({ text }) => (text.match(/✓/g) ?? []).length === 4)
    await clickMarkerAndNavigate('5')
    await waitForPage('field-security')
    await clickMarkerAndNavigate('2')
    await waitForPage('field-layouts', ({ text }) => text.includes('ExternalID'))
    await extension.stopWorker()
    const save = await page.waitForSelector('input[name="save_new"]')
    await save?.hover()
    // As long as a person takes from there to the click.
    await new Promise((go) => setTimeout(go, 500))
    await Promise.all([page.waitForNavigation(), save?.click()])
    await waitForPage('field-type', ({ text }) => text.includes('Department'))
  })

  test('with the values held when the worker was stopped', async () => {
    const org = createOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const { page } = await startGuide(org)
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    await extension.stopWorker()
    const popup = await extension.openPopup(page)
    expect(await readPopupInputs(popup)).toMatchObject(values)
    practice.spaceiq.received.length = 0
    await clickPopupAction(popup, 'activate')
    await popup.waitForSelector('[data-outcome="active"]')
    expect(practice.spaceiq.received.map(({ body }) => body)).toMatchObject([values])
    await popup.close()
  })

  test('after a restart of the browser: progress is there, secrets are gone and never were on disk', async () => {
    const userDataDir = await mkdtemp(join(tmpdir(), 'restart-'))
    const org = createOrg()
    const values = setUpOrg(org)
    secrets.push(values.password, values.clientSecret)
    const profileId = org.profiles.at(-1)?.id ?? ''
    const launch = () => launchBrowser({ port: practice.port, userDataDir })
    try {
      const before = await launch()
      const first = await startGuide(org, `/${profileId}`, before)
      await first.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
      await storeCredentials(await openMessagingPage(before), org, values, practice.spaceiq.token)
      await first.page.reload()
      await first.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
      expect(await dumpStorage(before, 'session')).toContain(values.clientSecret)
      // The disk does not even tell that the vault holds a value.
      expect(await dumpStorage(before, 'disk')).not.toContain('consumerCredentials')
      const { extensionId } = before
      await before.close()

      const after = await launch()
      try {
        expect(after.extensionId).toBe(extensionId)
        const page = await after.browser.newPage()
        await logInAsAdmin(page, org, resumeStartPath)
        await createAdminDriver(page).waitForPage('setup-home', ({ state }) => state?.step === 'user')
        const popup = await after.openPopup(page)
        expect(await readChecklist(popup)).toMatchObject({
          profile: 'done “SpaceIQ API Only” is API-only',
          user: 'current',
          keys: 'todo',
        })
        expect(await readPopupInputs(popup)).toMatchObject({
          password: '',
          clientSecret: '',
          clientId: '',
          token: '',
        })
        await popup.close()
        const session = await dumpStorage(after, 'session')
        const local = await dumpStorage(after, 'disk')
        for (const secret of secrets) expect(session + local).not.toContain(secret)
      } finally {
        await after.close()
      }

      const { found } = await searchFolder(userDataDir, secrets)
      expect(found).toEqual([])
    } finally {
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})

test('no secret was in storage on disk, a console, an address or a page other than Salesforce’s own', async () => {
  expect(secrets.length).toBeGreaterThan(4)
  await expectSecretsNotLeaked(extension, recorder, secrets)
})

/** What was changed in an org is recorded, stays recorded, and goes with Reset. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { describe, expect, vi } from 'vitest'
import type { ChangeRecord } from '../../../src/change-record/change.ts'
import type { PopupState } from '../../../src/messages.ts'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import {
  dumpStorage,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { readAndWriteStore } from '../../harness/persistent-store.ts'
import { addFieldsFixture } from '../../practice-org/fixtures.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { caseFieldListPath, setupHomePath, useOrgVariantFixture } from '../org-variants/fixtures.ts'
import { profileStage, userStage } from '../setup-guide/journey.ts'

/** Asks for the org's record as the popup does. */
const readRecord = async (extension: ExtensionDriver, org: FakeOrg): Promise<ChangeRecord> => {
  const ours = await openMessagingPage(extension)
  try {
    return await ours.evaluate(
      async (asked) => ((await chrome.runtime.sendMessage(asked)) as { value: PopupState }).value.changes,
      { type: 'get-popup-state', org: getOrgKey(org) } as const,
    )
  } finally {
    await ours.close()
  }
}

const summarize = ({ changes }: ChangeRecord) =>
  changes.map(({ source, kind, action, name }) => `${source} ${kind} ${action} ${name}`)

const click = async (popup: Page, selector: string) => {
  await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(10_000).click()
}

const checkOrg = async (popup: Page) => {
  await click(popup, '[data-tab="check"]')
  await click(popup, '[data-action="check-org"]')
  await popup.waitForSelector('[data-check="done"]', { timeout: 30_000 })
}

const repairOrg = async (extension: ExtensionDriver, page: Page, org: FakeOrg): Promise<Page> => {
  await logInAsAdmin(page, org, setupHomePath)
  const ours = await openMessagingPage(extension)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await ours.close()
  await page.bringToFront()
  const popup = await extension.openPopupInTab()
  await checkOrg(popup)
  await click(popup, '[data-action="mend"]')
  await click(popup, '[data-action="confirm-mend"]')
  await popup.waitForSelector('[data-mend="done"]', { timeout: 30_000 })
  return popup
}

describe('Review fixes', () => {
  test('records each thing with id, time and author, and the Check tab lists it with a link', async ({
    extension,
    org,
    page,
  }) => {
    const begin = Date.now()
    const popup = await repairOrg(extension, page, org)
    const record = await readRecord(extension, org)
    const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
    const admin = record.changes[0]?.author
    expect(record.organizationId).toMatch(/^00D/)
    expect(admin).toEqual({
      id: expect.stringMatching(/^005/),
      username: expect.stringContaining('@'),
    })
    const made = (kind: string) => record.changes.filter((change) => change.kind === kind)
    expect(made('field').map(({ name }) => name)).toEqual(requiredCaseFields.map(({ name }) => `${name}__c`))
    for (const { id, name } of made('field')) {
      const field = org.fields.find(({ developerName }) => `${developerName}__c` === name)
      expect(id?.slice(0, 15)).toBe(field?.id.slice(0, 15))
    }
    expect(made('layout').map(({ id }) => id)).toEqual(org.layouts.map(({ id }) => id))
    expect(made('user')).toMatchObject([{ name: user?.username, id: user?.id }])
    expect(made('password')).toMatchObject([{ action: 'changed', name: user?.username }])
    for (const change of record.changes) {
      expect(change).toMatchObject({ source: 'repair', author: admin, takenBackAt: null })
      expect(change.at).toBeGreaterThanOrEqual(begin)
      expect(change.until).toBeLessThanOrEqual(Date.now())
    }
    expect(await dumpStorage(extension, 'disk')).not.toContain(user?.password)

    const link = await popup.waitForSelector('[data-section="changes"] [data-change="field"] a')
    const href = await link?.evaluate((one) => (one as HTMLAnchorElement).href)
    expect(href).toMatch(new RegExp(`^https://${getOrgKey(org)}/00N`))
    const text = await popup.$eval('[data-section="changes"]', (section) => section.textContent ?? '')
    expect(text).toContain(resolveMessage('changes_by', admin?.username ?? ''))

    // The next check drops the results of the repair, and leaves the record.
    await checkOrg(popup)
    await vi.waitFor(async () => expect(await popup.$('[data-mend="done"]')).toBeNull(), { timeout: 20_000 })
    await extension.stopWorker()
    expect(await readRecord(extension, org)).toEqual(record)

    const ours = await openMessagingPage(extension)
    await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
    expect(await readRecord(extension, org)).toEqual(record)
    await sendAsExtensionPage(ours, { type: 'clear-org', org: getOrgKey(org) })
    expect((await readRecord(extension, org)).changes).toEqual([])
    expect(await dumpStorage(extension, 'disk')).not.toContain(`changes:${getOrgKey(org)}`)
  })

  test('is still recorded after a restart of the browser', async ({ practice, org }) => {
    const userDataDir = await mkdtemp(join(tmpdir(), 'record-'))
    const inBrowser = async <T>(use: (extension: ExtensionDriver) => Promise<T>): Promise<T> => {
      const extension = await launchBrowser({ port: practice.port, userDataDir })
      try {
        return await use(extension)
      } finally {
        await extension.close()
      }
    }
    try {
      const record = await inBrowser(async (extension) => {
        await repairOrg(extension, await extension.browser.newPage(), org)
        return readRecord(extension, org)
      })
      expect(record.changes.length).toBeGreaterThan(10)
      expect(await inBrowser((extension) => readRecord(extension, org))).toEqual(record)
    } finally {
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  })

  test('leaves nothing of what was recorded for another org of the same name', async ({
    extension,
    org,
    page,
  }) => {
    addFieldsFixture(org, { names: ['Team'] })
    await logInAsAdmin(page, org, setupHomePath)
    const before: ChangeRecord = {
      version: 1,
      organizationId: '00D000000000REF',
      changes: [
        {
          key: 'old',
          at: 1,
          until: 2,
          source: 'repair',
          kind: 'field',
          action: 'made',
          name: 'Team__c',
          id: '00N000000000OLD',
          details: [],
          author: null,
          takenBackAt: null,
        },
      ],
    }
    await extension.inBackground(readAndWriteStore, JSON.stringify({ [`changes:${getOrgKey(org)}`]: before }))
    const ours = await openMessagingPage(extension)
    await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
    expect(await readRecord(extension, org)).toEqual(before)
    await page.bringToFront()
    await checkOrg(await extension.openPopupInTab())
    const after = await readRecord(extension, org)
    expect(after.changes).toEqual([])
    expect(after.organizationId).not.toBe(before.organizationId)
  })
})

describe('the guide', () => {
  const stage = useOrgVariantFixture()

  test('records the fields that it created with the wizard', async () => {
    const { org, page, goToPath } = await stage.startGuide()
    addFieldsFixture(org, { names: ['ExternalID', 'Department', 'Team', 'CurrentSeat', 'EmployeeAssets'] })
    await goToPath(caseFieldListPath)
    const overlay = createOverlayDriver(page)
    await overlay.waitFor(({ actions }) => actions.includes('create-fields'))
    await overlay.clickAction('create-fields')
    await overlay.waitFor(({ state }) => state?.page === 'case-fields' && state.state === 'done', 60_000)
    const record = await readRecord(stage.extension, org)
    expect(summarize(record)).toEqual([
      'field-creation field made NewSeat__c',
      'field-creation field made EmployeeNotes__c',
    ])
    expect(record.changes.map(({ author }) => author)).toEqual([null, null])
  })

  test('records a profile that it filled and the admin saved, and its permissions', async () => {
    const { org, journey } = await stage.startGuide()
    await profileStage.run(journey)
    const id = org.profiles.find(({ name }) => name === 'SpaceIQ API Only')?.id.slice(0, 15)
    const { changes } = await readRecord(stage.extension, org)
    expect(changes).toMatchObject([
      { source: 'guide', kind: 'profile', action: 'made', name: 'SpaceIQ API Only', id, author: null },
      {
        source: 'guide',
        kind: 'permissions',
        action: 'changed',
        name: 'SpaceIQ API Only',
        id,
        details: expect.arrayContaining(['PermissionsApiUserOnly']),
        author: null,
      },
    ])
  })

  test('records a user that it filled and the admin saved', async () => {
    const { org, page, journey } = await stage.startGuide()
    await profileStage.run(journey)
    await userStage.run(journey)
    const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
    await vi.waitFor(async () => {
      const { changes } = await readRecord(stage.extension, org)
      expect(changes.filter(({ kind }) => kind === 'user')).toMatchObject([
        { source: 'guide', action: 'made', name: user?.username, id: user?.id.slice(0, 15) },
      ])
    })
    await page.bringToFront()
  })
})

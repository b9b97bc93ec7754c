/** The optional step: an existing connected app is made ready for client credentials as well. */

import { describe, expect, vi } from 'vitest'
import { stepIds } from '../../../src/setup-guide/ids.ts'
import { test } from '../../harness/fixtures.ts'
import { deleteExternalClientApp, migrateConnectedApp } from '../../practice-org/external-client-apps.ts'
import { addConnectedAppFixture, addUserFixture } from '../../practice-org/fixtures.ts'
import { invalidRunAsMessage } from '../../practice-org/pages/connected-app/policies-edit.ts'
import { getFullName } from '../../practice-org/state.ts'
import type { OrgConnectedApp, OrgUser, OrgVariant } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  countCompletedRows,
  type GuidedAdmin,
  getRecordPath,
  useOrgVariantFixture,
} from '../org-variants/fixtures.ts'
import { setRunAs } from './set-run-as.ts'

const stage = useOrgVariantFixture()
const step = 'client_credentials'

interface Visit extends GuidedAdmin {
  readonly user: OrgUser
  readonly app: OrgConnectedApp
}

/** Starts the guide on the integration user's page, in an org with the manual's connected app. */
const startWithApp = async (
  variant: Partial<OrgVariant> = {},
  changes: Partial<OrgConnectedApp> = {},
): Promise<Visit> => {
  const made: { user?: OrgUser; app?: OrgConnectedApp } = {}
  const admin = await stage.startGuide(variant, (org) => {
    made.user = addUserFixture(org)
    made.app = addConnectedAppFixture(org, changes)
    return getRecordPath(made.user)
  })
  await admin.waitForPage('user-detail')
  return { ...admin, ...(made as Required<typeof made>) }
}

/** Clicks the optional step's Go to page in the popup, and follows the markers to the app's page. */
const chooseStep = async ({ journey, page, waitForPage, clickMarkerAndNavigate }: Visit) => {
  const popup = await journey.extension.openPopup(page)
  const button = await popup.waitForSelector(
    `[data-optional-steps] [data-step="${step}"][data-action="show-me"]`,
    {
      visible: true,
    },
  )
  const loaded = page.waitForNavigation()
  await button?.click().catch((error: unknown) => {
    if (!popup.isClosed()) throw error
  })
  await loaded
  await popup.close().catch(() => undefined)
  await waitForPage('apps', ({ state }) => state?.step === step)
  await clickMarkerAndNavigate('2')
  await waitForPage('app-detail', ({ state }) => state?.step === step)
}

/** Returns what the popup says of the optional step, and of all steps together. */
const readPopup = async ({ journey, page }: Visit) => {
  const popup = await journey.extension.openPopup(page)
  const row = await popup.waitForSelector(`[data-optional-steps] li[data-step="${step}"]`)
  const status = await row?.evaluate((element) => (element as HTMLElement).dataset.status)
  const count = await popup.$eval('header .badge', (element) => element.textContent ?? '')
  await popup.close()
  return { status, count }
}

const acceptWarning = async ({ page }: Visit) => {
  const button = await page.waitForSelector('#flowWarningOk', { visible: true })
  await button?.click()
}

test('an app of the manual is made ready: scope, flow with its warning, and Run As', async () => {
  const visit = await startWithApp()
  const { user, app, waitForPage, clickMarkerAndNavigate, clickCardAction } = visit
  const before = await readPopup(visit)
  expect(before.status).toBe('todo')
  await chooseStep(visit)
  await clickMarkerAndNavigate('1')
  await waitForPage('app-edit')
  await clickCardAction('fill')
  await acceptWarning(visit)
  // All but Save, which is the admin's.
  await waitForPage('app-edit', (view) => countCompletedRows(view) === 5)
  expect(app.clientCredentials).toBeFalsy()
  await clickMarkerAndNavigate('6')
  expect(app).toMatchObject({ clientCredentials: true, secretForWebServer: false })
  expect([...app.scopes].sort()).toEqual(['api', 'full'])

  await setRunAs(visit)
  expect(app.runAs).toBe(user.id)

  // The step counts for nothing: the app's own step is one of six, and this is none.
  const after = await readPopup(visit)
  expect(after.status).toBe('done')
  expect(after.count).toContain(String(stepIds.length))
  expect(after.count).not.toContain(String(stepIds.length + 1))
})

test('by hand, and with another user in Run As, whom the card names', async () => {
  const visit = await startWithApp()
  const { org, page, user, app, waitForPage, clickMarkerAndNavigate, clickMarker, clickCardAction } = visit
  const [admin] = org.users
  if (!admin) throw new Error('The org has no admin')
  await chooseStep(visit)
  await clickMarkerAndNavigate('1')
  await waitForPage('app-edit', ({ text }) => text.includes(resolveMessage('go_app_edit_client_credentials')))
  const list = await page.$('select[id$=":backingList_a"]')
  const api = await list?.$$eval(
    'option',
    (options) => options.find((one) => one.text.endsWith('(api)'))?.value,
  )
  await list?.select(api ?? '')
  await clickMarker('3')
  await waitForPage('app-edit', (view) => countCompletedRows(view) === 4)
  await clickMarker('5')
  await acceptWarning(visit)
  await waitForPage('app-edit', (view) => countCompletedRows(view) === 5)
  await clickMarkerAndNavigate('6')
  await waitForPage('app-saved')
  await clickMarkerAndNavigate('1')
  await waitForPage('app-detail', ({ text: shown }) => shown.includes(resolveMessage('go_app_detail_manage')))
  await clickMarkerAndNavigate('1')
  await waitForPage('app-policies')
  await clickMarkerAndNavigate('1')

  await waitForPage('app-policies-edit')
  await visit.typeAtMarker('1', 'nobody@acme.example')
  await clickMarkerAndNavigate('2')
  await waitForPage('app-policies-edit', ({ text: shown }) => shown.includes(invalidRunAsMessage))
  expect(app.runAs).toBeUndefined()

  await page.$eval('#clientCredentialsUser', (input) => (input as HTMLInputElement).select())
  await page.keyboard.type(admin.username)
  await clickMarkerAndNavigate('2')
  const named = resolveMessage('cc_gap_other_run_as', getFullName(admin), user.username)
  await waitForPage('app-policies', ({ text: shown }) => shown.includes(named))
  expect(app.runAs).toBe(admin.id)
  expect((await readPopup(visit)).status).toBe('current')

  await clickMarkerAndNavigate('1')
  await waitForPage('app-policies-edit', ({ text: shown }) => shown.includes(named))
  await clickCardAction('fill')
  const corrected = resolveMessage('card_corrected_from', resolveMessage('control_runAs'), admin.username)
  await waitForPage('app-policies-edit', ({ text: shown }) => shown.includes(corrected))
  await clickMarkerAndNavigate('2')
  await waitForPage('app-policies', ({ state }) => state?.state === 'done')
  expect(app.runAs).toBe(user.id)
})

describe('where it cannot be done', () => {
  test.for(['2019', '2021'] as const)('a form of %s without the flow is said to lack it', async (appForm) => {
    const visit = await startWithApp({ appForm })
    await chooseStep(visit)
    await visit.clickMarkerAndNavigate('1')
    const { state, text } = await visit.waitForPage('app-edit')
    expect(state?.state).toBe('blocked')
    expect(text).toContain(resolveMessage('client_credentials_no_flow'))
  })

  test('a migrated app is said to be read-only: as a guess first, as known after the check', async () => {
    const visit = await startWithApp()
    const { org, app, journey, page, waitForPage } = visit
    const successor = migrateConnectedApp(org, app)
    await chooseStep(visit)
    const unknown = resolveMessage('client_credentials_read_only')
    await waitForPage(
      'app-detail',
      ({ state, text, markers }) =>
        state?.state === 'blocked' && text.includes(unknown) && markers.length === 0,
    )
    const check = async () => {
      const popup = await journey.extension.openPopup(page)
      const button = await popup.waitForSelector('[data-action="check-org"]:not(:disabled)', {
        visible: true,
      })
      await button?.click()
      await popup.waitForSelector('[data-check="done"]', { timeout: 20_000 })
      await popup.close().catch(() => undefined)
    }
    await check()
    const known = resolveMessage('client_credentials_migrated', app.name)
    await waitForPage('app-detail', ({ state, text }) => state?.state === 'blocked' && text.includes(known))

    deleteExternalClientApp(org, successor)
    await page.reload()
    await waitForPage(
      'app-detail',
      ({ state, markers }) => state?.state !== 'blocked' && markers.length === 1,
    )
  })

  test('the warning not accepted leaves the flow off, and the card says what is left', async () => {
    const visit = await startWithApp()
    await chooseStep(visit)
    await visit.clickMarkerAndNavigate('1')
    await visit.waitForPage('app-edit')
    await visit.clickMarker('5')
    const cancel = await visit.page.waitForSelector('#flowWarningCancel', { visible: true })
    await cancel?.click()
    const isOn = () =>
      visit.page.$eval('[role="alertdialog"]', (dialog) =>
        Boolean(dialog.parentElement?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked),
      )
    await vi.waitFor(async () => expect(await isOn()).toBe(false))
    await visit.waitForPage('app-edit', (view) => countCompletedRows(view) === 1)
  })
})

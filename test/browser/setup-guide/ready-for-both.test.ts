/** An org by the manual is made ready for client credentials too, and both logins are proven. */

import type { Page } from 'puppeteer-core'
import { expect, vi } from 'vitest'
import type { LoginOutcomeKind } from '../../../src/org-check/login-test/login-kinds.ts'
import {
  getOrgKey,
  logInAsAdmin,
  sendAsExtensionPage,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { addConnectedAppFixture, addFieldsFixture, addUserFixture } from '../../practice-org/fixtures.ts'
import type { FakeOrg, OrgConnectedApp, OrgUser, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { countCompletedRows, getRecordPath } from '../org-variants/fixtures.ts'
import { type AdminDriver, createAdminDriver } from './admin.ts'
import { setRunAs } from './set-run-as.ts'

let practice: PracticeOrg
let extension: ExtensionDriver
let org: FakeOrg
let user: OrgUser
let app: OrgConnectedApp
let page: Page
let admin: AdminDriver

test.beforeAll(async ({ practice: started, extension: installed, ours }) => {
  practice = started
  extension = installed
  practice.spaceiq.token = 'siq-token-0123456789abcdef'
  org = practice.addOrg('both')
  user = addUserFixture(org)
  app = addConnectedAppFixture(org, { ipRelaxation: 'BYPASS' })
  addFieldsFixture(org)
  page = await extension.browser.newPage()
  admin = createAdminDriver(page)
  await logInAsAdmin(page, org, getRecordPath(user))
  const values = {
    username: user.username,
    password: user.password,
    clientId: app.consumerKey,
    clientSecret: app.consumerSecret,
  }
  await storeCredentials(ours, org, values, practice.spaceiq.token)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await admin.waitForPage('user-detail')
})

const inPopup = async <T>(act: (popup: Page) => Promise<T>): Promise<T> => {
  const popup = await extension.openPopup(page)
  try {
    return await act(popup)
  } finally {
    await popup.close().catch(() => undefined)
  }
}

const click = async (popup: Page, selector: string) => {
  await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

const buttons = { password: 'test-sign-in', client_credentials: 'test-client-credentials' } as const

/** Presses one of the two tests, and returns what the popup says of this outcome. */
const testLogin = async (popup: Page, grant: keyof typeof buttons, kind: LoginOutcomeKind) => {
  await click(popup, `[data-action="${buttons[grant]}"]`)
  const note = `[data-sign-in="${kind}"][data-grant="${grant}"]`
  await popup.waitForSelector(note, { timeout: 10_000 })
  return popup.$eval(note, (element) => (element as HTMLElement).innerText)
}

test('an app with the scope full alone gets no usable token by client credentials, which is named', async () => {
  Object.assign(app, { clientCredentials: true, runAs: user.id })
  const sessions = org.sessions.size
  const text = await inPopup((popup) => testLogin(popup, 'client_credentials', 'scope-missing'))
  expect(text).toContain(resolveMessage('cc_scope_missing'))
  expect(text).toContain('This session is not valid for use with the REST API')
  expect(org.sessions.size).toBe(sessions)
  Object.assign(app, { clientCredentials: false, runAs: undefined })
})

test('the optional step adds the scope, the flow with its warning, and Run As', async () => {
  const step = 'client_credentials'
  const { waitForPage, clickMarkerAndNavigate, clickCardAction } = admin
  const loaded = page.waitForNavigation()
  await inPopup((popup) =>
    click(popup, `[data-optional-steps] [data-step="${step}"][data-action="show-me"]`).catch(
      (error: unknown) => {
        if (!popup.isClosed()) throw error
      },
    ),
  )
  await loaded
  await waitForPage('apps', ({ state }) => state?.step === step)
  await clickMarkerAndNavigate('2')
  await waitForPage('app-detail', ({ state }) => state?.step === step)
  await clickMarkerAndNavigate('1')
  await waitForPage('app-edit')
  await clickCardAction('fill')
  const accept = await page.waitForSelector('#flowWarningOk', { visible: true })
  await accept?.click()
  await waitForPage('app-edit', (view) => countCompletedRows(view) === 5)
  await clickMarkerAndNavigate('6')
  await setRunAs({ ...admin, app, user })
  expect(app).toMatchObject({ clientCredentials: true, runAs: user.id, secretForWebServer: false })
  expect([...app.scopes].sort()).toEqual(['api', 'full'])
})

test.for(['password', 'client_credentials'] as const)(
  'a login by %s works with a data call, and gives its token back',
  async (grant) => {
    const sessions = org.sessions.size
    const before = org.requests.length
    const text = await inPopup((popup) => testLogin(popup, grant, 'success'))
    const success = grant === 'password' ? 'signin_success' : 'cc_success'
    expect(text).toContain(resolveMessage(success, user.username, getOrgKey(org)))
    expect(text).toContain(resolveMessage('signin_revoked'))
    const paths = org.requests.slice(before).map(({ path }) => path)
    for (const end of ['/sobjects/Case/describe', '/oauth2/revoke'])
      expect(paths.filter((path) => path.endsWith(end))).toHaveLength(1)
    expect(org.sessions.size).toBe(sessions)
  },
)

test('Check my org finds the app ready, and the manual’s way still open', async () => {
  await inPopup(async (popup) => {
    await click(popup, '[data-action="check-org"]')
    await popup.waitForSelector('[data-check="done"]', { timeout: 20_000 })
    for (const row of ['app-client-credentials', 'way', 'flow', 'app'])
      expect(
        await popup.$eval(`[data-check-row="${row}"]`, (one) => (one as HTMLElement).dataset.status),
        row,
      ).toBe('right')
  })
})

const activate = async (popup: Page) => {
  const before = practice.spaceiq.received.length
  await click(popup, '[data-action="activate"]')
  await vi.waitUntil(() => practice.spaceiq.received.length > before, { timeout: 12_000 })
  await popup.waitForSelector('[data-outcome]', { timeout: 12_000 })
  return practice.spaceiq.received.at(-1)
}

test('SpaceIQ gets version 1 until the admin chooses client credentials, and version 2 then', async ({
  ours,
}) => {
  const first = await inPopup(activate)
  expect(first?.violations).toEqual([])
  expect(first?.body).toMatchObject({ version: 1, username: user.username, password: user.password })

  // What SpaceIQ has accepted is forgotten here: the admin brings key and secret again.
  const values = { clientId: app.consumerKey, clientSecret: app.consumerSecret } as const
  for (const name of ['clientId', 'clientSecret'] as const)
    await sendAsExtensionPage(ours, {
      type: 'set-credential',
      org: getOrgKey(org),
      name,
      value: values[name],
    })
  await sendAsExtensionPage(ours, { type: 'set-token', org: getOrgKey(org), token: practice.spaceiq.token })
  const second = await inPopup(async (popup) => {
    await click(popup, '[data-action="send-again"]')
    await click(popup, 'input[name="grant"][value="client_credentials"]')
    return activate(popup)
  })
  expect(second?.violations).toEqual([])
  expect(second?.body).toEqual({
    integration: 'salesforce',
    version: 2,
    grant: 'client_credentials',
    ...values,
    domain: `https://${getOrgKey(org)}/`,
  })
})

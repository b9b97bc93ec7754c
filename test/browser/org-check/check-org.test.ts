/** Check my org, Review fixes and Test login, in the real popup against the practice org's API. */

import type { Page } from 'puppeteer-core'
import { expect, vi } from 'vitest'
import type { PopupState } from '../../../src/messages.ts'
import type { ApiState } from '../../../src/org-check/api-state.ts'
import { repairItemId } from '../../../src/org-check/repair/repair-item.ts'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { supportsFeature } from '../../harness/browser-support.ts'
import { waitUntil } from '../../harness/driver.ts'
import {
  addConnectedApp,
  dumpStorage,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { type NetworkRecorder, startNetworkRecorder } from '../../harness/network-recorder.ts'
import { acquireSharedBrowser } from '../../harness/shared-browser.ts'
import { countSequentialRequests, filterApiRequests } from '../../practice-org/api/measure.ts'
import { addProfileFixture, reserveUsername } from '../../practice-org/fixtures.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'

const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

let practice: PracticeOrg
let org: FakeOrg
let extension: ExtensionDriver
let page: Page
let popup: Page
let recorder: NetworkRecorder

const click = async (selector: string) => {
  await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

const rows = (): Promise<Record<string, string>> =>
  popup.$$eval('[data-check-row]', (all) =>
    Object.fromEntries(
      all.map((row) => [(row as HTMLElement).dataset.checkRow, (row as HTMLElement).dataset.status]),
    ),
  )

const value = (name: string) =>
  popup.$eval(`input[name="${name}"]`, (input) => (input as HTMLInputElement).value)

const apiState = async (ours: Page, key: string): Promise<ApiState> =>
  ours.evaluate(
    async (asked) => ((await chrome.runtime.sendMessage(asked)) as { value: PopupState }).value.api,
    { type: 'get-popup-state', org: key },
  )

/** Waits until no job is active: another click would join the active one. */
const idle = (ours: Page) =>
  vi.waitFor(async () => expect((await apiState(ours, getOrgKey(org))).activeJob).toBeNull(), {
    timeout: 20_000,
  })

const sids = () => [...org.sessions.keys()]

test.beforeAll(async ({ practice: started, acme }) => {
  practice = started
  org = acme
  extension = await acquireSharedBrowser({ port: practice.port })
  recorder = await startNetworkRecorder(extension)
  page = await extension.browser.newPage()
  await logInAsAdmin(page, org, home)
  await sendAsExtensionPage(await openMessagingPage(extension), { type: 'start-over', org: getOrgKey(org) })
  popup = await extension.openPopupInTab()
})

test('a new org: everything that is missing is said, and what can be mended', async () => {
  await click('[data-action="check-org"]')
  await popup.waitForSelector('[data-check="done"]')
  expect(await rows()).toMatchObject({
    org: 'right',
    domain: 'right',
    user: 'wrong',
    'field-Team': 'wrong',
    'case-access': 'wrong',
    app: 'wrong',
  })
})

test('Review fixes shows all it will make, makes it, and makes nothing twice', async () => {
  await click('[data-action="mend"]')
  const items = await popup.$$eval('[data-mend="preview"] [data-item]', (all) => all.length)
  expect(items).toBe(requiredCaseFields.length + 7)
  // The admin chooses page layouts; this one stays unchanged.
  const untouched = org.layouts[0]
  await click(`input[name="layout"][value="${untouched?.id}"]`)
  expect(org.users.some(({ username }) => username.startsWith('spaceiq'))).toBe(false)
  await click('[data-action="confirm-mend"]')
  await popup.waitForSelector('[data-mend="done"]')
  const ends = await popup.$$eval('[data-mend="done"] [data-item]', (all) =>
    all.map((item) => `${(item as HTMLElement).dataset.end} ${(item as HTMLElement).innerText}`),
  )
  expect(ends.filter((end) => !end.startsWith('made'))).toEqual([])
  expect(await rows()).toMatchObject({ user: 'right', 'api-only': 'right', 'field-Team': 'right' })
  expect(
    org.fields.filter(({ developerName }) => requiredCaseFields.some(({ name }) => name === developerName)),
  ).toHaveLength(requiredCaseFields.length)
  expect(
    org.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/tooling/composite')),
  ).toHaveLength(1)
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  const profile = org.profiles.find(({ id }) => id === user?.profileId)
  expect(profile).toMatchObject({ name: 'SpaceIQ API Only', permissions: { ApiUserOnly: true } })
  expect(await value('password')).toBe(user?.password)
  expect(await value('username')).toBe(user?.username)
  expect(await popup.$('[data-action="mend"]')).toBeNull()
})

test('fields that the API made are on the page layouts that were chosen, and the table says so', async () => {
  // What is right is folded, so its text is not laid out.
  const text = await popup.$eval('[data-check-row="field-Team"]', (row) => row.textContent)
  const { length } = org.layouts
  expect(text).toContain(resolveMessage('check_field_layouts', String(length - 1), String(length)))
  const made = org.fields.filter(({ developerName }) =>
    requiredCaseFields.some(({ name }) => name === developerName),
  )
  for (const { layouts } of made) expect(layouts).toEqual(org.layouts.slice(1).map(({ id }) => id))
})

test('what the API cannot make is the guide’s: its next step is the connected app', async () => {
  await popup.waitForSelector('.next [data-action="show-me"][data-step="app"]')
})

test('Test login tells who got in where, and keeps no token', async () => {
  const app = addConnectedApp(org)
  app.savedAt = 0
  Object.assign(app, { ipRelaxation: 'BYPASS' })
  const ours = await openMessagingPage(extension)
  const key = getOrgKey(org)
  await sendAsExtensionPage(ours, {
    type: 'set-credential',
    org: key,
    name: 'clientId',
    value: app.consumerKey,
  })
  await sendAsExtensionPage(ours, { type: 'set-credential', org: key, name: 'clientSecret', value: 'wrong' })
  await popup.bringToFront()
  await popup.reload()
  await click('[data-action="test-sign-in"]')
  await popup.waitForSelector('[data-sign-in="wrong-secret"]')
  await sendAsExtensionPage(ours, {
    type: 'set-credential',
    org: key,
    name: 'clientSecret',
    value: app.consumerSecret,
  })
  const before = sids().length
  await click('[data-action="test-sign-in"]')
  const outcome = await popup.waitForSelector('[data-sign-in="success"]')
  const told = await outcome?.evaluate((element) => (element as HTMLElement).innerText)
  expect(told).toContain(key)
  expect(told).toContain(resolveMessage('signin_unproven'))
  expect(sids()).toHaveLength(before)
})

test('a token that no data call works with is no sign-in, and is not kept either', async () => {
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  if (!user) throw new Error('No user')
  user.passwordExpired = true
  const before = sids().length
  await click('[data-action="test-sign-in"]')
  const outcome = await popup.waitForSelector('[data-sign-in="password-expired"]')
  expect(await outcome?.evaluate((element) => (element as HTMLElement).innerText)).toContain(
    'INVALID_OPERATION_WITH_EXPIRED_PASSWORD',
  )
  expect(sids()).toHaveLength(before)
  user.passwordExpired = false
})

test('a user name that the org has not is told before anything is sent', async () => {
  const ours = await openMessagingPage(extension)
  const key = getOrgKey(org)
  const username = await value('username')
  await sendAsExtensionPage(ours, {
    type: 'set-credential',
    org: key,
    name: 'username',
    value: `${username}.uat`,
  })
  await popup.bringToFront()
  await popup.reload()
  const before = org.requests.length
  await click('[data-action="test-sign-in"]')
  const outcome = await popup.waitForSelector('[data-sign-in="no-such-user"]')
  expect(await outcome?.evaluate((element) => (element as HTMLElement).innerText)).toContain(username)
  expect(org.requests.slice(before).some(({ path }) => path.endsWith('/oauth2/token'))).toBe(false)
  await sendAsExtensionPage(ours, { type: 'set-credential', org: key, name: 'username', value: username })
  await popup.bringToFront()
  await popup.reload()
})

test('the table says whose session it was', async () => {
  await click('[data-action="check-org"]')
  await popup.waitForSelector('[data-check-row="session"][data-status="right"]')
  const row = await popup.$eval('[data-check-row="session"]', (one) => one.textContent)
  expect(row).toContain([...org.sessions.values()][0]?.username)
})

test.runIf(supportsFeature('isolate by first party'))(
  'a browser that isolates by first party tells the session',
  async () => {
    const isolated = await launchBrowser({
      port: practice.port,
      firstPartyIsolation: true,
    })
    try {
      await logInAsAdmin(await isolated.browser.newPage(), org, home)
      await sendAsExtensionPage(await openMessagingPage(isolated), {
        type: 'start-over',
        org: getOrgKey(org),
      })
      const apart = await isolated.openPopupInTab()
      // Firefox grants the permission only on a click.
      await apart.locator('[data-action="check-org"]').setTimeout(5_000).click()
      await apart.waitForSelector('[data-check]')
      const end = await apart.$eval('[data-check]', (one) => (one as HTMLElement).dataset.check)
      expect(end).toBe('done')
    } finally {
      await isolated.close()
    }
  },
)

test('an old session of a parent domain is not in the way of the host’s own', async () => {
  const ours = await openMessagingPage(extension)
  const url = `https://${getOrgKey(org)}/`
  const old = { url, name: 'sid', value: '00Dold!stale', domain: '.salesforce.com', secure: true }
  await ours.evaluate((cookie) => chrome.cookies.set(cookie), old)
  const both = await ours.evaluate((of) => chrome.cookies.getAll({ url: of, name: 'sid' }), url)
  expect(both.map(({ domain }) => domain).sort()).toEqual(['.salesforce.com', getOrgKey(org)])
  await idle(ours)
  const begin = Date.now()
  await sendAsExtensionPage(ours, { type: 'check-org', org: getOrgKey(org) })
  const { report } = await apiState(ours, getOrgKey(org))
  expect(report).toMatchObject({ ok: true })
  expect(report?.at).toBeGreaterThanOrEqual(begin)
  await ours.evaluate(() => chrome.cookies.remove({ name: 'sid', url: 'https://salesforce.com/' }))
  await popup.bringToFront()
})

test('the whole check waits for no more than eight answers, one after another', async () => {
  const ours = await openMessagingPage(extension)
  await idle(ours)
  // Long enough to observe parallel requests on a busy machine too.
  org.variant.apiLatency = 400
  const before = org.requests.length
  await sendAsExtensionPage(ours, { type: 'check-org', org: getOrgKey(org) })
  org.variant.apiLatency = 0
  const asked = filterApiRequests(org.requests.slice(before))
  expect(asked.length).toBeGreaterThan(1)
  expect(countSequentialRequests(asked)).toBeLessThanOrEqual(8)
  await popup.bringToFront()
})

test('a check that takes long can be stopped: what was found before stays', async () => {
  org.variant.apiLatency = 3_000
  const ours = await openMessagingPage(extension)
  const { report } = await apiState(ours, getOrgKey(org))
  await popup.bringToFront()
  await click('[data-action="check-org"]')
  await click('.check [data-action="stop"]')
  await popup.waitForSelector('[data-action="check-org"]:not(:disabled)')
  org.variant.apiLatency = 0
  expect(report?.ok).toBe(true)
  expect((await apiState(ours, getOrgKey(org))).report).toEqual(report)
})

test('a session that has ended, and an org that keeps sessions from the API', async () => {
  org.variant.api = 'access-control'
  await click('[data-action="check-org"]')
  // The org does not name API Access Control: the code has several causes.
  await popup.waitForSelector('[data-check="session-barred"]')
  org.variant.api = 'on'
  org.variant.apiIpMismatch = true
  await click('[data-action="check-org"]')
  await popup.waitForSelector('[data-check="session-expired"]')
  org.variant.apiIpMismatch = false
})

test('a frozen user is said to be, and one click leads to where they are unfrozen', async () => {
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  if (!user) throw new Error('No user')
  user.frozen = true
  await popup.bringToFront()
  await click('[data-action="check-org"]')
  await popup.waitForSelector('[data-check-row="user"][data-status="wrong"] a')
  expect(await popup.$eval('[data-check-row="user"]', (row) => (row as HTMLElement).innerText)).toContain(
    resolveMessage('check_user_frozen', user.username),
  )
  const before = org.requests.length
  await click('[data-check-row="user"] a')
  // By the org's requests: Firefox's driver has no URL of a tab that our page opened.
  await waitUntil('the page of the user', async () =>
    org.requests.slice(before).some(({ path }) => path.includes(user.id)),
  )
  user.frozen = false
  await popup.bringToFront()
})

test('the session and the password were heard nowhere and are not on disk', async () => {
  await vi.waitUntil(async () => (await popup.$('[data-check]')) !== null)
  const password = await value('password')
  const onDisk = await dumpStorage(extension, 'disk')
  const inMemory = await dumpStorage(extension, 'session')
  for (const sid of sids()) expect(onDisk + inMemory + recorder.getRecording()).not.toContain(sid)
  expect(onDisk + recorder.getRecording()).not.toContain(password)
})

test('a password that nobody knows any more is told, and a new one is given', async () => {
  const user = org.users.find(({ username }) => username.startsWith('spaceiq'))
  const before = user?.password
  const ours = await openMessagingPage(extension)
  const key = getOrgKey(org)
  // Clears the memory as after 30 minutes. Only our own test has logged in.
  await sendAsExtensionPage(ours, { type: 'clear-credentials', org: key })
  await popup.bringToFront()
  await popup.reload()
  await click('[data-action="check-org"]')
  await popup.waitForSelector('[data-check-row="password"][data-status="wrong"]')
  expect(await popup.$eval('#value-password-about', (about) => about.textContent)).toContain(
    resolveMessage('value_password_lost', user?.username ?? ''),
  )
  expect((await apiState(ours, key)).repairPlan).toEqual([{ kind: 'password', username: user?.username }])
  await popup.bringToFront()
  await click('[data-action="mend"]')
  await click('[data-action="confirm-mend"]')
  await popup.waitForSelector('[data-mend="done"]')
  expect(user?.password).not.toBe(before)
  expect(await value('password')).toBe(user?.password)
  expect(await popup.$('[data-check-row="password"]')).toBeNull()
})

test('what Salesforce refuses is listed with its words, and the rest is made', async () => {
  const ours = await openMessagingPage(extension)
  const lone = practice.addOrg('globex', { apiRejectedNames: ['Case.Team__c'], profileCreation: 'refused' })
  const admin = await extension.browser.newPage()
  await logInAsAdmin(admin, lone, home)
  const key = getOrgKey(lone)
  await sendAsExtensionPage(ours, { type: 'start-over', org: key })
  await sendAsExtensionPage(ours, { type: 'check-org', org: key })
  const { repairPlan: plan } = await apiState(ours, key)
  await sendAsExtensionPage(ours, { type: 'repair-org', org: key, items: plan })
  const { repairResults: results } = await apiState(ours, key)
  const ends = Object.fromEntries(results?.map(({ item, end }) => [repairItemId(item), end]) ?? [])
  expect(ends).toMatchObject({
    'field-Team': 'failed',
    'field-NewSeat': 'made',
    profile: 'failed',
    set: 'made',
    user: 'made',
    password: 'made',
  })
  expect(results?.find(({ item }) => repairItemId(item) === 'field-Team')?.message).toContain('Team')
})

/** Adds an org, and checks and repairs it by messages. */
const mended = async (
  name: string,
  variant: Partial<OrgVariant>,
  change: (lone: FakeOrg) => void = () => {},
) => {
  const ours = await openMessagingPage(extension)
  const lone = practice.addOrg(name, variant)
  change(lone)
  const admin = await extension.browser.newPage()
  await logInAsAdmin(admin, lone, home)
  const key = getOrgKey(lone)
  await sendAsExtensionPage(ours, { type: 'start-over', org: key })
  await sendAsExtensionPage(ours, { type: 'check-org', org: key })
  const before = await apiState(ours, key)
  await sendAsExtensionPage(ours, { type: 'repair-org', org: key, items: before.repairPlan })
  const after = await apiState(ours, key)
  await admin.close()
  return {
    lone,
    before,
    after,
    ends: Object.fromEntries(after.repairResults?.map(({ item, end }) => [repairItemId(item), end]) ?? []),
  }
}

test('an org in another language that is busy, makes no profile and takes passwords by older versions only', async () => {
  const apiNames = {
    Salesforce: 'Salesforce-Lizenz',
    'Minimum Access - Salesforce': 'Mindestzugriff',
    'Standard User': 'Normaler Benutzer',
  }
  const { lone, before, ends, after } = await mended('initech', {
    translatedApiNames: apiNames,
    profileCreation: 'refused',
    apiPasswordChange: 'older-versions',
    lockedRowWrites: 3,
    absentColumns: ['TrialExpirationDate'],
  })
  expect(before.repairPlan.find(({ kind }) => kind === 'profile')).toMatchObject({ base: 'Mindestzugriff' })
  const { profile, ...others } = ends
  expect([profile, [...new Set(Object.values(others))]]).toEqual(['failed', ['made']])
  const user = lone.users.find(({ username }) => username.startsWith('spaceiq'))
  expect(lone.profiles.find(({ id }) => id === user?.profileId)?.name).toBe('Minimum Access - Salesforce')
  expect(after.repairPlan).toEqual([])
})

test('a namespaced org, and one without room, are said to be so before anything is made', async () => {
  const namespaced = await mended('hooli', { namespace: 'acmens' })
  expect(namespaced.before.repairPlan).toEqual([])
  expect(namespaced.before.repairNotes?.map(({ text }) => text.key)).toEqual(['mend_not_namespace'])
  const full = await mended('umbrella', { maxCaseFields: 5 })
  expect(full.before.repairNotes?.map(({ text }) => text.key)).toEqual(['mend_not_room'])
  expect(full.ends).toMatchObject({ user: 'made', access: 'made' })
  expect(Object.keys(full.ends).filter((id) => id.startsWith('field-'))).toEqual([])
})

test('a user of the licence for integrations gets what it needs first; a name that another org has gets a number', async () => {
  const { ends, lone } = await mended('stark', {}, (one) => {
    addProfileFixture(one, 'SpaceIQ API Only', ['ApiEnabled', 'ApiUserOnly'], {
      licence: 'Salesforce Integration',
    })
    reserveUsername(one, 'spaceiq.integration@stark.example')
  })
  expect(ends).toMatchObject({ user: 'made', licence: 'made', assignment: 'made', password: 'made' })
  expect(lone.users.at(-1)?.username).toBe('spaceiq.integration.2@stark.example')
})

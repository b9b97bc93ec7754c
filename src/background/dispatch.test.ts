import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../test/support/fake-browser.ts'
import { contentMessageExamples } from '../../test/support/message-examples.ts'
import type { PopupState } from '../messages.ts'
import { updateApiState } from '../org-check/background/api-state.ts'
import { defaultSettings } from '../platform/settings.ts'
import { isSetupUrl } from '../setup-guide/background/navigate.ts'
import type { LocatedPlan } from '../setup-guide/page-plan.ts'
import { dispatchMessage } from './dispatch.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const detail = `https://${org}/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp`
const appPage = `https://${org}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P3i0000000001`
const edit = `https://${org}/app/mgmt/forceconnectedapps/forceAppEdit.apexp`

const fromPopup = (message: unknown) =>
  dispatchMessage(message, { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }, self)
const fromPage = (message: unknown, url = detail) =>
  dispatchMessage(message, { id: 'our-id', url, tab: { id: 7, url }, frameId: 2 }, self)
const state = async (given?: string): Promise<PopupState> => {
  const reply = await fromPopup({ type: 'get-popup-state', ...(given ? { org: given } : {}) })
  if (!reply.ok || typeof reply.value !== 'object') throw new Error('no state')
  return reply.value as PopupState
}
const tab = (id: number, url: string, more = {}) => ({
  id,
  windowId: 1,
  url,
  active: false,
  lastAccessed: id,
  ...more,
})
const consumer = {
  type: 'consumer-credentials',
  appName: 'SpaceIQ',
  clientId: 'the-key',
  clientSecret: 'the-secret',
}
/** All that is in memory but for the journal, which has names of pages and of checks only. */
const held = () => {
  const { journal: _, ...others } = fakeBrowserControls.session.dump()
  return others
}
const called = (name: string) => fakeBrowserControls.calls().filter((call) => call.name === name)

test('pages that stay open are told which org it is and whether the token is held, and no value', async () => {
  await fromPopup({ type: 'start-guide', org })
  await fromPopup({ type: 'set-credential', org, name: 'password', value: 'the-password' })
  await fromPopup({ type: 'set-token', org, token: 'the-token' })
  expect(await fromPopup({ type: 'get-current-org', org })).toEqual({
    ok: true,
    value: { key: org, others: [], hasToken: true, endpoint: defaultSettings.activationEndpoint },
  })
  for (const page of ['src/options/token-form.tsx', 'src/welcome/start.tsx'])
    expect(readFileSync(page, 'utf8')).not.toMatch(/PopupState|'state'/)
})

beforeEach(async () => {
  // Nobody waits for the log: what a test before this one still writes there must not come after the reset.
  await new Promise((resolve) => setTimeout(resolve, 20))
  fakeBrowserControls.reset()
})

describe('the popup’s org', () => {
  test('is none where nothing is known', async () => {
    expect(await state()).toMatchObject({
      org: null,
      others: [],
      hasToken: false,
      values: { domain: { value: '' } },
    })
  })

  test('is the one of the tab in front, and the others are offered', async () => {
    fakeBrowserControls.setTabs([
      tab(1, `https://${org}/02u`, { active: true }),
      tab(9, `https://${other}/home`),
      tab(10, 'https://evil.example/'),
    ])
    const { org: shown, others, values } = await state()
    expect(shown).toEqual({
      key: org,
      domain: { ok: true, url: `https://${org}/` },
      open: true,
      tab: 'setup',
    })
    expect(others).toEqual([other])
    expect(values.domain).toMatchObject({ value: `https://${org}/`, provenance: { from: 'address' } })
  })

  test('is the one looked at last where the tab in front is another page', async () => {
    fakeBrowserControls.setTabs([
      tab(1, `https://${org}/02u`),
      tab(2, `https://${other}/02u`),
      tab(3, 'https://example.com/', { active: true }),
    ])
    expect((await state()).org?.key).toBe(other)
  })

  test('is the one worked on last where no tab is open', async () => {
    await fromPopup({ type: 'set-step-skipped', org, step: 'user', skipped: true })
    expect((await state()).org).toMatchObject({ key: org, open: false })
  })

  test('is the one asked for', async () => {
    fakeBrowserControls.setTabs([tab(1, `https://${org}/02u`, { active: true })])
    const asked = await state(other)
    expect(asked.org?.key).toBe(other)
    expect(asked.others).toEqual([org])
  })
})

describe('start and show me', () => {
  test('stay on a page of Setup', async () => {
    fakeBrowserControls.setTabs([tab(4, `https://${org}/02u?setupid=TabSet`)])
    await fromPopup({ type: 'start-guide', org })
    expect(called('tabs.update')[0]?.args).toEqual([4, { active: true }])
    expect(called('windows.update')[0]?.args).toEqual([1, { focused: true }])
    expect((await state()).orgState).toMatchObject({ guideActive: true, overlayHidden: false })
  })

  test('lead to Setup’s home from anywhere else, in a new tab where none is open', async () => {
    const url = `https://${org}/setup/forcecomHomepage.apexp?setupid=ForceCom`
    fakeBrowserControls.setTabs([tab(4, `https://${org}/home/home.jsp`)])
    await fromPopup({ type: 'start-guide', org })
    expect(called('tabs.update')[0]?.args).toEqual([4, { active: true, url }])
    fakeBrowserControls.setTabs([])
    await fromPopup({ type: 'start-guide', org })
    expect(called('tabs.create')[0]?.args).toEqual([{ url }])
  })

  test('lead to the step’s page, and choose it', async () => {
    fakeBrowserControls.setTabs([tab(4, `https://${org}/02u`)])
    await fromPopup({ type: 'show-step', org, step: 'fields' })
    expect(called('tabs.update')[0]?.args).toEqual([
      4,
      { active: true, url: `https://${org}/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields` },
    ])
    expect((await state()).orgState.chosenStep).toBe('fields')
  })

  test.each([
    [true, '/02u?x=1'],
    [true, '/00e3i000001abcd/e'],
    [true, '/lightning/setup/SetupOneHome/home'],
    [false, '/500/o'],
    [false, '/home/home.jsp?x=/setup/'],
  ])('%s: Setup is at %s', (expected, path) => {
    expect(isSetupUrl(`https://${org}${path}`)).toBe(expected)
  })
})

describe('key and secret', () => {
  test('are not taken before the guide was started', async () => {
    expect(await fromPage(consumer)).toEqual({ ok: false, reason: 'guide-inactive' })
    expect(held()).toEqual({})
  })

  test('are taken while it runs, and shown with where they came from', async () => {
    await fromPopup({ type: 'start-guide', org })
    await fromPopup({ type: 'show-step', org, step: 'keys' })
    expect(await fromPage(consumer)).toEqual({ ok: true, value: undefined })
    const { values, orgState: record } = await state(org)
    expect(values.clientSecret).toMatchObject({
      value: 'the-secret',
      provenance: { from: 'consumer-details', name: 'SpaceIQ' },
    })
    expect(record).toMatchObject({
      chosenStep: null,
      observedSetup: { consumerCredentials: { key: true, secret: true } },
    })
  })

  test('of another app are not taken once SpaceIQ’s is known', async () => {
    await fromPopup({ type: 'start-guide', org })
    const values = { name: 'SpaceIQ', addresses: 'https://api.spaceiq.com', scopes: '', requireSecret: null }
    // Without waiting: what was sent first counts first.
    const replies = await Promise.all([
      fromPage({ type: 'page-report', report: { kind: 'app-detail', values } }, appPage),
      fromPage({ ...consumer, appName: 'Payroll' }),
    ])
    expect(replies).toEqual([
      { ok: true, value: undefined },
      { ok: false, reason: 'other-connected-app' },
    ])
  })

  test('of another app under the same name neither take the place of SpaceIQ’s nor stand beside them', async () => {
    await fromPopup({ type: 'start-guide', org })
    const values = { name: 'SpaceIQ', addresses: 'https://api.spaceiq.com', scopes: '', requireSecret: null }
    await fromPage({ type: 'page-report', report: { kind: 'app-detail', values } }, appPage)
    await fromPage(consumer, `${detail}?applicationId=06P3i0000000001`)
    const twin = { ...consumer, clientId: 'a-package’s', clientSecret: 'its-secret' }
    for (const page of [detail, appPage.split('?')[0]])
      expect(await fromPage(twin, `${page}?applicationId=06P5g000000777Q`)).toMatchObject({
        reason: 'other-connected-app',
      })
    expect((await state(org)).values.clientId.value).toBe('the-key')
  })

  test('are not taken in once the org is reset, nor where the guide was never started', async () => {
    expect(await fromPage(consumer)).toEqual({ ok: false, reason: 'guide-inactive' })
    await fromPopup({ type: 'start-guide', org })
    await fromPopup({ type: 'clear-org', org })
    expect(await fromPage(consumer)).toEqual({ ok: false, reason: 'guide-inactive' })
    expect(held()).toEqual({})
  })

  test('are gone after Clear, and after starting over, with what the last check found', async () => {
    await fromPopup({ type: 'start-guide', org })
    for (const type of ['clear-credentials', 'start-over']) {
      await fromPage(consumer)
      await fromPopup({ type: 'set-token', org, token: 'the-token' })
      await updateApiState(org, (api) => ({ ...api, report: { ok: false, at: 1, reason: 'no-session' } }))
      expect(await state(org)).toMatchObject({ hasToken: true, api: { report: { ok: false } } })
      await fromPopup({ type, org })
      expect(held()).toEqual({})
    }
    expect((await state(org)).orgState).toMatchObject({ guideActive: true, observedSetup: {} })
  })
})

test('nothing of an org is left after its reset, in memory or on disk, and it is not offered again', async () => {
  await fromPopup({ type: 'start-guide', org })
  await fromPage(consumer)
  await fromPopup({ type: 'set-token', org, token: 'the-token' })
  await fromPopup({ type: 'start-guide', org: other })
  await fromPopup({ type: 'set-step-skipped', org, step: 'user', skipped: true })
  await fromPopup({ type: 'clear-org', org })
  expect(
    JSON.stringify([fakeBrowserControls.database.dump(), fakeBrowserControls.session.dump()]),
  ).not.toContain('acme')
  expect(fakeBrowserControls.database.dump()).toHaveProperty([`org:${other}`])
  expect((await state()).org).toBeNull()
  expect((await state()).others).toEqual([other])
})

test('nothing of an org is left after its reset, whatever its pages send at that moment', async () => {
  const sent = [
    [consumer, detail],
    [{ type: 'card-action', action: 'skip', step: 'user' }, detail],
    [{ type: 'page-report', report: { kind: 'app-saved' } }, edit],
  ] as const
  for (const [message, url] of sent) {
    // Between any two steps of the one the other may begin.
    for (const order of ['page first', 'reset first']) {
      for (let steps = 0; steps < 40; steps += 1) {
        fakeBrowserControls.reset()
        await fromPopup({ type: 'start-guide', org })
        const both = [() => fromPage(message, url), () => fromPopup({ type: 'clear-org', org })]
        const [first, second] = order === 'page first' ? both : both.toReversed()
        const begun = first?.()
        for (let step = 0; step < steps; step += 1) await new Promise((resolve) => setImmediate(resolve))
        await Promise.all([begun, second?.()])
        await new Promise((resolve) => setImmediate(resolve))
        const left = JSON.stringify([fakeBrowserControls.database.dump(), fakeBrowserControls.session.dump()])
        expect(left, `${message.type}, ${order}, ${steps}`).not.toMatch(/acme|the-secret/)
      }
    }
  }
})

describe('an org in which nobody started the guide is nobody’s business: of what its pages send, nothing is done or noted', () => {
  const late = contentMessageExamples.filter(({ type }) => type !== 'get-plan')
  const from = (type: string) =>
    type === 'click-in-main-world'
      ? edit
      : type === 'page-report' || type === 'field-creation-step'
        ? lists
        : detail
  const lists = `https://${org}/p/setup/layout/LayoutFieldList?type=Case`

  test.each(late)('before its start, and after its reset: %j', async (message) => {
    const places = [from(message.type), edit, appPage, lists, `https://${org}/0053i000001abcd`]
    for (const reset of [false, true]) {
      if (reset) {
        await fromPopup({ type: 'start-guide', org })
        await fromPopup({ type: 'clear-org', org })
      }
      const before = called('scripting.executeScript').length
      for (const place of places) expect((await fromPage(message, place)).ok).toBe(false)
      expect(called('scripting.executeScript')).toHaveLength(before)
      // The journal is written without anybody waiting for it.
      await new Promise((resolve) => setImmediate(resolve))
      expect(
        JSON.stringify([fakeBrowserControls.database.dump(), fakeBrowserControls.session.dump()]),
      ).not.toContain('acme')
    }
  })
})

test('typed values are trimmed, a password is not', async () => {
  await fromPopup({ type: 'set-credential', org, name: 'username', value: ' a@b.example ' })
  await fromPopup({ type: 'set-credential', org, name: 'password', value: ' pw ' })
  const { values } = await state(org)
  expect([values.username.value, values.password.value]).toEqual(['a@b.example', ' pw '])
})

test('the user name of the user step is offered until one is typed', async () => {
  await fromPopup({ type: 'start-guide', org })
  const values = {
    fullName: 'SpaceIQ Integration',
    username: 'siq@acme.example',
    profileName: 'P',
    active: true,
  }
  await fromPage(
    { type: 'page-report', report: { kind: 'user-detail', values } },
    `https://${org}/0053i000001abcd`,
  )
  expect((await state(org)).values.username).toMatchObject({
    value: 'siq@acme.example',
    provenance: { from: 'user', name: 'siq@acme.example' },
  })
})

test('the state never holds the token', async () => {
  await fromPopup({ type: 'set-token', org, token: 'the-token' })
  expect(JSON.stringify(await state(org))).not.toContain('the-token')
})

test('the page’s own click goes to the frame that asked', async () => {
  await fromPopup({ type: 'start-guide', org })
  expect(await fromPage({ type: 'click-in-main-world', control: 'scope-add' }, edit)).toEqual({
    ok: true,
    value: undefined,
  })
  expect(called('scripting.executeScript')[0]?.args[0]).toMatchObject({
    target: { tabId: 7, frameIds: [2] },
    world: 'MAIN',
  })
})

test('the script that types and presses is brought into the frame that asked', async () => {
  await fromPopup({ type: 'start-guide', org })
  expect(await fromPage({ type: 'inject-page-actions' }, edit)).toEqual({ ok: true, value: undefined })
  expect(called('scripting.executeScript')[0]?.args[0]).toEqual({
    target: { tabId: 7, frameIds: [2] },
    files: ['/src/setup-guide/content/page-actions.js'],
  })
})

test('the card opens the popup where the browser does, and is told where it does not', async () => {
  await fromPopup({ type: 'start-guide', org })
  expect(await fromPage({ type: 'open-popup' }, edit)).toEqual({ ok: true, value: undefined })
  expect(called('action.openPopup')).toHaveLength(1)
  fakeBrowserControls.refuse('action.openPopup')
  expect(await fromPage({ type: 'open-popup' }, edit)).toEqual({ ok: false, reason: 'internal-error' })
})

test('a refused message does nothing', async () => {
  expect(await fromPage({ type: 'clear-credentials', org })).toEqual({ ok: false, reason: 'wrong-context' })
  expect(fakeBrowserControls.database.dump()).toEqual({})
})

test('a page is told the plan of its own org, whatever it asks, and none where no guide runs', async () => {
  await fromPopup({ type: 'start-guide', org })
  await fromPopup({ type: 'set-step-skipped', org, step: 'user', skipped: true })
  await fromPopup({ type: 'start-guide', org: other })
  const planOn = (host: string, more = {}) =>
    fromPage({ type: 'get-plan', around: [], ...more }, `https://${host}/02u`)
  expect(await planOn(org)).toMatchObject({ ok: true, value: { org } })
  expect(await planOn(other)).toMatchObject({ ok: true, value: { org: other } })
  expect(JSON.stringify(await planOn(other))).not.toContain(org)
  expect(await planOn(other, { org })).toEqual({ ok: false, reason: 'malformed' })
  expect(await planOn('third.my.salesforce.com')).toEqual({ ok: true, value: null })
})

test('that a page of an org without a guide asked, and that a foreign page is around one, is noted nowhere', async () => {
  await fromPage({ type: 'get-plan', around: [] }, `https://${org}/02u`)
  await fromPage({ type: 'get-plan', around: ['https://evil.example'] }, `https://${org}/02u`)
  await new Promise((resolve) => setImmediate(resolve))
  expect(fakeBrowserControls.session.dump()).toEqual({})
})

test('activate and fill are refused where what was on the screen is not there any more', async () => {
  await fromPopup({ type: 'start-guide', org })
  const activate = { type: 'activate', org, endpoint: defaultSettings.activationEndpoint, grant: 'password' }
  expect(await fromPopup({ ...activate, endpoint: 'https://other.spaceiq.com/x' })).toEqual({
    ok: false,
    reason: 'endpoint-changed',
  })
  expect(await fromPopup({ ...activate, grant: 'client_credentials' })).toEqual({
    ok: false,
    reason: 'grant-changed',
  })
})

test('a creation whose tab is gone is over once its time is, in the plan of every other tab', async () => {
  const list = `https://${org}/p/setup/layout/LayoutFieldList?type=Case`
  const inTab = (id: number, message: unknown) =>
    dispatchMessage(message, { id: 'our-id', url: list, tab: { id, url: list }, frameId: 0 }, self)
  const step = { type: 'field-creation-step', page: 'case-fields', errors: [] }
  const run = async () => {
    const reply = await inTab(9, { type: 'get-plan', around: [] })
    return reply.ok && (reply.value as LocatedPlan).creation
  }
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await fromPopup({ type: 'start-guide', org })
    await inTab(7, { type: 'field-creation', action: 'start', layouts: 'all' })
    expect(await inTab(7, step)).toMatchObject({ ok: true, value: { press: 'newField' } })
    vi.setSystemTime(Date.now() + 119_000)
    expect(await inTab(8, step)).toEqual({ ok: true, value: null })
    expect(await run()).toMatchObject({ state: 'running', tab: 7 })
    vi.setSystemTime(Date.now() + 1_000)
    expect(await inTab(8, step)).toEqual({ ok: true, value: null })
    expect(await run()).toMatchObject({ state: 'failed', reason: 'stale', layouts: 'all' })
    await inTab(8, { type: 'field-creation', action: 'start', layouts: 'all' })
    expect(await run()).toMatchObject({ state: 'running', tab: 8 })
  } finally {
    vi.useRealTimers()
  }
})

/** What an organisation sets goes before everything else. */

import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dispatchMessage, getPolicyRefusal } from '../background/dispatch.ts'
import { contentHandlers, pageHandlers } from '../background/handlers.ts'
import type { MessageType } from '../messages.ts'
import { updateOrgState } from '../setup-guide/background/org-store.ts'
import { createGuidePlan, getCurrentGuidePlan } from '../setup-guide/background/publish-plan.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { features, isHostAllowed, isOrgAllowed, type Policy, parsePolicy, readPolicy } from './policy.ts'
import { defaultSettings, readSettingsOrDefaults, saveSettings } from './settings.ts'

const { fakeBrowserControls: fake, fakeBrowser } = await vi.hoisted(
  () => import('../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }))

const org = 'acme.my.salesforce.com'

const refusalOf = (policy: Policy, type: MessageType) =>
  getPolicyRefusal(policy, { ...contentHandlers, ...pageHandlers }[type].policy, org)
const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const fromPopup = (message: unknown) =>
  dispatchMessage(message, { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }, self)

beforeEach(() => fake.reset())

describe('a policy', () => {
  test('is read defensively, and a list without anything usable allows nothing', () => {
    expect(parsePolicy(undefined)).toEqual({})
    expect(parsePolicy({ contactEmail: 7, unknown: true })).toEqual({})
    const policy = parsePolicy({ allowedOrgs: ['no host at all'], disabledFeatures: ['api', 'everything'] })
    expect(policy).toEqual({ allowedOrgs: [], disabledFeatures: ['api'] })
    expect(isOrgAllowed(policy, org)).toBe(false)
  })

  test.each<[unknown, Policy['disabledFeatures']]>([
    [['automation'], ['automation']],
    [['automation', 'everything'], ['automation']],
    [['seal'], ['seal']],
    [[], []],
    [['Automation'], ['api', 'automation', 'seal']],
    ['automation', ['api', 'automation', 'seal']],
    [{ automation: true }, ['api', 'automation', 'seal']],
    [null, ['api', 'automation', 'seal']],
  ])('with disabledFeatures %j has %j off', (disabledFeatures, off) => {
    expect(parsePolicy({ disabledFeatures })).toEqual({ disabledFeatures: off })
  })

  test.each([
    [true, { skipWelcomePage: true }],
    [false, {}],
    ['true', {}],
    [1, {}],
  ])('with skipWelcomePage %j is %j', (skipWelcomePage, expected) => {
    expect(parsePolicy({ skipWelcomePage })).toEqual(expected)
  })

  test.each(['Managed storage manifest not found', '"managed" is not available in this instance of Chrome'])(
    'is not there where the browser says: %s',
    async (message) => {
      fake.setPolicy(new Error(message))
      expect(await readPolicy()).toEqual({})
    },
  )

  test('that cannot be read lets nothing be sent or done by itself', async () => {
    fake.setPolicy(new Error('An unexpected error occurred'))
    const policy = await readPolicy()
    expect(isHostAllowed(policy, 'https://api.spaceiq.com/x')).toBe(false)
    expect(refusalOf(policy, 'fill-spaceiq-form')).toBe('policy-unreadable')
    expect(refusalOf(policy, 'repair-org')).toBe('policy-unreadable')
    expect(refusalOf(policy, 'clear-credentials')).toBeNull()
  })

  test.each([
    ['acme.my.salesforce.com', org, true],
    ['ACME.my.salesforce.com', org, true],
    ['acme--*.sandbox.my.salesforce.com', 'acme--uat.sandbox.my.salesforce.com', true],
    ['acme--*.sandbox.my.salesforce.com', 'acme--a.b.sandbox.my.salesforce.com', false],
    ['acme.my.salesforce.com', 'evil-acme.my.salesforce.com', false],
    ['acme.my.salesforce.com', 'acmeXmy.salesforce.com', false],
    ['*.my.salesforce.com', 'acme.develop.my.salesforce.com', false],
    ['acme**.my.salesforce.com', 'acme1.my.salesforce.com', false],
    ['acme**.my.salesforce.com', 'acme12.my.salesforce.com', true],
    ['a*a.my.salesforce.com', 'aa.my.salesforce.com', false],
    ['a*b*b.my.salesforce.com', 'axbxb.my.salesforce.com', true],
    ['a*b*b.my.salesforce.com', 'axbb.my.salesforce.com', false],
    ['*.my.salesforce.com', 'ac_me.my.salesforce.com', false],
  ])('%s and %s: %s', (allowed, host, expected) => {
    expect(isOrgAllowed(parsePolicy({ allowedOrgs: [allowed] }), host)).toBe(expected)
  })

  test('matches as its description says, whatever the pattern and the name', () => {
    const part = fc.stringMatching(/^[ab-]{1,8}$/)
    const pattern = fc.stringMatching(/^[ab*-]{1,8}$/)
    fc.assert(
      fc.property(pattern, part, (allowed, name) => {
        const wanted = new RegExp(`^${allowed.replaceAll('*', '[a-z\\d-]+')}$`).test(name)
        const policy = parsePolicy({ allowedOrgs: [`${allowed}.my.salesforce.com`] })
        expect(isOrgAllowed(policy, `${name}.my.salesforce.com`)).toBe(wanted)
      }),
      { numRuns: 5_000 },
    )
  })

  // One that tried every way to share a name out among the stars would not end before the runner gives the test up.
  test('comes to an end for a pattern of many stars', () => {
    const policy = parsePolicy({
      allowedHosts: [`${'*'.repeat(60)}x.spaceiq.com`, `${'a*'.repeat(100)}.x.com`],
    })
    for (const host of [`${'a'.repeat(60)}.spaceiq.com`, `${'a'.repeat(63)}.x.com`])
      expect(isHostAllowed(policy, `https://${host}/`)).toBe(false)
  })

  test('names the only hosts values may go to, and its own address is one of them', () => {
    const policy = parsePolicy({
      allowedHosts: ['api.spaceiq.com'],
      activationEndpoint: 'https://gate.acme.example/a',
    })
    expect(isHostAllowed(policy, 'https://api.spaceiq.com/x')).toBe(true)
    expect(isHostAllowed(policy, 'https://gate.acme.example/x')).toBe(true)
    expect(isHostAllowed(policy, 'https://main.spaceiq.com/x')).toBe(false)
    expect(isHostAllowed({}, 'https://main.spaceiq.com/x')).toBe(true)
  })
})

describe('is enforced in the background', () => {
  test('in place of what was set by hand, which comes back with it gone', async () => {
    fake.grant('other.example')
    await saveSettings({ activationEndpoint: 'https://mine.spaceiq.com/a', contactEmail: 'me@acme.example' })
    fake.setPolicy({ activationEndpoint: 'https://gate.acme.example/a', contactEmail: 'it@acme.example' })
    expect(await readSettingsOrDefaults()).toEqual({
      activationEndpoint: 'https://gate.acme.example/a',
      allowedHosts: ['gate.acme.example'],
      contactEmail: 'it@acme.example',
    })
    await saveSettings({ allowedHosts: ['other.example'] })
    fake.setPolicy({})
    expect(await readSettingsOrDefaults()).toEqual({
      activationEndpoint: 'https://mine.spaceiq.com/a',
      allowedHosts: ['other.example'],
      contactEmail: 'me@acme.example',
    })
  })

  test('nothing is started in another org, and what is there can be forgotten', async () => {
    fake.setPolicy({ allowedOrgs: ['other.my.salesforce.com'] })
    expect(await fromPopup({ type: 'start-guide', org })).toEqual({ ok: false, reason: 'org-not-allowed' })
    expect(fake.database.dump()).toEqual({})
    expect(await fromPopup({ type: 'clear-org', org })).toMatchObject({ ok: true })
    expect(await fromPopup({ type: 'get-popup-state', org })).toMatchObject({
      value: { policy: { allowed: false, off: [] } },
    })
    const reading = { type: 'page-report', report: { kind: 'app-saved' } }
    const url = `https://${org}/app/mgmt/forceconnectedapps/forceAppEdit.apexp`
    expect(
      await dispatchMessage(reading, { id: 'our-id', url, tab: { id: 1, url }, frameId: 0 }, self),
    ).toEqual({
      ok: false,
      reason: 'org-not-allowed',
    })
  })

  test('a guide that ran before draws nothing there any more', async () => {
    await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
    expect(await getCurrentGuidePlan(org)).toMatchObject({ org })
    fake.setPolicy({ allowedOrgs: ['other.my.salesforce.com'] })
    expect(await getCurrentGuidePlan(org)).toBeNull()
    fake.setPolicy({})
    expect(await getCurrentGuidePlan(org)).toMatchObject({ org })
  })

  test('a policy that came with the browser’s start is in the plans, and an org it leaves out has none', async () => {
    const other = 'other.my.salesforce.com'
    for (const one of [org, other]) await updateOrgState(one, () => ({ ...emptyOrgState, guideActive: true }))
    expect(await getCurrentGuidePlan(org)).toMatchObject({ byHand: false })
    fake.setTabs([{ id: 4, windowId: 1, url: `https://${org}/02u`, active: true, lastAccessed: 1 }])
    await import('../background/index.ts')
    fake.setPolicy({ disabledFeatures: ['automation'], allowedOrgs: [org] })
    for (const started of fakeBrowser.runtime.onStartup.listeners) await started()
    // Pages that the browser opened before it ask again.
    await vi.waitFor(() => expect(fake.calls().map(({ name }) => name)).toContain('tabs.sendMessage'))
    expect(await getCurrentGuidePlan(org)).toMatchObject({ byHand: true })
    expect(await getCurrentGuidePlan(other)).toBeNull()
  })

  test.each<[MessageType, Policy['disabledFeatures']]>([
    ['check-org', ['api']],
    ['repair-org', ['api']],
    ['test-login', ['api']],
    ['field-creation', ['automation']],
    ['field-creation-step', ['automation']],
    ['click-in-main-world', ['automation']],
    ['fill-spaceiq-form', ['automation']],
    ['get-values-to-seal', ['seal']],
    ['receive-credentials', ['seal']],
  ])('%s is off with %s', (type, disabledFeatures = []) => {
    expect(refusalOf({ disabledFeatures }, type)).toBe('switched-off')
    expect(refusalOf({}, type)).toBeNull()
    const others = features.filter((one) => !disabledFeatures.includes(one))
    expect(refusalOf({ disabledFeatures: others }, type)).toBeNull()
  })

  test('pages are told not to fill or press by the plan alone', async () => {
    fake.setPolicy({ disabledFeatures: ['automation'] })
    expect(
      createGuidePlan(org, { ...emptyOrgState, guideActive: true }, await readPolicy(), defaultSettings)
        .byHand,
    ).toBe(true)
    fake.setPolicy({})
    expect(
      createGuidePlan(org, { ...emptyOrgState, guideActive: true }, await readPolicy(), defaultSettings)
        .byHand,
    ).toBe(false)
  })
})

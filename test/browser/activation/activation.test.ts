/**
 * One click in the real popup: every answer SpaceIQ can give, and what becomes of the five values.
 */

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlainMessageKey } from '../../../src/platform/substitutions.ts'
import { credentialNames } from '../../../src/required-setup.ts'
import {
  type ActivationCredentials,
  dumpStorage,
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { type ExtensionDriver, launchBrowser } from '../../harness/launch.ts'
import { getPageDom, type NetworkRecorder, startNetworkRecorder } from '../../harness/network-recorder.ts'
import { writeSettings } from '../../harness/persistent-store.ts'
import { acquireSharedBrowser } from '../../harness/shared-browser.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg, SpaceIqFailureMode } from '../../practice-org/types.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'

const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

interface Stage {
  readonly practice: PracticeOrg
  readonly org: FakeOrg
  readonly values: ActivationCredentials
  readonly extension: ExtensionDriver
  /** The tab of the org. */
  readonly page: Page
  /** A page of the extension that sends messages. */
  readonly ours: Page
}

const setStage = async (begin: (port: number) => Promise<ExtensionDriver>): Promise<Stage> => {
  const practice = await startPracticeOrg()
  const org = practice.orgs.get('acme')
  if (!org) throw new Error('No acme')
  practice.spaceiq.token = 'siq-token-0123456789abcdef'
  const values = setUpOrg(org)
  const extension = await begin(practice.port)
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, home)
  return { practice, org, values, extension, page, ours: await openMessagingPage(extension) }
}

const activate = '[data-action="activate"]'

/** Opens the popup over the org's tab, by default with all values stored. */
const popupWith = async (
  { extension, page, ours, org, practice, values }: Stage,
  given: Partial<ActivationCredentials> = values,
): Promise<Page> => {
  await storeCredentials(ours, org, given, practice.spaceiq.token)
  const popup = await extension.openPopup(page)
  await popup.waitForSelector(activate, { visible: true })
  return popup
}

/**
 * Clicks with the mouse, once the popup has its size, nothing moves, and nothing covers the target.
 */
const click = async (popup: Page, selector: string, count = 1) => {
  await popup.waitForSelector(selector, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click({ count })
}

const outcomeOf = async (popup: Page, timeout = 12_000) => {
  const outcome = await popup.waitForSelector('[data-outcome]', { timeout })
  if (!outcome) throw new Error('No outcome')
  return outcome.evaluate((element) => ({
    kind: (element as HTMLElement).dataset.outcome,
    text: (element as HTMLElement).innerText,
    move:
      element.querySelector<HTMLElement>('[data-action]:not([data-action="copy-details"])')?.dataset.action ??
      element.querySelector('a')?.href ??
      null,
  }))
}

const inputs = (popup: Page): Promise<Record<string, string>> =>
  popup.$$eval('input[name]', (all) =>
    Object.fromEntries(
      all.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
    ),
  )

/** Returns the message at a field, null if there is none. */
const errorAt = (popup: Page, name: string): Promise<string | null> =>
  popup.$eval(`input[name="${name}"]`, (input) =>
    input.getAttribute('aria-invalid') === 'true'
      ? (document.querySelector(`#${input.id}-about .error`)?.textContent ?? '')
      : null,
  )

const keysOf = (practice: PracticeOrg) =>
  new Set(practice.spaceiq.received.map(({ headers }) => headers['idempotency-key']))

/**
 * Counts our attempts. A browser resends the same bytes if a reused connection turns out closed.
 */
const triesOf = ({ spaceiq: { received } }: PracticeOrg): number =>
  received.filter(({ at }, index) => at - (received[index - 1]?.at ?? 0) > 500).length

const secretsOf = ({ values, practice }: Stage) => [
  values.password,
  values.clientSecret,
  practice.spaceiq.token,
]

const until = (what: () => boolean, timeout = 12_000) => vi.waitUntil(what, { timeout, interval: 20 })

/**
 * Lets SpaceIQ hang for three times 15 seconds, in another browser, in parallel with all other
 * tests.
 */
const hang = async () => {
  const stage = await setStage((port) => launchBrowser({ port }))
  try {
    stage.practice.spaceiq.failureMode = 'hang'
    const popup = await popupWith(stage)
    await click(popup, activate)
    await popup.waitForSelector(`${activate}:disabled`)
    const outcome = await outcomeOf(popup, 60_000)
    return {
      outcome,
      received: stage.practice.spaceiq.received,
      keys: keysOf(stage.practice).size,
      inputs: await inputs(popup),
      values: stage.values,
    }
  } finally {
    await stage.extension.close()
    await stage.practice.close()
  }
}

/** Does the same with the popup closed at once, where the worker stops as soon as it seems idle. */
const abandon = async () => {
  const stage = await setStage((port) => launchBrowser({ port, detachFromWorker: true }))
  const { practice, extension, ours, org, values } = stage
  try {
    practice.spaceiq.failureMode = 'hang'
    await storeCredentials(ours, org, values, practice.spaceiq.token)
    const popup = await extension.openPopupInTab()
    await popup.bringToFront()
    await click(popup, activate)
    await until(() => practice.spaceiq.received.length === 1)
    await popup.close()
    await until(() => practice.spaceiq.received.length === 3, 45_000)
    const again = await extension.openPopupInTab()
    const outcome = await outcomeOf(again, 25_000)
    return { outcome, tries: practice.spaceiq.received.length, keys: keysOf(practice).size }
  } finally {
    await extension.close()
    await practice.close()
  }
}

let stage: Stage
let recorder: NetworkRecorder
let hanging: ReturnType<typeof hang>
let abandoned: ReturnType<typeof abandon>
/** Lists every requested URL, of any host. */
const asked: string[] = []

beforeAll(async () => {
  hanging = hang()
  hanging.catch(() => {})
  abandoned = abandon()
  abandoned.catch(() => {})
  stage = await setStage((port) => acquireSharedBrowser({ port }))
  recorder = await startNetworkRecorder(stage.extension)
  const { overrides } = stage.practice
  const get = overrides.get.bind(overrides)
  vi.spyOn(overrides, 'get').mockImplementation((address) => {
    asked.push(address)
    return get(address)
  })
})

afterAll(async () => {
  await stage?.practice.close()
  await Promise.allSettled([hanging, abandoned])
})

beforeEach(() => {
  stage.practice.spaceiq.failureMode = 'accept'
  stage.practice.spaceiq.received.length = 0
  asked.length = 0
})

/**
 * Sets an endpoint for this test alone: Chromium throttles an extension's requests to a URL that
 * answered with 5xx before.
 */
const ownAddress = async () => {
  addresses += 1
  await writeSettings(stage.ours, {
    activationEndpoint: `https://api.spaceiq.com/test/${addresses}/activate`,
  })
}
let addresses = 0

const spaceiq = 'https://main.spaceiq.com/'

describe('SpaceIQ accepts', () => {
  const accepted: readonly (readonly [SpaceIqFailureMode, string])[] = [
    ['accept', 'active'],
    ['created', 'active'],
    ['pending', 'pending'],
  ]

  test.each(sampleSweep('SpaceIQ accepts', accepted, 1))(
    '%s: %s, and the values are gone',
    async (failureMode, kind) => {
      const { practice, extension, ours, org, values, page } = stage
      practice.spaceiq.failureMode = failureMode
      const popup = await popupWith(stage)
      await click(popup, activate)
      const outcome = await outcomeOf(popup)
      expect(outcome.kind).toBe(kind)
      for (const part of ['title', 'text', 'next'])
        expect(outcome.text).toContain(resolveMessage(`outcome_${kind}_${part}` as PlainMessageKey))
      expect(outcome.move).toBe(spaceiq)
      expect(outcome.text).toMatch(/Integration ID [0-9a-f-]{36}/)

      expect(practice.spaceiq.received).toHaveLength(1)
      expect(practice.spaceiq.received[0]?.violations).toEqual([])
      expect(practice.spaceiq.received[0]?.body).toEqual({ integration: 'salesforce', version: 1, ...values })

      expect(await inputs(popup)).toEqual({})
      expect(await popup.$(activate)).toBeNull()
      const session = await dumpStorage(extension, 'session')
      for (const value of Object.values(values).slice(0, 4)) expect(session).not.toContain(value)
      expect(session).not.toContain(practice.spaceiq.token)
      await popup.close()

      // The next popup shows the outcome, and has nothing to send.
      const again = await extension.openPopup(page)
      expect((await outcomeOf(again)).kind).toBe(kind)
      await click(again, '[data-action="send-again"]')
      await again.waitForSelector('input[name="token"]')
      expect(await inputs(again)).toMatchObject({ password: '', clientSecret: '', clientId: '', token: '' })
      await again.close()
      await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
    },
  )
})

interface Failure {
  readonly failureMode: SpaceIqFailureMode
  readonly kind: string
  /** The next action's button or link. */
  readonly move: string | null
  readonly requests: number
  readonly says?: string
  readonly fields?: Readonly<Record<string, string>>
}

const failures: readonly Failure[] = [
  {
    failureMode: 'invalid',
    kind: 'invalid',
    move: 'go-to-field',
    requests: 1,
    says: 'The request is not valid.',
    fields: { domain: 'Not an https URL of a Salesforce org.' },
  },
  {
    failureMode: 'unprocessable',
    kind: 'invalid',
    move: 'go-to-field',
    requests: 1,
    says: 'Salesforce refused the credentials.',
    fields: { password: 'Salesforce refuses this password.' },
  },
  {
    failureMode: 'unauthorized',
    kind: 'unauthorized',
    move: 'go-to-field',
    requests: 1,
    says: 'The API token is missing or expired.',
    fields: { token: resolveMessage('value_token_turned_down') },
  },
  {
    failureMode: 'forbidden',
    kind: 'forbidden',
    move: 'go-to-field',
    requests: 1,
    says: 'This token belongs to a user without the Admin or IT role.',
    fields: { token: resolveMessage('value_token_turned_down') },
  },
  {
    failureMode: 'not-found',
    kind: 'not-found',
    move: 'options',
    requests: 1,
    says: 'There is no such integration.',
  },
  {
    failureMode: 'already-active',
    kind: 'already-active',
    move: spaceiq,
    requests: 1,
    says: 'The Salesforce integration is already active.',
  },
  {
    failureMode: 'server-error',
    kind: 'server-error',
    move: 'https://status.eptura.com/',
    requests: 3,
    says: 'Something went wrong.',
  },
  { failureMode: 'drop', kind: 'network', move: null, requests: 3 },
  { failureMode: 'redirect', kind: 'redirected', move: 'options', requests: 1 },
  { failureMode: 'not-json', kind: 'not-json', move: 'options', requests: 1 },
  { failureMode: 'not-schema', kind: 'unexpected', move: spaceiq, requests: 1 },
]

describe('SpaceIQ does not accept', () => {
  beforeEach(ownAddress)

  test.each(sampleSweep('activation failures', failures, 4))(
    '$failureMode: $kind, and the values stay',
    async (failure) => {
      const { practice, extension, values } = stage
      practice.spaceiq.failureMode = failure.failureMode
      const popup = await popupWith(stage)
      await click(popup, activate)
      const outcome = await outcomeOf(popup)
      expect(outcome.kind).toBe(failure.kind)
      const name = failure.kind.replace('-', '_')
      for (const part of ['title', 'text', 'next'])
        expect(outcome.text).toContain(resolveMessage(`outcome_${name}_${part}` as PlainMessageKey))
      expect(outcome.move).toBe(failure.move)
      if (failure.says) expect(outcome.text).toContain(`SpaceIQ says:`)
      if (failure.says) expect(outcome.text).toContain(failure.says)

      expect(triesOf(practice)).toBe(failure.requests)
      if (failure.requests > 1) expect(outcome.text).toContain(`${failure.requests} requests were sent`)
      expect(keysOf(practice).size).toBe(1)
      const here = new Set(asked.filter((address) => address.endsWith('/activate')))
      expect([...here].map((address) => address.split('/')[0])).toEqual(['api.spaceiq.com'])

      for (const field of [...credentialNames, ...(failure.fields?.token ? ['token'] : [])]) {
        expect([field, await errorAt(popup, field)]).toEqual([field, failure.fields?.[field] ?? null])
      }
      if (failure.move === 'go-to-field') {
        await click(popup, '[data-action="go-to-field"]')
        const [first] = Object.keys(failure.fields ?? {})
        expect(await popup.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(first)
      }

      expect(await inputs(popup)).toMatchObject(values)
      const session = await dumpStorage(extension, 'session')
      for (const value of [...Object.values(values).slice(0, 4), practice.spaceiq.token]) {
        expect(session).toContain(value)
      }
      expect(await popup.$eval(activate, (button) => (button as HTMLButtonElement).disabled)).toBe(false)
      await popup.close()
    },
  )

  test('each way to end has a text of its own', () => {
    const kinds = [
      ...new Set([...failures.map(({ kind }) => kind), 'active', 'pending', 'timeout', 'rate-limited']),
    ]
    for (const part of ['title', 'text', 'next']) {
      const all = kinds.map((kind) =>
        resolveMessage(`outcome_${kind.replace('-', '_')}_${part}` as PlainMessageKey),
      )
      expect(new Set(all).size).toBe(all.length)
    }
  })

  test('a wrong password is said at its field; with the right one typed there it is accepted', async () => {
    const { practice, values } = stage
    const popup = await popupWith(stage, { ...values, password: 'wrong' })
    await click(popup, activate)
    expect((await outcomeOf(popup)).kind).toBe('invalid')
    expect(await errorAt(popup, 'password')).toBe('Salesforce refuses this password.')
    await click(popup, '[data-action="go-to-field"]')
    await popup.keyboard.down('Control')
    await popup.keyboard.press('KeyA')
    await popup.keyboard.up('Control')
    await popup.keyboard.type(values.password)
    expect(await errorAt(popup, 'password')).toBeNull()
    await click(popup, activate)
    await popup.waitForSelector('[data-outcome="active"]')
    expect(practice.spaceiq.received).toHaveLength(2)
    expect(keysOf(practice).size).toBe(2)
    await popup.close()
  })

  test('without a token nothing is sent, and it is asked for', async () => {
    const { practice, ours, org } = stage
    await popupWith(stage).then((popup) => popup.close())
    await sendAsExtensionPage(ours, { type: 'set-token', org: getOrgKey(org), token: '' })
    const popup = await stage.extension.openPopup(stage.page)
    await click(popup, activate)
    await popup.waitForFunction(() => document.querySelector('.activate .error') !== null)
    expect(await popup.$eval('.activate .error', (element) => element.textContent)).toBe(
      'Still empty: SpaceIQ API token',
    )
    expect(await popup.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('token')
    expect(practice.spaceiq.received).toHaveLength(0)
    await popup.keyboard.type(practice.spaceiq.token)
    await click(popup, activate)
    expect((await outcomeOf(popup)).kind).toBe('active')
    expect(practice.spaceiq.received).toHaveLength(1)
    await popup.close()
  })
})

const radio = (grant: string) => `input[name="grant"][value="${grant}"]`
const isChosen = (popup: Page, grant: string) =>
  popup.waitForSelector(`${radio(grant)}:checked`, { timeout: 5_000 })

describe('with client credentials', () => {
  beforeEach(ownAddress)

  test('chosen by keyboard, they are sent without username and password', async () => {
    const { practice, values, extension, page } = stage
    const popup = await popupWith(stage)
    await isChosen(popup, 'password')
    await popup.focus(radio('password'))
    await popup.keyboard.press('ArrowDown')
    await isChosen(popup, 'client_credentials')
    await popup.close()

    const again = await extension.openPopup(page)
    await isChosen(again, 'client_credentials')
    expect(Object.keys(await inputs(again))).toEqual(expect.arrayContaining([...credentialNames]))
    for (const name of ['username', 'password'])
      expect(await again.$eval(`#value-${name}-about`, (about) => about.textContent)).toBe(
        resolveMessage('value_not_sent'),
      )
    expect(await again.$eval('#activate-about', (about) => about.textContent)).toContain(
      'Username and password aren’t sent',
    )
    await click(again, activate)
    expect((await outcomeOf(again)).kind).toBe('active')
    const [request, ...others] = practice.spaceiq.received
    expect(others).toEqual([])
    expect(request?.violations).toEqual([])
    expect(request?.body).toEqual({
      integration: 'salesforce',
      version: 2,
      grant: 'client_credentials',
      clientId: values.clientId,
      clientSecret: values.clientSecret,
      domain: values.domain,
    })
    for (const kept of [values.password, values.username]) expect(JSON.stringify(request)).not.toContain(kept)
    await again.close()
  })

  test('neither username nor password has to be known', async () => {
    const { username: _, password: __, ...rest } = stage.values
    const popup = await popupWith(stage, rest)
    await click(popup, radio('client_credentials'))
    await click(popup, activate)
    expect((await outcomeOf(popup)).kind).toBe('active')
    await popup.close()
  })

  test.each(['version-refused', 'grant-refused'] as const)(
    '%s has its text, and the way back to the password',
    async (failureMode) => {
      const { practice, values } = stage
      practice.spaceiq.failureMode = failureMode
      const popup = await popupWith(stage)
      await click(popup, radio('client_credentials'))
      await click(popup, activate)
      const outcome = await outcomeOf(popup)
      expect(outcome.kind).toBe('grant-refused')
      for (const part of ['title', 'text', 'next'] as const)
        expect(outcome.text).toContain(resolveMessage(`outcome_grant_refused_${part}`))
      expect(outcome.text).toContain('is not supported')
      expect(outcome.move).toBe('choose-password')
      expect(practice.spaceiq.received).toHaveLength(1)
      for (const field of credentialNames) expect(await errorAt(popup, field)).toBeNull()

      practice.spaceiq.failureMode = 'accept'
      await click(popup, '[data-action="choose-password"]')
      await isChosen(popup, 'password')
      await click(popup, activate)
      await popup.waitForSelector('[data-outcome="active"]')
      expect(practice.spaceiq.received.at(-1)?.body).toEqual({
        integration: 'salesforce',
        version: 1,
        ...values,
      })
      expect(keysOf(practice).size).toBe(2)
      await popup.close()
    },
  )
})

describe('when to ask again', () => {
  beforeEach(ownAddress)

  test('429 with a long Retry-After: one request, and no other before the time is up', async () => {
    const { practice, extension, page, values } = stage
    practice.spaceiq.failureMode = 'rate-limited'
    practice.spaceiq.retryAfter = 90
    const popup = await popupWith(stage)
    await click(popup, activate)
    const outcome = await outcomeOf(popup)
    expect(outcome.kind).toBe('rate-limited')
    expect(outcome.text).toContain(resolveMessage('outcome_rate_limited_next'))
    await popup.waitForSelector(`${activate}:disabled`)
    expect(await popup.$eval('.activate .warning', (element) => element.textContent)).toMatch(
      /^You can try again in 1:\d\d\.$/,
    )
    expect(await inputs(popup)).toMatchObject(values)
    await popup.close()

    const again = await extension.openPopup(page)
    await again.waitForSelector(`${activate}:disabled`)
    expect((await outcomeOf(again)).kind).toBe('rate-limited')
    await again.close()
    expect(practice.spaceiq.received).toHaveLength(1)
  })

  test('429 with a short Retry-After: asked again as told, then the button waits, then it works', async () => {
    const { practice } = stage
    practice.spaceiq.failureMode = 'rate-limited'
    practice.spaceiq.retryAfter = 2
    const popup = await popupWith(stage)
    await click(popup, activate)
    expect((await outcomeOf(popup)).kind).toBe('rate-limited')
    await popup.waitForSelector(`${activate}:disabled`)
    const { received } = practice.spaceiq
    expect(received).toHaveLength(3)
    expect(keysOf(practice).size).toBe(1)
    const gaps = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? at))
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1990)

    await popup.waitForSelector(`${activate}:not(:disabled)`)
    expect(Date.now() - (received[2]?.at ?? 0)).toBeGreaterThanOrEqual(1990)
    practice.spaceiq.failureMode = 'accept'
    await click(popup, activate)
    await popup.waitForSelector('[data-outcome="active"]')
    await popup.close()
  })

  test('a double click while SpaceIQ fails twice: three requests of one attempt, and active', async () => {
    const { practice, values } = stage
    practice.spaceiq.failureMode = 'flaky'
    const popup = await popupWith(stage)
    await click(popup, activate, 2)
    await popup.waitForSelector(`${activate}:disabled`)
    expect(await popup.$eval(activate, (button) => button.textContent)).toBe(
      resolveMessage('popup_activating'),
    )
    expect((await outcomeOf(popup)).kind).toBe('active')
    const { received } = practice.spaceiq
    expect(received).toHaveLength(3)
    expect(keysOf(practice).size).toBe(1)
    for (const { body, violations } of received) {
      expect(violations).toEqual([])
      expect(body).toMatchObject(values)
    }
    const waits = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? at))
    expect(waits[1]).toBeGreaterThan((waits[0] ?? 0) + 500)
    await popup.close()
  })

  test('a double click sends once', async () => {
    const { practice } = stage
    const popup = await popupWith(stage)
    await click(popup, activate, 2)
    expect((await outcomeOf(popup)).kind).toBe('active')
    expect(practice.spaceiq.received).toHaveLength(1)
    await popup.close()
  })
})

describe('the popup is closed while the values are sent', () => {
  beforeEach(ownAddress)

  const closed: readonly (readonly [SpaceIqFailureMode, string])[] = [
    ['flaky', 'active'],
    ['server-error', 'server-error'],
  ]

  test.each(sampleSweep('the popup is closed', closed, 1))(
    '%s: the next one says how it ended',
    async (failureMode, kind) => {
      const { practice, extension, page } = stage
      practice.spaceiq.failureMode = failureMode
      const popup = await popupWith(stage)
      await click(popup, activate)
      await until(() => practice.spaceiq.received.length === 1)
      await popup.close()

      // A popup opened meanwhile shows that sending continues, and a click sends nothing.
      const between = await extension.openPopup(page)
      await between.waitForSelector(`${activate}:disabled`)
      expect(await between.$eval(activate, (button) => button.textContent)).toBe(
        resolveMessage('popup_activating'),
      )
      await (await between.$(activate))?.click()
      await between.close()

      await until(() => practice.spaceiq.received.length === 3)
      const after = await extension.openPopup(page)
      expect((await outcomeOf(after)).kind).toBe(kind)
      expect(practice.spaceiq.received).toHaveLength(3)
      expect(keysOf(practice).size).toBe(1)
      await after.close()
    },
  )
})

describe('the five values', () => {
  test('key and secret are picked up from the app’s consumer details; each value says where it is from', async () => {
    const { extension, page, ours, org, values } = stage
    org.variant.verification = 'none'
    const key = getOrgKey(org)
    await sendAsExtensionPage(ours, { type: 'start-over', org: key })
    const app = org.apps[0]
    await page.goto(`https://${key}/0055g00000777QxAAA`)
    await page.goto(
      `https://${key}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${app?.id ?? ''}`,
    )
    const manage = await page.waitForSelector('[id$="manageConsumer"], [value="Manage Consumer Details"]')
    await manage?.click()
    await until(() => page.url().includes('forceConsumerDetails'))
    const popup = await extension.openPopup(page)
    await popup.waitForFunction(
      () => (document.querySelector<HTMLInputElement>('input[name="clientSecret"]')?.value ?? '') !== '',
    )
    expect(await inputs(popup)).toMatchObject({
      username: values.username,
      password: '',
      clientSecret: values.clientSecret,
      clientId: values.clientId,
      domain: values.domain,
    })
    await click(popup, 'input[name="password"]')
    await popup.keyboard.type(values.password)
    // The provenance shows again once the field is left and its value stored.
    await click(popup, 'input[name="username"]')
    await popup.waitForFunction(() =>
      document.querySelector('#value-password-about .hint')?.textContent?.startsWith('Typed'),
    )
    const from = (name: string) => popup.$eval(`#value-${name}-about .hint`, (hint) => hint.textContent)
    const time = String.raw`\d{1,2}:\d\d(\s?[AP]M)?`
    expect(await from('clientSecret')).toMatch(new RegExp(`^Consumer details of SpaceIQ, ${time}$`))
    expect(await from('clientId')).toMatch(new RegExp(`^Consumer details of SpaceIQ, ${time}$`))
    expect(await from('username')).toMatch(new RegExp(`^From the user ${values.username}, ${time}$`))
    expect(await from('password')).toMatch(new RegExp(`^Typed by you, ${time}$`))
    expect(await from('domain')).toBe(resolveMessage('popup_side_domain'))
    await popup.close()
  })

  test('secret and password are masked, shown and copied on request, and in no DOM', async () => {
    const { extension, values } = stage
    await extension.grantClipboardRead()
    const popup = await popupWith(stage)
    for (const name of ['password', 'clientSecret'] as const) {
      const type = () => popup.$eval(`input[name="${name}"]`, (input) => (input as HTMLInputElement).type)
      expect(await type()).toBe('password')
      expect(await popup.content()).not.toContain(values[name])
      await click(popup, `[data-action="reveal"][data-value="${name}"]`)
      expect(await type()).toBe('text')
      await click(popup, `[data-action="reveal"][data-value="${name}"]`)
      expect(await type()).toBe('password')
    }
    for (const name of credentialNames) {
      await click(popup, `[data-action="copy"][data-value="${name}"]`)
      await popup.waitForFunction(
        (copied) => navigator.clipboard.readText().then((held) => held === copied),
        {},
        values[name],
      )
    }
    await click(popup, '[data-action="copy"][data-value="clientSecret"]')
    await click(popup, '[data-action="clear-clipboard"]')
    await popup.waitForFunction(() => navigator.clipboard.readText().then((held) => held === ''))
    expect(await popup.$('input[name="token"]')).toBeNull()
    const dom = JSON.stringify(await getPageDom(popup))
    for (const secret of secretsOf(stage)) expect(dom).not.toContain(secret)
    await popup.close()
  })

  test('Clear takes them away', async () => {
    const { extension } = stage
    const popup = await popupWith(stage)
    await click(popup, '[data-action="forget"]')
    await popup.waitForSelector('input[name="token"]')
    expect(await inputs(popup)).toMatchObject({ password: '', clientSecret: '', clientId: '', token: '' })
    const session = await dumpStorage(extension, 'session')
    for (const secret of secretsOf(stage)) expect(session).not.toContain(secret)
    await popup.close()
  })

  test.each([
    ['a Lightning tab', 'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home'],
    ['a Setup tab', 'https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home'],
    ['a Classic tab', `https://acme.my.salesforce.com${home}`],
  ])('the domain has the manual’s form from %s', async (_, address) => {
    const { extension, page, ours, org } = stage
    await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
    await page.goto(address)
    expect(new URL(page.url()).host).toBe(new URL(address).host)
    const popup = await extension.openPopup(page)
    await popup.waitForSelector(activate)
    expect((await inputs(popup)).domain).toBe('https://acme.my.salesforce.com/')
    await popup.close()
  })

  test('a tab on an instance’s host says why there is no domain', async () => {
    const { extension, page } = stage
    await page.goto('https://na112.salesforce.com/setup/forcecomHomepage.apexp')
    expect(new URL(page.url()).host).toBe('na112.salesforce.com')
    const popup = await extension.openPopup(page)
    await popup.waitForSelector(activate, { visible: true })
    expect((await inputs(popup)).domain).toBe('')
    const warnings = await popup.$$eval('.values > .warning', (all) => all.map((one) => one.textContent))
    expect(warnings).toEqual([resolveMessage('value_domain_instance_host')])
    await popup.close()
  })
})

test('hang: given up after 15 seconds, at most three times, with one key; the values stay', async () => {
  const { outcome, received, keys, inputs: held, values } = await hanging
  expect(outcome.kind).toBe('timeout')
  for (const part of ['title', 'text', 'next'])
    expect(outcome.text).toContain(resolveMessage(`outcome_timeout_${part}` as PlainMessageKey))
  expect(outcome.move).toBe(spaceiq)
  expect(received).toHaveLength(3)
  expect(keys).toBe(1)
  const gaps = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? at))
  expect(gaps[0]).toBeGreaterThanOrEqual(15_500)
  expect(gaps[1]).toBeGreaterThanOrEqual(16_500)
  expect(held).toMatchObject(values)
})

test('hang with the popup closed: the worker stays until it is known how it ended', async () => {
  const { outcome, tries, keys } = await abandoned
  expect(outcome.kind).toBe('timeout')
  expect([tries, keys]).toEqual([3, 1])
})

test('no secret was in a console, an address or on disk', async () => {
  const { extension, practice } = stage
  const local = await dumpStorage(extension, 'disk')
  for (const secret of secretsOf(stage)) {
    expect(recorder.getRecording()).not.toContain(secret)
    expect(local).not.toContain(secret)
  }
  // Proves that the recorder records at all.
  expect(recorder.getRecording()).toContain('forcecomHomepage.apexp')
  expect(practice.spaceiq.token).not.toBe('')
})

/** Fills SpaceIQ's own form from the real popup, however it is built, and never on another site. */

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, vi } from 'vitest'
import { credentialNames } from '../../../src/required-setup.ts'
import {
  type ActivationCredentials,
  dumpStorage,
  getOrgKey,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { getPageDom, type NetworkRecorder, startNetworkRecorder } from '../../harness/network-recorder.ts'
import { spaceiqFormPath } from '../../practice-org/spaceiq/form-page.ts'
import type { SpaceIqFormVariant } from '../../practice-org/spaceiq/form-script.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const button = '[data-action="fill-spaceiq"]'
const token = 'siq-token-0123456789abcdef'
const formAt = (build: SpaceIqFormVariant, host = 'main.spaceiq.com') =>
  `https://${host}${spaceiqFormPath}?build=${build}`

let practice: PracticeOrg
let extension: ExtensionDriver
let org: FakeOrg
let values: ActivationCredentials
let page: Page
let ours: Page
let recorder: NetworkRecorder

test.beforeAll(async ({ practice: started, extension: installed, acme, ours: own }) => {
  practice = started
  org = acme
  values = setUpOrg(org)
  practice.spaceiq.token = token
  extension = installed
  page = await extension.browser.newPage()
  ours = own
  recorder = await startNetworkRecorder(extension)
})

beforeEach(async () => {
  practice.spaceiq.saved.length = 0
  await storeCredentials(ours, org, values, token)
})

/** Reads the values that SpaceIQ's page takes as entered. */
const state = (): Promise<Record<string, string>> =>
  page.evaluate(() => (Reflect.get(window, 'ticketing') as () => Record<string, string>)())

const findings = (popup: Page): Promise<Record<string, string | undefined>> =>
  popup.$$eval('[data-form-report] [data-value]', (all) =>
    Object.fromEntries(
      all.map((one) => [(one as HTMLElement).dataset.value, (one as HTMLElement).dataset.finding]),
    ),
  )
const all = (finding: string) => Object.fromEntries(credentialNames.map((name) => [name, finding]))

/**
 * Opens the popup over the page, clicks the button, and returns the popup once it reports the
 * result.
 */
const fill = async (): Promise<Page> => {
  const popup = await extension.openPopup(page)
  await popup.waitForSelector(button, { visible: true })
  expect(await popup.$eval('#form-about', (about) => about.textContent)).toContain(new URL(page.url()).host)
  await popup.$eval(button, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(button).setTimeout(5_000).click()
  await popup.waitForSelector('[data-form-report]')
  return popup
}

const sumOf = (popup: Page) =>
  popup.$eval('[data-form-report]', (element) => (element as HTMLElement).dataset.formReport)

describe('the form is filled, and left to be saved', () => {
  test.each<SpaceIqFormVariant>(['plain', 'controlled', 'shadow', 'aria', 'frame'])('%s', async (build) => {
    await page.goto(formAt(build))
    const popup = await fill()
    expect(await findings(popup)).toEqual(all('filled'))
    expect(await sumOf(popup)).toBe('form_done')
    expect(await state()).toEqual(values)
    expect(await page.$eval('[data-search]', (field) => (field as HTMLInputElement).value)).toBe('')
    // Nothing was sent, by us or by the page.
    expect(practice.spaceiq.saved).toEqual([])
    expect(practice.spaceiq.received).toEqual([])
    await popup.close()

    await page.locator('::-p-text(Save)').click()
    await vi.waitUntil(() => practice.spaceiq.saved.length > 0)
    expect(practice.spaceiq.saved).toEqual([values])
  })

  test('with client credentials username and password are left as they are, which is said', async () => {
    await sendAsExtensionPage(ours, {
      type: 'choose-grant',
      org: getOrgKey(org),
      grant: 'client_credentials',
    })
    await page.goto(formAt('plain'))
    const popup = await fill()
    expect(await findings(popup)).toEqual({ ...all('filled'), username: 'left-out', password: 'left-out' })
    expect(await sumOf(popup)).toBe('form_done')
    expect(await popup.$eval('#form-about', (about) => about.textContent)).toContain('has to ignore them')
    const { clientSecret, clientId, domain } = values
    expect(await state()).toMatchObject({ clientSecret, clientId, domain })
    for (const kept of [values.username, values.password])
      expect(Object.values(await state())).not.toContain(kept)
    await popup.close()
  })

  test('saved there, the popup opened again asks, and Yes ends the setup and forgets what was held', async () => {
    await page.goto(formAt('plain'))
    const filled = await fill()
    await filled.waitForSelector('[data-question="saved"]')
    await filled.close()
    await page.locator('::-p-text(Save)').click()
    await vi.waitUntil(() => practice.spaceiq.saved.length > 0)
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-question="saved"]', { visible: true })
    await popup.locator('[data-action="saved-yes"]').click()
    await popup.waitForSelector('[data-outcome="saved"]')
    expect(await popup.$('[data-question="saved"]')).toBeNull()
    const held = await dumpStorage(extension, 'session')
    for (const secret of [values.password, values.clientSecret, token]) expect(held).not.toContain(secret)
    await popup.close()
    // The other tests start with an unfinished setup.
    await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  })

  test('the secrets come to stand in the fields alone', async () => {
    await page.goto(formAt('controlled'))
    const popup = await fill()
    const seen = [
      JSON.stringify(await getPageDom(page)),
      JSON.stringify(await getPageDom(popup)),
      recorder.getRecording(),
    ]
    seen.push(await dumpStorage(extension, 'disk'))
    for (const secret of [values.password, values.clientSecret, token])
      expect(seen.filter((text) => text.includes(secret))).toEqual([])
    await popup.close()
  })

  test.each(['with its events', 'without any'])(
    'and what a password manager writes over it a second later, %s, is named until it is right again',
    async (how) => {
      await page.goto(formAt('plain'))
      const popup = await fill()
      const write = (username: string, password: string) =>
        page.evaluate(
          (wanted, events) => {
            for (const [name, value] of Object.entries(wanted)) {
              const field = document.querySelector<HTMLInputElement>(`[data-value="${name}"]`)
              if (!field) continue
              field.value = value
              for (const type of events) field.dispatchEvent(new Event(type, { bubbles: true }))
            }
          },
          { username, password },
          how === 'without any' ? [] : ['input', 'change'],
        )
      await new Promise((go) => setTimeout(go, 1_000))
      expect(await sumOf(popup)).toBe('form_done')
      await write('admin@acme.example', 'AdminsOwnPassword1')
      await popup.waitForSelector('[data-form-report="form_sum_changed"]')
      expect(await findings(popup)).toEqual({ ...all('filled'), username: 'changed', password: 'changed' })
      expect(await popup.$eval('body', (body) => body.textContent)).not.toContain('AdminsOwnPassword1')
      await write(values.username, values.password)
      await popup.waitForSelector('[data-form-report="form_done"]')
      await popup.close()
    },
  )

  test('with what was typed a moment ago', async () => {
    await page.goto(formAt('plain'))
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('input[name="username"]', { visible: true })
    await popup.locator('input[name="username"]').click({ count: 3 })
    await popup.keyboard.type('other@acme.example')
    await popup.$eval(button, (element) => (element as HTMLElement).click())
    await popup.waitForSelector('[data-form-report]')
    expect((await state()).username).toBe('other@acme.example')
    await popup.close()
  })
})

describe('the controlled form of the practice SpaceIQ', () => {
  test('takes nothing that is only assigned', async () => {
    await page.goto(formAt('controlled'))
    await page.$eval('[data-value="username"]', (field) => {
      ;(field as HTMLInputElement).value = 'assigned'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    expect((await state()).username).toBe('')
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-value="username"]')?.value === '',
    )
  })
})

describe('what cannot be filled is said', () => {
  test('where there is no form', async () => {
    await page.goto(formAt('none'))
    const popup = await fill()
    expect(await sumOf(popup)).toBe('form_none')
    expect(await state()).toEqual({})
    await popup.close()
  })

  test('field by field, with the rest filled and the copy buttons there', async () => {
    await page.goto(formAt('plain'))
    await page.evaluate(() => {
      for (const label of document.querySelectorAll('label')) {
        if (/client id/.test(label.textContent ?? '')) label.textContent = 'Key'
      }
      const password = document.querySelector('[data-value="password"]')?.closest('.row')
      password?.insertAdjacentHTML('afterend', '<label>Salesforce account password * <input></label>')
      document.querySelector('[data-value="domain"]')?.addEventListener('input', ({ target }) => {
        queueMicrotask(() => {
          ;(target as HTMLInputElement).value = 'https://'
        })
      })
    })
    await sendAsExtensionPage(ours, {
      type: 'set-credential',
      org: getOrgKey(org),
      name: 'clientSecret',
      value: '',
    })
    const popup = await fill()
    const expected = {
      username: 'filled',
      password: 'ambiguous',
      clientSecret: 'no-value',
      clientId: 'not-found',
      domain: 'reverted',
    }
    expect(await findings(popup)).toEqual(expected)
    expect(await sumOf(popup)).toBe('form_some')
    expect(await state()).toEqual({
      username: values.username,
      password: '',
      clientSecret: '',
      clientId: '',
      domain: 'https://',
    })
    expect(await popup.$('[data-action="copy"][data-value="clientId"]')).not.toBeNull()
    await popup.close()
  })
})

describe('a field that a person cannot see', () => {
  test.each<[string, string]>([
    ['lets everything through', 'opacity: 0'],
    ['lets nearly everything through', 'opacity: 0.02'],
    ['stands beside the page', 'position: absolute; left: -9999px'],
    ['stands above the page', 'position: fixed; top: -500px'],
    ['has no size', 'width: 0; height: 0; padding: 0; border: 0'],
    ['is made small', 'transform: scale(0)'],
    ['is cut away', 'clip-path: inset(100%)'],
    ['is not shown', 'display: none'],
    ['keeps its place unseen', 'visibility: hidden'],
  ])('is not filled, and that is said: it %s', async (_, style) => {
    await page.goto(formAt('plain'))
    await page.evaluate((css) => {
      for (const field of document.querySelectorAll<HTMLElement>('[data-value]'))
        if (field.dataset.value !== 'username') field.style.cssText = css
    }, style)
    const popup = await fill()
    expect(await findings(popup)).toEqual({ ...all('hidden'), username: 'filled' })
    expect(await state()).toEqual({ ...all(''), username: values.username })
    await popup.close()
  })

  test('is not filled where something lies over it, wherever it has to be scrolled to', async () => {
    await page.goto(formAt('plain'))
    await page.evaluate(() => {
      document.body.style.paddingTop = '3000px'
      const cover = document.createElement('div')
      cover.style.cssText = 'position: fixed; inset: 0; background: white; z-index: 9'
      cover.textContent = 'Thank you'
      document.body.append(cover)
    })
    const popup = await fill()
    expect(await findings(popup)).toEqual(all('hidden'))
    expect(await state()).toEqual(all(''))
    await popup.close()
    await page.evaluate(() => document.querySelector('body > div:last-child')?.remove())
    const before = await page.evaluate(() => scrollY)
    const again = await fill()
    expect(await findings(again)).toEqual(all('filled'))
    expect(await page.evaluate(() => scrollY)).toBe(before)
    await again.close()
  })
})

describe('another site', () => {
  const lookAlike = 'main.spaceiq.com.evil.example'

  test.each([
    ['a look-alike with the same form', formAt('plain', lookAlike)],
    ['the org itself', 'https://acme.my.salesforce.com/form'],
  ])('%s: the popup says where to go, and whoever asks all the same is refused', async (_, address) => {
    const source = await page.goto(formAt('plain')).then((response) => response?.text())
    practice.overrides.set(address.replace('https://', ''), source ?? '')
    await page.goto(address)
    const popup = await extension.openPopup(page)
    await popup.waitForSelector('[data-form="ask"]')
    expect(await popup.$(button)).toBeNull()
    const ask = async (key: string, origin: string) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
      return chrome.runtime.sendMessage({ type: 'fill-spaceiq-form', org: key, tab: tab?.id, origin })
    }
    const reply = await popup.evaluate(ask, getOrgKey(org), new URL(address).origin)
    expect(reply).toEqual({ ok: false, reason: 'not-spaceiq' })
    expect(await state()).toEqual(all(''))
    await popup.close()
  })

  test('somebody’s upload, which the server serves in a sandbox, is not filled, though its address is SpaceIQ’s', async () => {
    const body = await page.goto(formAt('plain')).then((response) => response?.text())
    const headers = { 'content-security-policy': 'sandbox allow-scripts' }
    practice.overrides.set('files.spaceiq.com/u.html', { headers, body: body ?? '' })
    await page.goto('https://files.spaceiq.com/u.html')
    expect(await page.evaluate(() => origin)).toBe('null')
    const popup = await extension.openPopup(page)
    await popup.waitForSelector(button, { visible: true })
    await popup.$eval(button, (element) => (element as HTMLElement).click())
    await popup.waitForSelector('[role="alert"], [data-trouble], .note.warn, .note.bad')
    expect(await popup.$('[data-form-report]')).toBeNull()
    expect(await state()).toEqual(all(''))
    await popup.close()
  })

  test('in a frame of SpaceIQ’s page is not looked into', async () => {
    practice.overrides.set(
      'framed.spaceiq.com/',
      `<iframe src="${formAt('plain')}" width="600" height="500"></iframe>`,
    )
    await page.goto('https://framed.spaceiq.com/')
    const popup = await fill()
    expect(await sumOf(popup)).toBe('form_none')
    const frame = page.frames().find((one) => one.url().startsWith('https://main.spaceiq.com'))
    const inner = await frame?.$$eval('[data-value]', (fields) =>
      fields.map((field) => (field as HTMLInputElement).value),
    )
    expect(inner).toEqual(['', '', '', '', ''])
    await popup.close()
  })

  test('a tab that is not in front', async () => {
    await page.goto(formAt('plain'))
    await page.bringToFront()
    const id = await ours.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id)
    await ours.bringToFront()
    const reply = await ours.evaluate(
      (key, tab, origin) => chrome.runtime.sendMessage({ type: 'fill-spaceiq-form', org: key, tab, origin }),
      getOrgKey(org),
      id,
      new URL(formAt('plain')).origin,
    )
    expect(reply).toEqual({ ok: false, reason: 'tab-not-active' })
    await page.bringToFront()
    expect(await state()).toEqual(all(''))
  })
})

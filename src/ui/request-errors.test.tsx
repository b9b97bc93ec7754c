// @vitest-environment happy-dom
/** Where the browser fails a page of ours, the page says so, what to do, and lets it be copied without what was stored. */

import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeDatabaseControls } from '../../test/support/fake-database.ts'
import { fixedNow, popupOrgKey } from '../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot } from '../../test/support/render-popup.tsx'
import { NextAction } from '../activation/ui/next-action.tsx'
import { ContactForm } from '../options/contact-form.tsx'
import { EndpointForm } from '../options/endpoint-form.tsx'
import { OptionsPage } from '../options/options-page.tsx'
import { OrgList } from '../options/orgs.tsx'
import { TokenForm } from '../options/token-form.tsx'
import { StartSection } from '../welcome/start.tsx'
import { closePopup } from './close-popup.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const secret = 'it@acme.example'
const full = Object.assign(new Error(`No room for ${secret}`), { name: 'QuotaExceededError' })
const { local, session } = browser.storage
const writeText = vi.fn(async (_: string) => undefined)
const say = vi.fn()

const rest = () => settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
const open = async (page: ComponentChild) => {
  await settle(() => render(page, popupRoot))
  await rest()
}
const type = async (selector: string, text: string) => {
  const input = findInPopup(selector) as HTMLInputElement
  input.value = text
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
}
const note = () => popupRoot.querySelector('.note.bad[role="alert"]')
/** Without the name and the browser, which are always there. */
const details = async () => {
  await clickInPopup('[data-action="copy-details"]')
  return (writeText.mock.lastCall?.[0] ?? '').split('\n').slice(1, -1)
}
const lines = (what: string) => [
  `What: ${what}`,
  `When: ${new Date(fixedNow).toISOString()}`,
  'Error: QuotaExceededError',
]

beforeEach(() => {
  vi.clearAllMocks()
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  fakeDatabaseControls.reset()
  local.clear.mockResolvedValue(undefined)
  session.clear.mockResolvedValue(undefined)
  browser.tabs.create.mockResolvedValue({})
  browser.runtime.openOptionsPage.mockResolvedValue(undefined)
  browser.runtime.sendMessage.mockResolvedValue({
    ok: true,
    value: { key: null, others: [], hasToken: false },
  })
  browser.permissions.request.mockResolvedValue(false)
  browser.permissions.remove.mockResolvedValue(true)
})

describe('Options', () => {
  test.each([
    ['save-contact', ContactForm, '#contact', 'it@acme.example', '[data-action="save-contact"]'],
    [
      'save-endpoint',
      EndpointForm,
      '#endpoint',
      'https://api.spaceiq.com/it@acme.example?a=b',
      '[data-action="save-endpoint"]',
    ],
  ] as const)('%s: not saved is said, with a way to try again', async (what, Form, field, text, button) => {
    await open(<Form setStatus={say} />)
    vi.mocked(browser.permissions.request).mockResolvedValue(true)
    fakeDatabaseControls.fail({ writing: full })
    await type(field, text)
    await clickInPopup(button)
    expect(note()?.textContent).toContain('couldn’t save this')
    expect(note()?.textContent).toContain('free up disk space')
    expect(popupRoot.textContent).not.toContain(secret)
    expect(await details()).toEqual(lines(what))
    expect(say).not.toHaveBeenCalled()
    fakeDatabaseControls.fail()
    await clickInPopup('[data-action="again"]')
    expect(note()).toBeNull()
    expect(say).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(findInPopup(field))
  })

  test('an activation address that cannot be read is not said to be unsaved', async () => {
    fakeDatabaseControls.fail({ reading: full })
    await open(<EndpointForm setStatus={say} />)
    expect(note()?.textContent).toContain('couldn’t read')
    expect(await details()).toEqual(lines('read-settings'))
    fakeDatabaseControls.fail()
    await clickInPopup('[data-action="again"]')
    expect(findInPopup('#endpoint')).not.toBeNull()
    expect(note()).toBeNull()
  })

  test('a host the browser was not allowed: how to allow it after all, and details without its name', async () => {
    vi.mocked(browser.permissions.request).mockResolvedValue(false)
    await open(<EndpointForm setStatus={say} />)
    await type('#endpoint', 'https://gate.acme.example/activate')
    await clickInPopup('[data-action="save-endpoint"]')
    await clickInPopup('[data-action="allow-host"]')
    expect(findInPopup('#endpoint-problem').textContent).toContain('click Save again')
    expect(await details()).toEqual(['What: allow-host: denied'])
    await type('#endpoint', 'https://gate.acme.example/activat')
    expect(popupRoot.querySelector('[data-action="copy-details"]')).toBeNull()
  })

  test('orgs that cannot be listed are not said to be none', async () => {
    fakeDatabaseControls.fail({ reading: full })
    await open(<OrgList setStatus={say} />)
    expect(note()?.textContent).toContain('couldn’t read')
    expect(popupRoot.textContent).not.toContain('No orgs are stored')
    expect(await details()).toEqual(lines('list-orgs'))
    fakeDatabaseControls.fail()
    await fakeDatabaseControls.set({ [`org:${popupOrgKey}`]: {} })
    await clickInPopup('[data-action="again"]')
    expect(findInPopup('li bdi').textContent).toBe(popupOrgKey)
    expect(note()).toBeNull()
  })

  test('Try again of a token that was not kept keeps it', async () => {
    const reply = (answer: unknown) =>
      browser.runtime.sendMessage.mockImplementation(async ({ type }: { type: string }) =>
        type === 'set-token'
          ? answer
          : { ok: true, value: { key: popupOrgKey, others: [], hasToken: false } },
      )
    reply({ ok: false, reason: 'internal-error' })
    await open(<TokenForm setStatus={say} />)
    await type('#token', 'the-token')
    await clickInPopup('[data-action="save-token"]')
    expect(note()?.textContent).toContain('didn’t let the extension')
    expect((await details()).join()).not.toContain('the-token')
    reply({ ok: true, value: undefined })
    await clickInPopup('[data-action="again"]')
    expect(say).toHaveBeenCalledOnce()
    expect(note()).toBeNull()
  })

  const forgetAll = async () => {
    await open(<OptionsPage />)
    await clickInPopup('[data-action="forget-everything"]')
    await clickInPopup('[data-action="confirm-forget-everything"]')
    await rest()
  }

  test.each([
    ['memory', () => session.clear.mockRejectedValueOnce(full)],
    ['what an earlier version stored', () => local.clear.mockRejectedValueOnce(full)],
    ['the disk', () => fakeDatabaseControls.fail({ writing: full })],
  ])('Clear everything that failed does not claim to be done: %s', async (_, fail) => {
    await open(<OptionsPage />)
    fail()
    await forgetAll()
    expect(note()?.textContent).toContain('Not everything is cleared')
    expect(note()?.textContent).toContain('remove the extension')
    expect(popupRoot.textContent).not.toContain('Everything is cleared.')
    expect(await details()).toEqual(lines('forget-everything'))
    fakeDatabaseControls.fail()
    await clickInPopup('[data-action="again"]')
    expect(note()).toBeNull()
    expect(popupRoot.textContent).toContain('Everything is cleared.')
  })

  test('Clear everything clears what it can, where the rest fails', async () => {
    fakeDatabaseControls.fail({ reading: full })
    session.clear.mockRejectedValueOnce(full)
    await fakeDatabaseControls.set({ 'last-org': popupOrgKey })
    await forgetAll()
    expect(fakeDatabaseControls.dump()).toEqual({})
  })
})

describe('the welcome page', () => {
  test('a login page that does not open is said, and where it is', async () => {
    browser.tabs.create.mockRejectedValueOnce(full)
    await open(<StartSection />)
    await clickInPopup('[data-action="start"]')
    expect(note()?.textContent).toContain('login.salesforce.com')
    expect(popupRoot.textContent).not.toContain('in the new tab')
    expect(await details()).toEqual(lines('open-login'))
    await clickInPopup('[data-action="again"]')
    expect(popupRoot.textContent).toContain('in the new tab')
    expect(note()).toBeNull()
  })

  test('Try again asks again what was not answered, and starts nothing', async () => {
    browser.runtime.sendMessage.mockResolvedValueOnce(undefined)
    await open(<StartSection />)
    await clickInPopup('[data-action="again"]')
    expect(note()).toBeNull()
    expect(browser.tabs.create).not.toHaveBeenCalled()
    expect(browser.runtime.sendMessage.mock.calls.map(([{ type }]) => type)).toEqual([
      'get-current-org',
      'get-current-org',
    ])
  })
})

describe('the popup', () => {
  test('options that do not open are said, and where they are', async () => {
    browser.runtime.openOptionsPage.mockRejectedValueOnce(full)
    await open(<NextAction action="options" field={undefined} />)
    await clickInPopup('[data-action="options"]')
    expect(note()?.textContent).toContain('extensions page')
    expect(await details()).toEqual(lines('open-options'))
  })

  test('it stays where the browser does not tell whether it is one', async () => {
    const close = vi.spyOn(window, 'close').mockReturnValue()
    browser.extension.getViews.mockReturnValueOnce([])
    browser.tabs.getCurrent.mockRejectedValueOnce(full)
    await closePopup()
    expect(close).not.toHaveBeenCalled()
    close.mockRestore()
  })

  test.each([
    ['the popup closes over the page that it opened', () => [window], 1],
    ['a panel or a tab stays, as it covers nothing', () => [], 0],
  ])('%s', async (_, views, calls) => {
    const close = vi.spyOn(window, 'close').mockReturnValue()
    browser.extension.getViews.mockImplementation(views)
    await closePopup()
    expect(close).toHaveBeenCalledTimes(calls)
    close.mockRestore()
  })
})

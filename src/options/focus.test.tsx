// @vitest-environment happy-dom
/** Under Options the focus is never lost with the button that was pressed. */

import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeDatabaseControls } from '../../test/support/fake-database.ts'
import { popupOrgKey } from '../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot } from '../../test/support/render-popup.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { OptionsPage } from './options-page.tsx'
import { OrgList } from './orgs.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const say = vi.fn()
const open = async (page: ComponentChild) => {
  await settle(() => render(page, popupRoot))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}
const press = async (selector: string) => {
  findInPopup(selector).focus()
  await clickInPopup(selector)
}

beforeEach(() => {
  vi.clearAllMocks()
  browser.permissions.request.mockResolvedValue(false)
})

const askOfForeignHost = async () => {
  await open(<EndpointForm setStatus={say} />)
  const input = findInPopup('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://gate.acme.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await press('[data-action="save-endpoint"]')
}

test('a host outside spaceiq.com: the question has the focus, and its answers give it back to the field', async () => {
  for (const answer of ['cancel', 'allow-host']) {
    await askOfForeignHost()
    expect(document.activeElement).toBe(findInPopup('[data-action="allow-host"]'))
    await press(`[data-action="${answer}"]`)
    expect(document.activeElement, answer).toBe(findInPopup('input[name="endpoint"]'))
  }
})

test('an org that was reset goes from the list: its heading has the focus', async () => {
  await fakeDatabaseControls.set({ [`org:${popupOrgKey}`]: {} })
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: null })
  await open(<OrgList setStatus={say} />)
  await press('[data-action="reset-org"]')
  fakeDatabaseControls.reset()
  await press('[data-action="confirm-reset-org"]')
  await settle(async () => {
    for (const [listener] of browser.storage.session.onChanged.addListener.mock.calls)
      listener({ 'changed:org': { newValue: 'x' } })
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(popupRoot.querySelector('[data-action="reset-org"]')).toBeNull()
  expect(say).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(findInPopup('#orgs-title'))
})

test('what a change did is said at the end of the page, where the bottom edge of the window keeps it in sight', async () => {
  await open(<OptionsPage />)
  const line = findInPopup('main > [role="status"]')
  expect(line).toBe(findInPopup('main').lastElementChild)
  expect(line.classList.contains('status-line')).toBe(true)
})

// @vitest-environment happy-dom
/** Under Options the focus is never lost with the button that was pressed. */

import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { kept } from '../../test/support/fake-database.ts'
import { org } from '../../test/support/popup-fixtures.ts'
import { click, find, root } from '../../test/support/render-popup.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { OptionsPage } from './options-page.tsx'
import { Orgs } from './orgs.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const say = vi.fn()
const open = async (page: ComponentChild) => {
  await settle(() => render(page, root))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}
const press = async (selector: string) => {
  find(selector).focus()
  await click(selector)
}

beforeEach(() => {
  vi.clearAllMocks()
  browser.permissions.request.mockResolvedValue(false)
})

const askOfForeignHost = async () => {
  await open(<EndpointForm say={say} />)
  const input = find('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://gate.acme.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await press('[data-action="save-endpoint"]')
}

test('a host outside spaceiq.com: the question has the focus, and its answers give it back to the field', async () => {
  for (const answer of ['cancel', 'allow-host']) {
    await askOfForeignHost()
    expect(document.activeElement).toBe(find('[data-action="allow-host"]'))
    await press(`[data-action="${answer}"]`)
    expect(document.activeElement, answer).toBe(find('input[name="endpoint"]'))
  }
})

test('an org that was reset goes from the list: its heading has the focus', async () => {
  await kept.set({ [`org:${org}`]: {} })
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, value: null })
  await open(<Orgs say={say} />)
  await press('[data-action="reset-org"]')
  kept.reset()
  await press('[data-action="confirm-reset-org"]')
  await settle(async () => {
    for (const [listener] of browser.storage.session.onChanged.addListener.mock.calls)
      listener({ 'changed:org': { newValue: 'x' } })
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(root.querySelector('[data-action="reset-org"]')).toBeNull()
  expect(say).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(find('#orgs-title'))
})

test('what a change did is said at the end of the page, where the bottom edge of the window keeps it in sight', async () => {
  await open(<OptionsPage />)
  const line = find('main > [role="status"]')
  expect(line).toBe(find('main').lastElementChild)
  expect(line.classList.contains('status-line')).toBe(true)
})

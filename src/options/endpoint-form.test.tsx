// @vitest-environment happy-dom
/** The hosts that were allowed by hand and those of the organisation stay apart, whatever is done under Options. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { findInPopup, popupRoot } from '../../test/support/render-popup.tsx'
import { readSettingsOrDefaults, readUserSettings, saveSettings } from '../platform/settings.ts'
import { clearAllData } from './clear-data.ts'
import { EndpointForm } from './endpoint-form.tsx'

const { browser, fake } = await vi.hoisted(async () => {
  const { fakeBrowserControls: fake, fakeBrowser } = await import('../../test/support/fake-browser.ts')
  const pages = (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser()
  return {
    fake,
    browser: {
      ...pages,
      storage: {
        ...fakeBrowser.storage,
        session: pages.storage.session,
      },
    },
  }
})
vi.mock('webextension-polyfill', () => ({ default: browser }))

const policy = { allowedHosts: ['partner.example', 'third.example', '*.spaceiq.com'] }
const shown = () => Array.from(popupRoot.querySelectorAll('li bdi'), ({ textContent }) => textContent)
const open = async () => {
  await settle(() => render(<EndpointForm setStatus={() => undefined} />, popupRoot))
  await vi.waitFor(() => findInPopup('input'))
}

beforeEach(async () => {
  vi.useRealTimers()
  fake.reset()
  browser.permissions.request.mockResolvedValue(true)
  browser.permissions.contains.mockResolvedValue(true)
  browser.permissions.remove.mockReset().mockResolvedValue(true)
  await saveSettings({ allowedHosts: ['mine.example'] })
  fake.setPolicy(policy)
})

test('a host that is allowed under a policy joins those allowed by hand, and no others do', async () => {
  await open()
  const input = findInPopup('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://fourth.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await settle(() => findInPopup('[data-action="save-endpoint"]').click())
  await settle(() => findInPopup('[data-action="allow-host"]').click())
  await vi.waitFor(async () =>
    expect((await readUserSettings()).allowedHosts).toEqual(['mine.example', 'fourth.example']),
  )
  fake.setPolicy({})
  expect((await readSettingsOrDefaults()).allowedHosts).toEqual(['mine.example', 'fourth.example'])
})

test('a host that a policy alone allows is asked of the browser, which no policy can do', async () => {
  browser.permissions.contains.mockResolvedValue(false)
  await open()
  const input = findInPopup('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://partner.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await settle(() => findInPopup('[data-action="save-endpoint"]').click())
  const allow = await vi.waitFor(() => findInPopup('[data-action="allow-host"]'))
  await settle(() => allow.click())
  expect(browser.permissions.request).toHaveBeenCalledWith({ origins: ['https://partner.example/*'] })
  await vi.waitFor(async () =>
    expect((await readSettingsOrDefaults()).activationEndpoint).toBe('https://partner.example/activate'),
  )
})

test('only what was allowed by hand can be removed, and nothing else is stored with it', async () => {
  await saveSettings({ allowedHosts: ['mine.example', 'second.example'] })
  await open()
  expect(shown()).toEqual(['mine.example', 'second.example'])
  await settle(() => findInPopup('[data-action="remove-host"]').click())
  await vi.waitFor(() => expect(shown()).toEqual(['second.example']))
  expect((await readUserSettings()).allowedHosts).toEqual(['second.example'])
})

test('Clear everything gives back all that may be reached', async () => {
  const origins = ['https://acme.my.salesforce.com/*', 'https://mine.example/*', 'https://partner.example/*']
  browser.permissions.getAll.mockResolvedValueOnce({ permissions: [], origins: origins as never[] })
  await clearAllData()
  expect(browser.permissions.remove.mock.calls.map(([what]) => what)).toContainEqual({ origins })
})

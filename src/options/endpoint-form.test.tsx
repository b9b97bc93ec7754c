// @vitest-environment happy-dom
/** The hosts that were allowed by hand and those of the organisation stay apart, whatever is done under Options. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { find, root } from '../../test/support/render-popup.tsx'
import { loadSettings, readOwn, saveSettings } from '../platform/settings.ts'
import { forgetEverything } from './clear-data.ts'
import { EndpointForm } from './endpoint-form.tsx'

const { browser, fake } = await vi.hoisted(async () => {
  const { fake, fakeBrowser } = await import('../../test/support/fake-browser.ts')
  const pages = (await import('../../test/support/popup-fixtures.ts')).fakeBrowser()
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
const shown = () => Array.from(root.querySelectorAll('li bdi'), ({ textContent }) => textContent)
const open = async () => {
  await settle(() => render(<EndpointForm say={() => undefined} />, root))
  await vi.waitFor(() => find('input'))
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
  const input = find('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://fourth.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await settle(() => find('[data-action="save-endpoint"]').click())
  await settle(() => find('[data-action="allow-host"]').click())
  await vi.waitFor(async () =>
    expect((await readOwn()).allowedHosts).toEqual(['mine.example', 'fourth.example']),
  )
  fake.setPolicy({})
  expect((await loadSettings()).allowedHosts).toEqual(['mine.example', 'fourth.example'])
})

test('a host that a policy alone allows is asked of the browser, which no policy can do', async () => {
  browser.permissions.contains.mockResolvedValue(false)
  await open()
  const input = find('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://partner.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await settle(() => find('[data-action="save-endpoint"]').click())
  const allow = await vi.waitFor(() => find('[data-action="allow-host"]'))
  await settle(() => allow.click())
  expect(browser.permissions.request).toHaveBeenCalledWith({ origins: ['https://partner.example/*'] })
  await vi.waitFor(async () =>
    expect((await loadSettings()).activationEndpoint).toBe('https://partner.example/activate'),
  )
})

test('only what was allowed by hand can be removed, and nothing else is stored with it', async () => {
  await saveSettings({ allowedHosts: ['mine.example', 'second.example'] })
  await open()
  expect(shown()).toEqual(['mine.example', 'second.example'])
  await settle(() => find('[data-action="remove-host"]').click())
  await vi.waitFor(() => expect(shown()).toEqual(['second.example']))
  expect((await readOwn()).allowedHosts).toEqual(['second.example'])
})

test('Forget everything gives back what was allowed by hand as well, where a policy takes its place', async () => {
  await forgetEverything()
  const given = browser.permissions.remove.mock.calls.map(([what]) => what)
  for (const host of ['mine.example', 'partner.example'])
    expect(given).toContainEqual({ origins: [`https://${host}/*`] })
})

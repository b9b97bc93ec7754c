// @vitest-environment happy-dom
/** Before the browser asks for a permission, the page has said what for. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { fakeDatabaseControls } from '../../test/support/fake-database.ts'
import { popupOrgKey } from '../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  getDescription,
  popupRoot,
  renderPopup,
  withObservedSetup,
} from '../../test/support/render-popup.tsx'
import { listOrgPatterns } from '../org-access/org-patterns.ts'
import { EndpointForm } from './endpoint-form.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

beforeEach(() => {
  browser.permissions.request.mockReset()
  browser.permissions.request.mockResolvedValue(false)
})

test('Check my org: what the session is used for, and no question that the browser does not ask', async () => {
  await renderPopup(withObservedSetup({}))
  const why = getDescription('[data-action="check-org"]')
  expect(why).toContain('your own Salesforce session')
  expect(why).not.toContain('The browser asks')
  expect(browser.permissions.request).not.toHaveBeenCalled()
  await clickInPopup('[data-action="check-org"]')
  expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({
    origins: [...listOrgPatterns(popupOrgKey)],
    permissions: ['cookies'],
  })
  expect(findInPopup('[data-check="refused"]').textContent).toContain('page by page')
})

test('a host outside spaceiq.com: who would get what, by name, before the browser asks for that host alone', async () => {
  await settle(() => render(<EndpointForm setStatus={() => undefined} />, popupRoot))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  const input = findInPopup('input[name="endpoint"]') as HTMLInputElement
  input.value = 'https://gate.acme.example/activate'
  await settle(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  await clickInPopup('[data-action="save-endpoint"]')
  const note = findInPopup('[role="alert"].warn').textContent ?? ''
  expect(note).toContain('gate.acme.example')
  expect(note).toContain('username and password')
  expect(note).toContain('The browser asks')
  expect(browser.permissions.request).not.toHaveBeenCalled()
  await clickInPopup('[data-action="allow-host"]')
  expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({
    origins: ['https://gate.acme.example/*'],
  })
  expect(fakeDatabaseControls.dump()).toEqual({})
})

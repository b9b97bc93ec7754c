// @vitest-environment happy-dom
/** Where the browser keeps the extension off Salesforce's pages, the popup says so and offers the way back. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { createPopupState, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
} from '../../../test/support/render-popup.tsx'
import type { PopupState } from '../../messages.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const all = ['https://*.salesforce.com/*']
/** With what the browser answered shown. */
const open = async (change: Partial<PopupState>) => {
  await renderPopup(change)
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}
const notice = () => popupRoot.querySelector('[data-access]')

beforeEach(() => {
  browser.permissions.contains.mockReset().mockResolvedValue(false)
  browser.permissions.request.mockReset().mockResolvedValue(false)
})

test('with access there is nothing to say', async () => {
  browser.permissions.contains.mockResolvedValue(true)
  await open(withObservedSetup({}))
  expect(notice()).toBeNull()
})

test('access to the org that is shown is enough, whatever else was taken away', async () => {
  await open(withObservedSetup({}))
  expect(browser.permissions.contains).toHaveBeenLastCalledWith({ origins: [`https://${popupOrgKey}/*`] })
})

test('without an org it does not claim that none is open: it cannot see', async () => {
  await open(createPopupState({ org: null }))
  expect(browser.permissions.contains).toHaveBeenLastCalledWith({ origins: all })
  expect(notice()).not.toBeNull()
  expect(popupRoot.querySelector('#start-reason')).toBeNull()
})

test('it says what for, and only the press makes the browser ask, for what the manifest requires', async () => {
  await open(withObservedSetup({}))
  expect(notice()?.textContent).toContain('the browser asks you')
  expect(browser.permissions.request).not.toHaveBeenCalled()
  await clickInPopup('[data-action="allow-access"]')
  expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({ origins: all })
})

test('a refusal leads to where it can still be allowed', async () => {
  await open(withObservedSetup({}))
  await clickInPopup('[data-action="allow-access"]')
  expect(findInPopup('[data-access] [role="alert"]').textContent).toContain('under the permissions')
})

test('it goes as soon as the browser allows it', async () => {
  await open(withObservedSetup({}))
  browser.permissions.contains.mockResolvedValue(true)
  await settle(async () => {
    for (const [changed] of browser.permissions.onAdded.addListener.mock.calls) changed()
    await vi.advanceTimersByTimeAsync(0)
  })
  expect(notice()).toBeNull()
})

/** The popup, opened for the card where the browser does, else by keys. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { openPopup, openPopupOrPanel, readPopupShortcut } from './popup.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

beforeEach(() => {
  vi.restoreAllMocks()
  fakeBrowserControls.reset()
})

test('says whether the browser opened it', async () => {
  expect(await openPopup()).toBe(true)
  fakeBrowserControls.refuse('action.openPopup')
  expect(await openPopup()).toBe(false)
})

test('the panel opens where the popup cannot, beside the tab of the card', async () => {
  const open = vi.fn(async () => {})
  vi.stubGlobal('chrome', { sidePanel: { open } })
  expect(await openPopupOrPanel(3)).toBe(true)
  expect(open).not.toHaveBeenCalled()
  fakeBrowserControls.refuse('action.openPopup')
  expect(await openPopupOrPanel(3)).toBe(true)
  expect(open).toHaveBeenCalledExactlyOnceWith({ tabId: 3 })
  open.mockRejectedValueOnce(new Error('No user gesture'))
  expect(await openPopupOrPanel(3)).toBe(false)
})

test('tells its keys, and none where the admin has removed them or the browser does not say', async () => {
  expect(await readPopupShortcut()).toBe('Alt+Shift+S')
  const getAll = vi.spyOn(fakeBrowser.commands, 'getAll')
  getAll.mockResolvedValueOnce([{ name: '_execute_action', shortcut: '' }])
  expect(await readPopupShortcut()).toBe('')
  getAll.mockRejectedValueOnce(new Error('No commands here'))
  expect(await readPopupShortcut()).toBe('')
})

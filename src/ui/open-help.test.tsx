// @vitest-environment happy-dom
/** Help is in reach from every state of the popup. */

import { expect, test, vi } from 'vitest'
import { findInPopup, popupRoot, renderPopup } from '../../test/support/render-popup.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

test.each([
  ['an org', {}],
  ['no org', { org: null }],
  ['an org that a policy excludes', { policy: { allowed: false, off: [] } }],
])('with %s the popup leads to Help under Options, in a tab of its own', async (_, state) => {
  await renderPopup(state)
  expect(popupRoot.querySelectorAll('[data-action="help"]')).toHaveLength(1)
  const link = findInPopup('footer [data-action="help"]')
  expect(link.getAttribute('href')).toBe('/src/options/index.html#help')
  expect(link.getAttribute('target')).toBe('_blank')
})

// @vitest-environment happy-dom
/** What the popup says of an organisation's policy, and what it no longer offers. */

import { expect, test, vi } from 'vitest'
import { popupRoot, renderPopup, withObservedSetup } from '../../test/support/render-popup.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const has = (selector: string) => popupRoot.querySelector(selector) !== null

test('in an org that is not allowed it says so, and offers nothing that works there', async () => {
  await renderPopup({ ...withObservedSetup({}), policy: { allowed: false, off: [] } })
  expect(has('[data-policy="org"]')).toBe(true)
  for (const action of ['start', 'show-me', 'activate', 'check-org', 'test-sign-in'])
    expect(has(`[data-action="${action}"]`), action).toBe(false)
})

test('what is switched off is not offered, and the rest is', async () => {
  await renderPopup({ ...withObservedSetup({}), policy: { allowed: true, off: ['api'] } })
  expect(has('[data-policy="off"]')).toBe(true)
  for (const action of ['check-org', 'test-sign-in'])
    expect(has(`[data-action="${action}"]`), action).toBe(false)
  for (const action of ['show-me', 'activate']) expect(has(`[data-action="${action}"]`), action).toBe(true)
})

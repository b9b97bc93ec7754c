// @vitest-environment happy-dom
/** At the end of the setup, the way back for an admin who left Lightning by the card's button. */

import { expect, test, vi } from 'vitest'
import { popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import { popupRoot, renderPopup, withOrgState } from '../../../test/support/render-popup.tsx'
import type { OrgState } from '../org-state.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const active = { observedSetup: { activation: { status: 'active', at: 1 } } } as const
const backHref = () => popupRoot.querySelector('[data-way="lightning"] a')?.getAttribute('href')

test.each<[string, Partial<OrgState>, string | undefined]>([
  [
    'is offered once the setup is done',
    { ...active, switchedToClassic: true },
    `https://${popupOrgKey}/ltng/switcher?destination=lex`,
  ],
  ['is not offered before', { switchedToClassic: true }, undefined],
  ['is not offered to an admin who worked in Classic anyway', active, undefined],
])('%s', async (_, state, href) => {
  await renderPopup(withOrgState(state))
  expect(backHref()).toBe(href)
})

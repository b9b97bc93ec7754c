// @vitest-environment happy-dom
/** The optional step in the popup: below the six, and counted nowhere. */

import { describe, expect, test, vi } from 'vitest'
import { popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { stepIds } from '../ids.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const step = 'client_credentials'
const row = `[data-optional-steps] li[data-step="${step}"]`
const app = { applicationId: '', name: 'SpaceIQ', callback: true, fullScope: true, secretNotRequired: true }
const lacking = { ...app, clientCredentials: { apiScope: false, flowEnabled: false, runAs: null } }

describe('the optional step', () => {
  test('stands below the six, which stay six', async () => {
    await renderPopup(withOrgState({}))
    expect(popupRoot.querySelectorAll('ol.steps > li')).toHaveLength(stepIds.length)
    expect(popupRoot.querySelectorAll('[data-optional-steps] li')).toHaveLength(1)
    expect(findInPopup('[data-optional-steps]').textContent).toContain(resolveMessage('popup_optional_title'))
    expect(findInPopup('header .badge').textContent).toBe(
      resolveMessage('popup_status_running', '0', String(stepIds.length)),
    )
  })

  test('is begun with Go to page, and cannot be skipped', async () => {
    const { sent } = await renderPopup(withOrgState({}))
    expect(popupRoot.querySelector(`${row} [data-action="skip"]`)).toBeNull()
    await clickInPopup(`${row} [data-action="show-me"]`)
    expect(sent).toContainEqual({ type: 'show-step', org: popupOrgKey, step })
  })

  test('that nobody chose lacks nothing; once chosen it names what is missing', async () => {
    const observedSetup = { connectedApp: lacking }
    await renderPopup(withOrgState({ observedSetup }))
    expect(popupRoot.querySelector(`${row} [data-difference]`)).toBeNull()
    await renderPopup(withOrgState({ observedSetup, chosenStep: step }))
    const named = [...popupRoot.querySelectorAll<HTMLElement>(`${row} [data-difference]`)]
    expect(named.map((one) => one.dataset.difference)).toEqual(['cc_gap_api_scope', 'cc_gap_flow_disabled'])
  })

  test('that is chosen has no number', async () => {
    await renderPopup(withOrgState({ chosenStep: step }))
    const text = findInPopup('.next').textContent
    expect(text).toContain(resolveMessage('step_optional'))
    expect(text).not.toContain(resolveMessage('popup_next_step', '0', String(stepIds.length)))
    expect(findInPopup(row).dataset.status).toBe('current')
  })
})

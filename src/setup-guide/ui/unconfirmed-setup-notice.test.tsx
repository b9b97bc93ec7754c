// @vitest-environment happy-dom
/** The popup shows what 0.1.0 stored of an org, word for word, before anything of it is used. */

import { describe, expect, test, vi } from 'vitest'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { storedApp, storedPicks, storedProfile, storedUser } from '../../../test/support/version-0.1.0.ts'
import type { UnconfirmedSetup } from '../unconfirmed-setup.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const fingerprint = '0123456789abcdef'.repeat(4)
const all: UnconfirmedSetup = {
  profile: storedProfile,
  user: storedUser,
  connectedApp: storedApp,
  pickedControls: storedPicks,
}
const open = (setup: UnconfirmedSetup = all, state = withOrgState({})) =>
  renderPopup({ ...state, unconfirmed: { setup, fingerprint } })
const listParts = () =>
  [...findInPopup('[data-unconfirmed] dl').querySelectorAll('dt, dd')].map(({ textContent }) => textContent)

describe('the notice', () => {
  test('says where it comes from, and names all that would be filled, followed or pressed', async () => {
    await open()
    expect(findInPopup('#unconfirmed-title').textContent).toBe('Stored by version 0.1.0')
    expect(findInPopup('[data-unconfirmed]').textContent).toContain('Check it before you use it')
    expect(listParts()).toEqual([
      'Profile',
      'SpaceIQ API Only (00e5g00000777Qx, Salesforce)',
      'Integration user',
      'siq@acme.example (0055g00000777Qx, it@acme.example)',
      'Connected app',
      'SpaceIQ (06P5g000000777Q)',
      'Controls you picked on pages',
      `${resolveMessage('control_newField')}: [id="new"] (en)`,
      `${resolveMessage('control_profileName')}: input[name="ProfileName"] (en)`,
      `${resolveMessage('control_apiOnly')}: nur api-benutzer (de)`,
    ])
  })

  test('names what there is, and no more', async () => {
    await open({ user: { ...storedUser, id: '' }, pickedControls: [] })
    expect(listParts()).toEqual(['Integration user', 'siq@acme.example (it@acme.example)'])
  })

  test('is there after an activation, and not before Start', async () => {
    const activation = { status: 'active', at: fixedNow } as const
    await open(all, withOrgState({ guideActive: false, observedSetup: { activation } }))
    findInPopup('[data-unconfirmed]')
    await open(all, withOrgState({ guideActive: false }))
    expect(popupRoot.querySelector('[data-unconfirmed]')).toBeNull()
  })

  test('is not there where nothing is kept, nor in an org that policy excludes', async () => {
    await renderPopup({ ...withOrgState({}), unconfirmed: null })
    expect(popupRoot.querySelector('[data-unconfirmed]')).toBeNull()
    await renderPopup({ unconfirmed: { setup: all, fingerprint }, policy: { allowed: false, off: [] } })
    expect(popupRoot.querySelector('[data-unconfirmed]')).toBeNull()
  })
})

test.each([
  ['use-unconfirmed', true, 'The data from version 0.1.0 is now in use.'],
  ['discard-unconfirmed', false, 'The data from version 0.1.0 was discarded.'],
] as const)('%s sends what was on the screen, and says what it did', async (action, use, said) => {
  const { sent } = await open()
  expect(sent).toEqual([])
  await clickInPopup(`[data-action="${action}"]`)
  expect(sent).toEqual([{ type: 'answer-unconfirmed-setup', org: popupOrgKey, use, fingerprint }])
  expect(findInPopup('.status-line [role="status"]').textContent).toBe(said)
})

test('a refused answer is not said to have worked', async () => {
  const { act } = await open()
  act.mockResolvedValueOnce(false)
  await clickInPopup('[data-action="use-unconfirmed"]')
  expect(findInPopup('.status-line [role="status"]').textContent).toBe('')
})

// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import { fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
  withOrgState,
} from '../../../test/support/render-popup.tsx'
import { resolveMessage } from '../../../test/support/texts.ts'
import { unknownLetterFacts, writeSupportLetter } from '../../flow-retirement/letters.ts'
import { type ApiState, emptyApiState } from '../api-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

describe('what differs', () => {
  const profile = {
    id: '00e5g00000777Qx',
    name: 'SpaceIQ API Only',
    licence: 'Salesforce',
    apiOnly: true,
    apiEnabled: false,
    passwordNeverExpires: false,
  }

  test('is listed below the step, also where that is done, with a way there', async () => {
    const { sent } = await renderPopup(withObservedSetup({ profile }))
    const row = findInPopup('li[data-step="profile"]')
    expect(row.dataset.status).toBe('done')
    const items = [...row.querySelectorAll('.differences li')].map((item) => item.textContent)
    expect(items).toEqual([
      resolveMessage('difference_api_enabled'),
      resolveMessage('difference_password_expires'),
    ])
    expect(findInPopup('li[data-step="profile"] .differences').getAttribute('aria-label')).toBe(
      'Needs a change',
    )
    await clickInPopup('li[data-step="profile"] [data-action="show-me"]')
    expect(sent).toEqual([{ type: 'show-step', org: popupOrgKey, step: 'profile' }])
  })

  test('of the app is what its own page asks for', async () => {
    const app = {
      applicationId: '06P5g000000777Q',
      name: 'Old',
      callback: false,
      fullScope: false,
      secretNotRequired: false,
    }
    await renderPopup({ ...withOrgState({ observedSetup: { connectedApp: app }, chosenStep: 'app' }) })
    const listed = findInPopup('li[data-step="app"] .differences').textContent
    expect(listed).toContain('https://api.spaceiq.com')
    expect(listed).toContain('Full access (full)')
    expect(listed).toContain('Require Secret for Web Server Flow')
    expect(findInPopup('.next').textContent).toContain(resolveMessage('popup_next_mend'))
  })

  test('is not spoken of where nothing does', async () => {
    await renderPopup()
    expect(popupRoot.querySelector('.differences')).toBeNull()
  })
})

describe('creation closed', () => {
  const closed = (api: Partial<ApiState> = {}) =>
    renderPopup({
      ...withOrgState({ observedSetup: { connectedAppCreationClosed: true }, chosenStep: 'app' }),
      api: { ...emptyApiState, ...api },
    })
  const letter = writeSupportLetter(unknownLetterFacts, null)

  test('the app step says so, with the ways on', async () => {
    await closed()
    const shown = findInPopup('li[data-step="app"] [data-closed-app]').textContent
    for (const key of [
      'closed_app_surely',
      'closed_app_reuse',
      'closed_app_support',
      'closed_app_eca',
    ] as const) {
      expect(shown).toContain(resolveMessage(key))
    }
    expect(findInPopup('.next').textContent).toContain(resolveMessage('popup_next_closed'))
  })

  test('the letter is copied, and said to be', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await closed()
    await clickInPopup('[data-action="copy-letter"]')
    expect(writeText).toHaveBeenCalledWith(letter)
    expect(findInPopup('[role="status"]').textContent).toContain('Copied')
  })

  test('the letter has what the check learned of the org', async () => {
    const known = { organizationId: '00D5g000000AbCdEAI', username: 'me@acme.example' }
    await closed({ report: { ok: true, at: fixedNow, rows: [], ...known } })
    expect(findInPopup('[data-closed-app] blockquote').textContent).toBe(
      writeSupportLetter({ ...unknownLetterFacts, ...known }, null),
    )
  })

  test('where copying is not allowed the letter can be read', async () => {
    const writeText = vi.fn(async () => Promise.reject(new Error('no')))
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await closed()
    await clickInPopup('[data-action="copy-letter"]')
    expect(findInPopup('[role="status"]').textContent).toBe(resolveMessage('popup_letter_not_copied'))
    expect(findInPopup('[data-closed-app] blockquote').textContent).toBe(letter)
  })

  test.each([{}, { connectedAppCreationClosed: false }])('%o: it is not said', async (evidence) => {
    await renderPopup(withObservedSetup(evidence))
    expect(popupRoot.querySelector('[data-closed-app]')).toBeNull()
  })
})

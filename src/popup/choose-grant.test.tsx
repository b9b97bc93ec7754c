// @vitest-environment happy-dom
/** The choice of how SpaceIQ logs in, and what the form then sends, asks for and fills. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import {
  createPopupState,
  emptyCredentialsFixture,
  fixedNow,
  popupOrgKey,
} from '../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../test/support/render-popup.tsx'
import { resolveMessage } from '../../test/support/texts.ts'
import type { ActivationFailure } from '../activation/outcome.ts'
import { passwordFlowEndDate } from '../flow-retirement/flow-retirement.ts'
import type { PageMessage, PopupState } from '../messages.ts'
import { PopupView } from './popup-view.tsx'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const { endpoint } = createPopupState()
const chosen = withOrgState({ chosenGrant: 'client_credentials' })
const spaceiq = { tab: 3, origin: 'https://main.spaceiq.com', host: 'main.spaceiq.com' }

const radios = () =>
  [...popupRoot.querySelectorAll<HTMLInputElement>('input[name="grant"]')].map(({ value, checked }) => [
    value,
    checked,
  ])
const radio = (grant: string) => `input[name="grant"][value="${grant}"]`
const textOf = (selector: string) => findInPopup(selector).textContent
const isInvalid = (name: string) => findInPopup(`input[name="${name}"]`).getAttribute('aria-invalid')
const failed = (failure: Partial<ActivationFailure>): Partial<PopupState> => ({
  activation: { sending: false, outcome: { kind: 'invalid', at: fixedNow, tries: 1, ...failure } },
})

describe('until the password flow ends', () => {
  test('both are offered, and the password is selected', async () => {
    await renderPopup()
    expect(radios()).toEqual([
      ['password', true],
      ['client_credentials', false],
    ])
    expect(textOf('.choice')).toContain('until February 20, 2027')
    expect(textOf('.choice')).toContain('only when SpaceIQ says it accepts them')
    expect(textOf('#activate-about')).toContain('the five values')
  })

  test.each([
    [true, 'then what was on the screen is sent'],
    [false, 'and nothing is sent in its place'],
  ])('the choice is shown at once, and awaited by Activate: saved is %s, %s', async (isSaved) => {
    let end = (_: boolean): void => undefined
    const act = vi.fn((_: PageMessage) => new Promise<boolean>((resolve) => (end = resolve)))
    await settle(() =>
      render(<PopupView state={createPopupState()} dispatch={act} chooseOrg={() => undefined} />, popupRoot),
    )
    await clickInPopup(radio('client_credentials'))
    expect(textOf('#activate-about')).toContain('Username and password aren’t sent')
    await clickInPopup('[data-action="activate"]')
    const saving = [{ type: 'choose-grant', org: popupOrgKey, grant: 'client_credentials' }]
    expect(act.mock.calls).toEqual([saving])
    await settle(async () => {
      end(isSaved)
      await vi.advanceTimersByTimeAsync(0)
    })
    const sending = [{ type: 'activate', org: popupOrgKey, endpoint, grant: 'client_credentials' }]
    expect(act.mock.calls).toEqual(isSaved ? [saving, sending] : [saving])
    // Without a new state from the background the old choice stands.
    expect(radios()).toEqual([
      ['password', true],
      ['client_credentials', false],
    ])
  })
})

describe('with client credentials', () => {
  test('Activate says what it sends, and sends the grant type on the screen', async () => {
    const { sent } = await renderPopup(chosen)
    expect(textOf('#activate-about')).not.toContain('five values')
    expect(textOf('#activate-about')).toContain(
      'consumer secret, consumer key, and domain to api.spaceiq.com',
    )
    await clickInPopup('[data-action="activate"]')
    expect(sent).toEqual([{ type: 'activate', org: popupOrgKey, endpoint, grant: 'client_credentials' }])
  })

  test('username and password are not asked for, and their rows say so', async () => {
    const { sent } = await renderPopup({ ...chosen, values: emptyCredentialsFixture })
    await clickInPopup('[data-action="activate"]')
    expect(sent).toEqual([])
    expect(document.activeElement?.getAttribute('name')).toBe('clientSecret')
    for (const name of ['username', 'password']) {
      expect(isInvalid(name)).toBe('false')
      expect(textOf(`#value-${name}-about`)).toBe(resolveMessage('value_not_sent'))
    }
    for (const name of ['clientSecret', 'clientId', 'domain']) expect(isInvalid(name)).toBe('true')
  })

  test('what SpaceIQ said of a value that is not sent any more is not shown', async () => {
    const errors = [
      { field: 'password', message: 'Wrong password' },
      { field: 'clientId', message: 'Wrong key' },
    ] as const
    await renderPopup(failed({ errors }))
    expect([isInvalid('password'), isInvalid('clientId')]).toEqual(['true', 'true'])
    await renderPopup({ ...chosen, ...failed({ errors }) })
    expect([isInvalid('password'), isInvalid('clientId')]).toEqual(['false', 'true'])
    expect(textOf('#value-password-about')).not.toContain('Wrong password')
  })

  test('a version that SpaceIQ refuses leads back to the password', async () => {
    const { sent } = await renderPopup({ ...chosen, ...failed({ kind: 'grant-refused', status: 422 }) })
    const outcome = textOf('[data-outcome="grant-refused"]')
    expect(outcome).toContain('SpaceIQ doesn’t accept client credentials yet')
    expect(outcome).toContain('Nothing was stored')
    expect(outcome).toContain(resolveMessage('outcome_grant_refused_next'))
    await clickInPopup('[data-action="choose-password"]')
    expect(sent).toEqual([{ type: 'choose-grant', org: popupOrgKey, grant: 'password' }])
    expect(document.activeElement).toBe(findInPopup(radio('password')))
  })

  test('SpaceIQ’s form is filled without username and password, and that is said', async () => {
    const findings = {
      username: 'no-value',
      password: 'no-value',
      clientSecret: 'filled',
      clientId: 'filled',
      domain: 'filled',
    }
    browser.runtime.sendMessage.mockImplementation(async ({ type }: PageMessage) => ({
      ok: true,
      value: type === 'fill-spaceiq-form' ? findings : null,
    }))
    await renderPopup({ ...chosen, spaceiq })
    expect(textOf('#form-about')).toContain('SpaceIQ has to ignore them')
    await clickInPopup('[data-action="fill-spaceiq"]')
    expect(textOf('[data-form-report="form_done"]')).toContain(
      'Consumer secret, consumer key, and domain are filled in',
    )
    for (const name of ['username', 'password'])
      expect(textOf(`[data-value="${name}"][data-finding="left-out"]`)).toContain('has to ignore it')
  })
})

describe('from the end of the password flow on', () => {
  const begin = () => vi.setSystemTime(passwordFlowEndDate)

  test.each([null, 'password'] as const)(
    'with %s chosen, client credentials are offered alone and not selected',
    async (chosenGrant) => {
      begin()
      const { sent } = await renderPopup(withOrgState({ chosenGrant }))
      expect(radios()).toEqual([['client_credentials', false]])
      expect(textOf('#activate-about')).toContain(resolveMessage('popup_activate_choose'))
      await clickInPopup('[data-action="activate"]')
      expect(sent).toEqual([])
      expect(document.activeElement).toBe(findInPopup(radio('client_credentials')))
      expect(textOf('#activate-about .error')).toBe(resolveMessage('popup_activate_choose'))
      await clickInPopup(radio('client_credentials'))
      expect(sent).toEqual([{ type: 'choose-grant', org: popupOrgKey, grant: 'client_credentials' }])
    },
  )

  test('once chosen they are selected', async () => {
    begin()
    await renderPopup(chosen)
    expect(radios()).toEqual([['client_credentials', true]])
  })

  test('a version that SpaceIQ refuses is written to SpaceIQ about, with no way back', async () => {
    begin()
    await renderPopup({ ...chosen, ...failed({ kind: 'grant-refused', status: 400 }) })
    expect(textOf('[data-outcome="grant-refused"] strong')).toBe(
      resolveMessage('outcome_grant_refused_next_after'),
    )
    expect(popupRoot.querySelector('[data-action="choose-password"]')).toBeNull()
    findInPopup('[data-action="copy-spaceiq-letter"]')
  })

  test('what was not chosen is led to', async () => {
    begin()
    await renderPopup(failed({ kind: 'grant-not-chosen', tries: 0 }))
    await clickInPopup('[data-action="go-to-grant"]')
    expect(document.activeElement).toBe(findInPopup(radio('client_credentials')))
  })

  test('an open popup changes as the day comes', async () => {
    vi.setSystemTime(passwordFlowEndDate.getTime() - 1_000)
    await renderPopup()
    expect(radios()).toEqual([
      ['password', true],
      ['client_credentials', false],
    ])
    await settle(async () => void (await vi.advanceTimersByTimeAsync(1_000)))
    expect(radios()).toEqual([['client_credentials', false]])
    expect(textOf('#activate-about')).not.toContain('five values')
  })
})

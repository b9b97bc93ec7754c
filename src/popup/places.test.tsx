// @vitest-environment happy-dom
/** The popup's three places: which is shown, by which key, and for how long it is remembered. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { popupOrgKey } from '../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withOrgState,
} from '../../test/support/render-popup.tsx'
import { focusCredentialInput } from '../ui/focus.ts'
import { findTabByKey } from '../ui/tabs.tsx'
import { parseChosenTab, places } from './use-chosen-tab.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const session = vi.mocked(browser.storage.session)
const key = `shown-tab:${popupOrgKey}`
const tab = (id: string) => `[role="tab"][data-tab="${id}"]`
const getShown = () =>
  [...popupRoot.querySelectorAll('[role="tabpanel"]:not([hidden])')].map(({ id }) => id.replace('panel-', ''))
/** Renders the popup, with this choice remembered. */
const openWith = async (stored: unknown, change = withOrgState({})) => {
  session.get.mockImplementation(async () => ({ [key]: stored }))
  await renderPopup(change)
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}
const skippedAll = withOrgState({ skippedSteps: ['profile', 'user', 'fields', 'app', 'keys'] })

describe('a place is shown', () => {
  test('the steps, while one of them is due', async () => {
    await openWith(undefined)
    expect(getShown()).toEqual(['steps'])
  })

  test('the values, once only they are left', async () => {
    await openWith(undefined, skippedAll)
    expect(getShown()).toEqual(['values'])
  })

  test.each(places)('%s: when it is chosen, and it alone', async (place) => {
    await openWith(undefined)
    await clickInPopup(tab(place))
    expect(getShown()).toEqual([place])
    expect(findInPopup('[role="tab"][aria-selected="true"]').dataset.tab).toBe(place)
    expect(popupRoot.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1)
  })

  test.each(places)('%s: every button and input of the others stays in the page', async (place) => {
    await openWith({ place, due: 'steps' })
    const actions = ['show-me', 'activate', 'copy', 'forget', 'check-org', 'test-sign-in']
    for (const action of actions) findInPopup(`[data-action="${action}"]`)
    for (const name of ['username', 'password', 'clientSecret', 'clientId', 'domain'])
      findInPopup(`input[name="${name}"]`)
  })

  test('that of a value that has to be entered', async () => {
    await openWith(undefined)
    await settle(async () => {
      focusCredentialInput('password')
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(getShown()).toEqual(['values'])
    expect(document.activeElement).toBe(findInPopup('input[name="password"]'))
  })
})

describe('a choice', () => {
  test('is stored for its org, with what was due', async () => {
    await openWith(undefined)
    await clickInPopup(tab('check'))
    expect(session.set).toHaveBeenLastCalledWith({ [key]: { place: 'check', due: 'steps' } })
  })

  test('is remembered', async () => {
    await openWith({ place: 'check', due: 'steps' })
    expect(getShown()).toEqual(['check'])
  })

  test('has served once something else is due', async () => {
    await openWith({ place: 'check', due: 'steps' }, skippedAll)
    expect(getShown()).toEqual(['values'])
  })

  test('made while the memory is read is not undone by it', async () => {
    let answer: (stored: Record<string, unknown>) => void = () => undefined
    session.get.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
    await renderPopup(withOrgState({}))
    await clickInPopup(tab('values'))
    await settle(async () => answer({ [key]: { place: 'check', due: 'steps' } }))
    expect(getShown()).toEqual(['values'])
  })

  test('of another org is not taken over', async () => {
    session.get.mockImplementation(async (asked) =>
      asked === key ? { [key]: { place: 'check', due: 'steps' } } : {},
    )
    await renderPopup(withOrgState({}))
    await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
    expect(getShown()).toEqual(['check'])
    const other = 'other.my.salesforce.com'
    render(null, popupRoot)
    await renderPopup({
      ...withOrgState({}),
      org: { key: other, domain: { ok: true, url: `https://${other}/` }, open: true, tab: 'setup' },
    })
    expect(getShown()).toEqual(['steps'])
  })

  test.each([
    undefined,
    null,
    'check',
    3,
    {},
    { place: 'check' },
    { place: 'x', due: 'steps' },
    { place: 'steps', due: 1 },
  ])('%j is none', (stored) => expect(parseChosenTab(stored)).toBeNull())
})

describe('keys', () => {
  test.each<[string, number, boolean, number | null]>([
    ['ArrowRight', 0, false, 1],
    ['ArrowRight', 2, false, 0],
    ['ArrowLeft', 0, false, 2],
    ['ArrowLeft', 0, true, 1],
    ['ArrowRight', 0, true, 2],
    ['Home', 2, false, 0],
    ['End', 0, false, 2],
    ['Enter', 1, false, null],
    ['a', 1, false, null],
  ])('%s on tab %i, right to left %s, leads to %s', (pressed, index, isRtl, target) => {
    expect(findTabByKey(pressed, index, 3, isRtl)).toBe(target)
  })
})

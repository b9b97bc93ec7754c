// @vitest-environment happy-dom
/** What stands between the guide and the org's pages is told as what it is, with the way on. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
  withTabState,
} from '../../../test/support/render-popup.tsx'
import type { PageMessage, PopupState } from '../../messages.ts'
import type { ScriptPresence } from '../presence.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

let reach: ScriptPresence = 'there'
const asked = () =>
  browser.runtime.sendMessage.mock.calls
    .map(([message]) => message as PageMessage)
    .filter(({ type }) => type === 'check-script-presence')
const open = async (change: Partial<PopupState>) => {
  const shown = await renderPopup(change)
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  return shown
}
const text = () => popupRoot.textContent ?? ''

beforeEach(() => {
  reach = 'there'
  browser.runtime.sendMessage
    .mockReset()
    .mockImplementation(async (message: PageMessage) =>
      message.type === 'check-script-presence' ? { ok: true, value: { reach } } : undefined,
    )
})

describe('a company’s proxy', () => {
  const proxy = {
    kind: 'proxy',
    name: 'proxy.example',
    host: popupOrgKey,
    org: popupOrgKey,
    known: false,
  } as const

  test('that is unknown is named, with the org without it, and nobody is told to sign in', async () => {
    await open({ org: null, activeTab: proxy })
    expect(findInPopup('[data-proxy="unknown"] h2').textContent).toContain('proxy.example')
    expect(findInPopup('[data-proxy] a').getAttribute('href')).toBe(`https://${popupOrgKey}/`)
    expect(text()).not.toMatch(/no salesforce org found|log in/i)
  })

  test('before an org that is known takes nothing from its steps, and no tab is missed', async () => {
    await open({ ...withObservedSetup({}), ...withTabState(null), activeTab: proxy })
    expect(findInPopup('[data-proxy="unknown"]')).toBeTruthy()
    expect(findInPopup('[data-action="show-me"]')).toBeTruthy()
    expect(text()).not.toContain('No tab shows this org')
  })

  test('that is known says what works behind it', async () => {
    await open({ ...withObservedSetup({}), activeTab: { ...proxy, name: 'mcas.ms', known: true } })
    expect(findInPopup('[data-proxy="known"]').textContent).toContain('page by page')
    await open({
      ...withObservedSetup({}),
      activeTab: { ...proxy, name: 'mcas.ms', known: true, org: 'other.my.salesforce.com' },
    })
    expect(popupRoot.querySelector('[data-proxy]')).toBeNull()
  })
})

test('a host that names no org is told, with an address that would', async () => {
  await open({ org: null, activeTab: { kind: 'unnamed', host: 'acme--a--b.my.salesforce.com' } })
  expect(findInPopup('[data-front="unnamed"]').textContent).toMatch(
    /acme--a--b.*mycompany\.my\.salesforce\.com.*My Domain/,
  )
})

describe('where no sign of life comes from the page', () => {
  test('that is said, with whom to ask, and no tab and no disk is blamed', async () => {
    reach = 'kept-off'
    await open({ ...withObservedSetup({}), ...withTabState(null) })
    const note = findInPopup('[data-kept-off="barred"]')
    expect(note.textContent).toMatch(/site access.*company’s policy.*whoever manages this browser/s)
    expect(text()).not.toMatch(/No tab shows this org|disk/)
  })

  test('also where no org is known', async () => {
    reach = 'kept-off'
    await open({ org: null })
    expect(asked()).toEqual([{ type: 'check-script-presence' }])
    expect(findInPopup('[data-kept-off="barred"]')).toBeTruthy()
    expect(text()).not.toContain('No Salesforce org found')
  })

  test('it is looked for again at the press, after Go to page, and gone once there is one', async () => {
    reach = 'kept-off'
    await open(withObservedSetup({}))
    expect(asked()).toEqual([{ type: 'check-script-presence', org: popupOrgKey }])
    await clickInPopup('[data-action="show-me"]')
    expect(asked()).toHaveLength(2)
    reach = 'there'
    await clickInPopup('[data-action="look-again"]')
    expect(asked()).toHaveLength(3)
    expect(popupRoot.querySelector('[data-kept-off]')).toBeNull()
  })

  test.each<ScriptPresence>(['there', 'untold'])('and not where the answer is %s', async (answer) => {
    reach = answer
    await open(withObservedSetup({}))
    expect(popupRoot.querySelector('[data-kept-off]')).toBeNull()
  })
})

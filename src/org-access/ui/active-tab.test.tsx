// @vitest-environment happy-dom
/** What stands between the guide and the org's pages is told as what it is, with the way on. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { org } from '../../../test/support/popup-fixtures.ts'
import { click, find, inTab, root, seen, show } from '../../../test/support/render-popup.tsx'
import type { FromPopup, PopupState, Reach } from '../../messages.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

let reach: Reach = 'there'
const asked = () =>
  browser.runtime.sendMessage.mock.calls
    .map(([message]) => message as FromPopup)
    .filter(({ type }) => type === 'sign-of-life')
const open = async (change: Partial<PopupState>) => {
  const shown = await show(change)
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  return shown
}
const text = () => root.textContent ?? ''

beforeEach(() => {
  reach = 'there'
  browser.runtime.sendMessage
    .mockReset()
    .mockImplementation(async (message: FromPopup) =>
      message.type === 'sign-of-life' ? { ok: true, value: { reach } } : undefined,
    )
})

describe('a company’s proxy', () => {
  const proxy = { kind: 'proxy', name: 'proxy.example', host: org, org, known: false } as const

  test('that is unknown is named, with the org without it, and nobody is told to sign in', async () => {
    await open({ org: null, front: proxy })
    expect(find('[data-proxy="unknown"] h2').textContent).toContain('proxy.example')
    expect(find('[data-proxy] a').getAttribute('href')).toBe(`https://${org}/`)
    expect(text()).not.toMatch(/no salesforce org in sight|sign in/i)
  })

  test('before an org that is known takes nothing from its steps, and no tab is missed', async () => {
    await open({ ...seen({}), ...inTab(null), front: proxy })
    expect(find('[data-proxy="unknown"]')).toBeTruthy()
    expect(find('[data-action="show-me"]')).toBeTruthy()
    expect(text()).not.toContain('No tab of this org is open')
  })

  test('that is known says what works behind it', async () => {
    await open({ ...seen({}), front: { ...proxy, name: 'mcas.ms', known: true } })
    expect(find('[data-proxy="known"]').textContent).toContain('page by page')
    await open({
      ...seen({}),
      front: { ...proxy, name: 'mcas.ms', known: true, org: 'other.my.salesforce.com' },
    })
    expect(root.querySelector('[data-proxy]')).toBeNull()
  })
})

test('a host that names no org is told, with an address that would', async () => {
  await open({ org: null, front: { kind: 'unnamed', host: 'acme--a--b.my.salesforce.com' } })
  expect(find('[data-front="unnamed"]').textContent).toMatch(
    /acme--a--b.*mycompany\.my\.salesforce\.com.*My Domain/,
  )
})

describe('where no sign of life comes from the page', () => {
  test('that is said, with whom to ask, and no tab and no disk is blamed', async () => {
    reach = 'kept-off'
    await open({ ...seen({}), ...inTab(null) })
    const note = find('[data-kept-off="barred"]')
    expect(note.textContent).toMatch(/site access.*company’s policy.*whoever manages this browser/s)
    expect(text()).not.toMatch(/No tab of this org is open|disk/)
  })

  test('also where no org is known', async () => {
    reach = 'kept-off'
    await open({ org: null })
    expect(asked()).toEqual([{ type: 'sign-of-life' }])
    expect(find('[data-kept-off="barred"]')).toBeTruthy()
    expect(text()).not.toContain('No Salesforce org in sight')
  })

  test('it is looked for again at the press, after Show me, and gone once there is one', async () => {
    reach = 'kept-off'
    await open(seen({}))
    expect(asked()).toEqual([{ type: 'sign-of-life', org }])
    await click('[data-action="show-me"]')
    expect(asked()).toHaveLength(2)
    reach = 'there'
    await click('[data-action="look-again"]')
    expect(asked()).toHaveLength(3)
    expect(root.querySelector('[data-kept-off]')).toBeNull()
  })

  test.each<Reach>(['there', 'untold'])('and not where the answer is %s', async (answer) => {
    reach = answer
    await open(seen({}))
    expect(root.querySelector('[data-kept-off]')).toBeNull()
  })
})

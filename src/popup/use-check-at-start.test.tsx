// @vitest-environment happy-dom
/** *Start and check my org*: the check follows that click alone, and no refusal or later Start. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { fixedNow, popupOrgKey } from '../../test/support/popup-fixtures.ts'
import { clickInPopup, renderPopup, withOrgState } from '../../test/support/render-popup.tsx'
import { emptyOrgState } from '../setup-guide/org-state.ts'
import { isCheckDue } from './use-check-at-start.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const session = vi.mocked(browser.storage.session)
const permissions = vi.mocked(browser.permissions)
const key = `check-at-start:${popupOrgKey}`
const notStarted = { orgState: emptyOrgState }
/** Waits until effects have run, and what they asked for is answered. */
const rest = async () => {
  for (let turns = 0; turns < 3; turns += 1)
    await settle(async () => void (await vi.advanceTimersByTimeAsync(300)))
}

/** Makes the memory hold this click, and the browser say whether the org's hosts are granted. */
const given = ({ clickedAt, hasAccess }: { clickedAt?: number; hasAccess: boolean }) => {
  session.get.mockImplementation(async (asked) =>
    asked === key && clickedAt !== undefined ? { [key]: clickedAt } : {},
  )
  permissions.contains.mockImplementation(async () => hasAccess)
}

beforeEach(() => {
  vi.clearAllMocks()
  permissions.request.mockImplementation(async () => true)
})

describe('the click', () => {
  test('is remembered, and asks for the session with the hosts in one question', async () => {
    given({ hasAccess: false })
    await renderPopup(notStarted)
    await clickInPopup('[data-action="start-check"]')
    expect(session.set).toHaveBeenCalledWith({ [key]: fixedNow })
    expect(permissions.request).toHaveBeenCalledTimes(1)
    expect(permissions.request.mock.calls[0]?.[0].permissions).toEqual(['cookies'])
    expect(session.remove).not.toHaveBeenCalledWith(key)
  })

  test('is taken back when the browser’s question is refused', async () => {
    given({ hasAccess: false })
    permissions.request.mockImplementation(async () => false)
    await renderPopup(notStarted)
    await clickInPopup('[data-action="start-check"]')
    await rest()
    expect(session.remove).toHaveBeenCalledWith(key)
  })

  test('is taken back by Start, which checks nothing', async () => {
    given({ clickedAt: fixedNow, hasAccess: false })
    await renderPopup(notStarted)
    await clickInPopup('[data-action="start"]')
    expect(session.remove).toHaveBeenCalledWith(key)
    expect(permissions.request.mock.calls[0]?.[0].permissions).toBeUndefined()
  })
})

describe('a page that is open then', () => {
  test('starts the guide once access is given', async () => {
    given({ clickedAt: fixedNow, hasAccess: true })
    const { sent } = await renderPopup(notStarted)
    await rest()
    expect(sent).toContainEqual({ type: 'start-guide', org: popupOrgKey })
    expect(sent).not.toContainEqual({ type: 'check-org', org: popupOrgKey })
  })

  test('checks the org once the guide is started, and only once', async () => {
    given({ clickedAt: fixedNow, hasAccess: true })
    const { sent } = await renderPopup(withOrgState({}))
    await rest()
    expect(sent.filter(({ type }) => type === 'check-org')).toHaveLength(1)
    expect(session.remove).toHaveBeenCalledWith(key)
  })

  test.each<[string, number | undefined, boolean]>([
    ['without the click', undefined, true],
    ['after a click long ago', fixedNow - 120_001, true],
    ['without access', fixedNow, false],
  ])('starts and checks nothing %s', async (_, clickedAt, hasAccess) => {
    given({ ...(clickedAt === undefined ? {} : { clickedAt }), hasAccess })
    for (const state of [notStarted, withOrgState({})]) {
      const { sent } = await renderPopup(state)
      await rest()
      expect(sent).toEqual([])
    }
  })
})

test.each<[string, unknown, boolean]>([
  ['a click just now', fixedNow - 5, true],
  ['a click two minutes ago', fixedNow - 120_000, true],
  ['a click longer ago', fixedNow - 120_001, false],
  ['a click in the future, by a clock that was changed', fixedNow + 1, false],
  ['nothing stored', undefined, false],
  ['something else stored', 'now', false],
])('%s asks for the check: %o, %s', (_, clickedAt, isDue) => {
  expect(isCheckDue(clickedAt, fixedNow)).toBe(isDue)
})

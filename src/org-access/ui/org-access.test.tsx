// @vitest-environment happy-dom
/** Before Start the popup says what the browser will ask; where access is missing, what still works. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createPopupState, fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  getDescription,
  popupRoot,
  renderPopup,
  withObservedSetup,
  withOrgState,
  withTabState,
} from '../../../test/support/render-popup.tsx'
import type { PageMessage, PopupState } from '../../messages.ts'
import { defaultSettings } from '../../platform/settings.ts'
import { listStartPatterns } from '../org-patterns.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const notStarted = withOrgState({ guideActive: false })
const origins = [...listStartPatterns(popupOrgKey, defaultSettings.activationEndpoint)]

const open = async (change: Partial<PopupState>) => {
  const shown = await renderPopup(change)
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  return shown
}
const findNotice = () => popupRoot.querySelector('[data-access]')
const getSent = () => browser.runtime.sendMessage.mock.calls.map(([message]) => message as PageMessage)

beforeEach(() => {
  browser.permissions.contains.mockReset().mockResolvedValue(false)
  browser.permissions.request.mockReset().mockResolvedValue(false)
  browser.runtime.sendMessage.mockReset().mockResolvedValue({ ok: true })
})

describe('before Start', () => {
  test('the org, the host that gets the values, and the use of the session are named', async () => {
    await open(notStarted)
    const question = getDescription('[data-action="start"]')
    expect(question).toContain(popupOrgKey)
    expect(question).toContain('api.spaceiq.com')
    expect(popupRoot.textContent).toContain('Check my org uses your own Salesforce session')
    expect(browser.permissions.request).not.toHaveBeenCalled()
    expect(findNotice()).toBeNull()
  })

  test('of an instance host it is said that several orgs share it', async () => {
    await open({ ...notStarted, ...withTabState('setup', 'na112.salesforce.com') })
    expect(popupRoot.textContent).toContain('Several orgs share the host na112.salesforce.com')
    await open(notStarted)
    expect(popupRoot.textContent).not.toContain('Several orgs share')
  })

  test('the press is remembered, then asks for exactly these hosts in one question', async () => {
    browser.permissions.request.mockImplementation(async () => {
      expect(getSent()).toContainEqual({ type: 'access-requested', org: popupOrgKey })
      return true
    })
    const { sent } = await open(notStarted)
    await clickInPopup('[data-action="start"]')
    expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({ origins })
    expect(sent).toEqual([{ type: 'access-answered', org: popupOrgKey, answer: 'granted' }])
  })

  test('where all is granted nothing is asked', async () => {
    browser.permissions.contains.mockResolvedValue(true)
    const { sent } = await open(notStarted)
    await clickInPopup('[data-action="start"]')
    expect(browser.permissions.request).not.toHaveBeenCalled()
    expect(sent).toEqual([{ type: 'start-guide', org: popupOrgKey }])
  })

  test('in Firefox the sending of sign-in data is part of the same question', async () => {
    const getManifest = vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
      browser_specific_settings: {
        gecko: { data_collection_permissions: { required: ['none'], optional: ['authenticationInfo'] } },
      },
    } as never)
    await open(notStarted)
    expect(popupRoot.textContent).toContain('Firefox also asks')
    await clickInPopup('[data-action="start"]')
    expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({
      origins,
      data_collection: ['authenticationInfo'],
    })
    getManifest.mockRestore()
  })
})

describe('a question that was not answered with Allow', () => {
  test('says what is missing and what still works, and opens the values', async () => {
    const { sent } = await open(notStarted)
    await clickInPopup('[data-action="start"]')
    expect(sent).toEqual([{ type: 'access-answered', org: popupOrgKey, answer: 'denied' }])
    const notice = findInPopup('[data-access="refused"]')
    expect(notice.textContent).toContain(popupOrgKey)
    expect(notice.textContent).toMatch(/enter the values on the Values tab/)
    await clickInPopup('[role="tab"][data-tab="values"]')
    expect(findInPopup('input[name="username"]').closest('[hidden], details')).toBeNull()
    await clickInPopup('[role="tab"][data-tab="steps"]')
    expect(findInPopup('[data-action="start"]')).toBeTruthy()
  })

  test('and closed the popup, is told by the next one', async () => {
    await open({ ...notStarted, accessRequest: { at: fixedNow - 5_000, denied: false } })
    expect(findInPopup('[data-access="refused"]')).toBeTruthy()
    expect(getSent()).toContainEqual({ type: 'access-answered', org: popupOrgKey, answer: 'none' })
  })

  test('and is still open over this popup, is not yet told', async () => {
    await open({ ...notStarted, accessRequest: { at: fixedNow + 1_000, denied: false } })
    expect(findNotice()).toBeNull()
    expect(getSent()).not.toContainEqual(expect.objectContaining({ type: 'access-answered' }))
  })
})

describe('an active guide without access', () => {
  test('says that access is asked for per org, and Continue asks for it', async () => {
    await open(withObservedSetup({}))
    expect(findInPopup('[data-access="missing"]').textContent).toMatch(/now per org.*Stored data is kept/s)
    expect(findInPopup('[data-action="allow-access"]').textContent).toBe('Continue')
    expect(browser.permissions.request).not.toHaveBeenCalled()
    await clickInPopup('[data-action="allow-access"]')
    expect(browser.permissions.request).toHaveBeenCalledExactlyOnceWith({ origins })
  })

  test('a refusal says how to go on', async () => {
    await open(withObservedSetup({}))
    await clickInPopup('[data-action="allow-access"]')
    expect(findInPopup('[data-access] [role="alert"]').textContent).toContain('Click Continue again')
  })

  test('it goes as soon as the browser allows it', async () => {
    await open(withObservedSetup({}))
    browser.permissions.contains.mockResolvedValue(true)
    await settle(async () => {
      for (const [changed] of browser.permissions.onAdded.addListener.mock.calls) changed()
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(findNotice()).toBeNull()
  })
})

test('with access there is nothing to say', async () => {
  browser.permissions.contains.mockResolvedValue(true)
  await open(withObservedSetup({}))
  expect(findNotice()).toBeNull()
})

test('without an org it is not claimed that access is missing', async () => {
  await open(createPopupState({ org: null }))
  expect(findNotice()).toBeNull()
  expect(popupRoot.querySelector('#start-reason')).not.toBeNull()
})

test('after an activation the popup offers to give the access back', async () => {
  browser.permissions.contains.mockResolvedValue(true)
  const { sent } = await open({
    ...notStarted,
    activation: { sending: false, outcome: { kind: 'active', at: fixedNow } },
  })
  await clickInPopup('[data-action="remove-access"]')
  expect(sent).toEqual([{ type: 'remove-access', org: popupOrgKey }])
  expect(popupRoot.querySelector('[data-action="remove-access"]')).toBeNull()
})

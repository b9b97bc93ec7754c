// @vitest-environment happy-dom
/** The question whether SpaceIQ's own form was saved, and what settles other notices. */

import { describe, expect, test, vi } from 'vitest'
import { createFakePopupBrowser, fixedNow, popupOrgKey } from '../../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
} from '../../../test/support/render-popup.tsx'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { PROPAGATION_MS } from '../../salesforce/propagation.ts'

vi.mock('webextension-polyfill', () => ({ default: createFakePopupBrowser() }))

const question = () => popupRoot.querySelectorAll('[data-question="saved"]')
const comesBefore = (one: string, other: string) =>
  (findInPopup(one).compareDocumentPosition(findInPopup(other)) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
const done: ObservedSetup = {
  consumerCredentials: { appName: 'SpaceIQ', key: true, secret: true, at: fixedNow },
}

describe('after the SpaceIQ form was filled', () => {
  test('the popup opened again asks first, whether it was saved, under whatever name the button has', async () => {
    await renderPopup(withObservedSetup({ ...done, formFilledAt: fixedNow - 60_000 }))
    expect(question()).toHaveLength(1)
    for (const name of ['Save', 'Activate', 'Save and Activate'])
      expect(question()[0]?.textContent).toContain(name)
    expect(comesBefore('[data-question="saved"]', '#values-title')).toBe(true)
  })

  test('the popup that filled it asks below what became of the fields', async () => {
    await renderPopup(withObservedSetup(done))
    await renderPopup(withObservedSetup({ ...done, formFilledAt: fixedNow + 1_000 }))
    expect(question()).toHaveLength(1)
    expect(comesBefore('#values-title', '[data-question="saved"]')).toBe(true)
  })

  test.each([
    ['yes', true],
    ['no', false],
  ])('%s is told to the background', async (answer, saved) => {
    const { sent } = await renderPopup(withObservedSetup({ ...done, formFilledAt: fixedNow - 60_000 }))
    await clickInPopup(`[data-action="saved-${answer}"]`)
    expect(sent).toContainEqual({ type: 'confirm-saved', org: popupOrgKey, saved })
  })

  test('no question is asked of a form that nobody filled, but that it was saved can be said', async () => {
    const { sent } = await renderPopup(withObservedSetup(done))
    expect(question()).toHaveLength(0)
    await clickInPopup('[data-action="saved"]')
    expect(sent).not.toContainEqual(expect.objectContaining({ type: 'confirm-saved' }))
    await clickInPopup('[data-action="confirm-saved"]')
    expect(sent).toContainEqual({ type: 'confirm-saved', org: popupOrgKey, saved: true })
  })

  test('saved is said as what it is: by the admin, and not checked', async () => {
    await renderPopup(withObservedSetup({ ...done, activation: { status: 'saved', at: fixedNow } }))
    expect(findInPopup('[data-outcome="saved"]').textContent).toContain('SpaceIQ wasn’t asked')
    expect(findInPopup('header .badge').textContent).toBe('Saved in SpaceIQ')
    expect(findInPopup('li[data-step="activate"]').dataset.status).toBe('done')
    expect(popupRoot.querySelector('[data-action="activate"]')).toBeNull()
  })
})

describe('the ten minutes of a new app', () => {
  const savedAt = fixedNow - 60_000
  const waits = () => popupRoot.querySelector('[data-wait]') !== null
  test.each<[string, ObservedSetup, boolean]>([
    ['nothing has tried it', {}, true],
    ['a sign-in has worked since', { passwordFlowWorkedAt: fixedNow - 30_000 }, false],
    ['SpaceIQ has accepted since', { activation: { status: 'active', at: fixedNow - 30_000 } }, false],
    [
      'SpaceIQ has accepted, and is at it',
      { activation: { status: 'pending', at: fixedNow - 30_000 } },
      false,
    ],
    ['it was saved in SpaceIQ since', { activation: { status: 'saved', at: fixedNow - 30_000 } }, false],
    ['a sign-in worked before it was saved anew', { passwordFlowWorkedAt: savedAt - 1 }, true],
    [
      'SpaceIQ accepted before it was saved anew',
      { activation: { status: 'active', at: savedAt - 1 } },
      true,
    ],
  ])('%s: %o, told %s', async (_, setup, told) => {
    await renderPopup(withObservedSetup({ connectedAppSavedAt: savedAt, ...setup }))
    expect(waits()).toBe(told)
    await renderPopup(withObservedSetup({ connectedAppSavedAt: fixedNow - PROPAGATION_MS, ...setup }))
    expect(waits()).toBe(false)
  })
})

describe('the warning that the org may block the flow', () => {
  const told = () => popupRoot.querySelector('[data-flow="before"]') !== null
  test('goes once a sign-in has worked; until when it works stays', async () => {
    await renderPopup(withObservedSetup(done))
    expect(told()).toBe(true)
    await renderPopup(withObservedSetup({ ...done, passwordFlowWorkedAt: fixedNow }))
    expect(told()).toBe(false)
    expect(findInPopup('[data-flow="settled"]').textContent).toContain('February 20, 2027')
    expect(popupRoot.textContent).not.toContain('Summer ’23')
  })

  test.each([
    ['active', false],
    ['pending', true],
    ['saved', true],
  ] as const)('with other values to send, after %s: %s', async (status, isTold) => {
    await renderPopup(withObservedSetup({ ...done, activation: { status, at: fixedNow } }))
    await clickInPopup('[data-action="send-again"]')
    expect(told()).toBe(isTold)
  })
})

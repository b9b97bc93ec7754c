// @vitest-environment happy-dom
/** The question whether SpaceIQ's own form was saved, and what settles other notices. */

import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser, now, org } from '../../../test/support/popup-fixtures.ts'
import { click, find, root, seen, show } from '../../../test/support/render-popup.tsx'
import { propagation } from '../../org-check/login-test/login-outcome.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser() }))

const question = () => root.querySelectorAll('[data-question="saved"]')
const comesBefore = (one: string, other: string) =>
  (find(one).compareDocumentPosition(find(other)) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
const done: Evidence = { keys: { appName: 'SpaceIQ', key: true, secret: true, at: now } }

describe('after the SpaceIQ form was filled', () => {
  test('the popup opened again asks first, whether it was saved, under whatever name the button has', async () => {
    await show(seen({ ...done, formFilledAt: now - 60_000 }))
    expect(question()).toHaveLength(1)
    for (const name of ['Save', 'Activate', 'Save and Activate'])
      expect(question()[0]?.textContent).toContain(name)
    expect(comesBefore('[data-question="saved"]', '#values-title')).toBe(true)
  })

  test('the popup that filled it asks below what became of the fields', async () => {
    await show(seen(done))
    await show(seen({ ...done, formFilledAt: now + 1_000 }))
    expect(question()).toHaveLength(1)
    expect(comesBefore('#values-title', '[data-question="saved"]')).toBe(true)
  })

  test.each([
    ['yes', true],
    ['no', false],
  ])('%s is told to the background', async (answer, saved) => {
    const { sent } = await show(seen({ ...done, formFilledAt: now - 60_000 }))
    await click(`[data-action="saved-${answer}"]`)
    expect(sent).toContainEqual({ type: 'saved', org, saved })
  })

  test('no question is asked of a form that nobody filled, but that it was saved can be said', async () => {
    const { sent } = await show(seen(done))
    expect(question()).toHaveLength(0)
    await click('[data-action="saved"]')
    expect(sent).not.toContainEqual(expect.objectContaining({ type: 'saved' }))
    await click('[data-action="confirm-saved"]')
    expect(sent).toContainEqual({ type: 'saved', org, saved: true })
  })

  test('saved is said as what it is: by the admin, and not checked', async () => {
    await show(seen({ ...done, activation: { status: 'saved', at: now } }))
    expect(find('[data-outcome="saved"]').textContent).toContain('SpaceIQ was not asked')
    expect(find('header .badge').textContent).toBe('Saved in SpaceIQ')
    expect(find('li[data-step="activate"]').dataset.status).toBe('done')
    expect(root.querySelector('[data-action="activate"]')).toBeNull()
  })
})

describe('the ten minutes of a new app', () => {
  const savedAt = now - 60_000
  const waits = () => root.querySelector('[data-wait]') !== null
  test.each<[string, Evidence, boolean]>([
    ['nothing has tried it', {}, true],
    ['a sign-in has worked since', { flowWorkedAt: now - 30_000 }, false],
    ['SpaceIQ has accepted since', { activation: { status: 'active', at: now - 30_000 } }, false],
    ['SpaceIQ has accepted, and is at it', { activation: { status: 'pending', at: now - 30_000 } }, false],
    ['it was saved in SpaceIQ since', { activation: { status: 'saved', at: now - 30_000 } }, false],
    ['a sign-in worked before it was saved anew', { flowWorkedAt: savedAt - 1 }, true],
    [
      'SpaceIQ accepted before it was saved anew',
      { activation: { status: 'active', at: savedAt - 1 } },
      true,
    ],
  ])('%s: %o, told %s', async (_, evidence, told) => {
    await show(seen({ appSavedAt: savedAt, ...evidence }))
    expect(waits()).toBe(told)
    await show(seen({ appSavedAt: now - propagation, ...evidence }))
    expect(waits()).toBe(false)
  })
})

describe('the warning that the org may block the flow', () => {
  const told = () => root.querySelector('[data-flow="before"]') !== null
  test('goes once a sign-in has worked; until when it works stays', async () => {
    await show(seen(done))
    expect(told()).toBe(true)
    await show(seen({ ...done, flowWorkedAt: now }))
    expect(told()).toBe(false)
    expect(find('[data-flow="settled"]').textContent).toContain('ends it in every org')
    expect(root.textContent).not.toContain('Summer ’23')
  })

  test.each([
    ['active', false],
    ['pending', true],
    ['saved', true],
  ] as const)('with other values to send, after %s: %s', async (status, isTold) => {
    await show(seen({ ...done, activation: { status, at: now } }))
    await click('[data-action="send-again"]')
    expect(told()).toBe(isTold)
  })
})

// @vitest-environment happy-dom
/** The popup says what SpaceIQ's form holds at the moment, for as long as it is open over it. */

import { act as settle } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { createPopupState } from '../../../test/support/popup-fixtures.ts'
import { clickInPopup, findInPopup, popupRoot, renderPopup } from '../../../test/support/render-popup.tsx'
import type { PageMessage } from '../../messages.ts'
import { credentialNames } from '../../required-setup.ts'
import type { FormSnapshot } from '../watch-form.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

const filled = Object.fromEntries(credentialNames.map((name) => [name, 'filled'])) as FormSnapshot['findings']
const spaceiq = { tab: 3, origin: 'https://main.spaceiq.com', host: 'main.spaceiq.com' }
let watch: FormSnapshot | null = null
const looks = () =>
  browser.runtime.sendMessage.mock.calls.filter(([{ type }]) => type === 'read-spaceiq-form').length
const later = () => settle(async () => void (await vi.advanceTimersByTimeAsync(1_500)))
const sum = () => popupRoot.querySelector('[data-form-report]')?.getAttribute('data-form-report') ?? null

beforeEach(() => {
  watch = null
  browser.runtime.sendMessage.mockReset().mockImplementation(async (message: PageMessage) => {
    if (message.type === 'read-spaceiq-form') return { ok: true, value: watch }
    if (message.type === 'fill-spaceiq-form') return { ok: true, value: filled }
    return { ok: true }
  })
})

test('what a password manager wrote after the filling is named, with what to do', async () => {
  await renderPopup(createPopupState({ spaceiq }))
  await clickInPopup('[data-action="fill-spaceiq"]')
  expect(sum()).toBe('form_done')
  watch = { findings: filled, pressed: false }
  await later()
  expect(sum()).toBe('form_done')
  watch = { findings: { ...filled, username: 'changed', password: 'changed' }, pressed: false }
  await later()
  expect(sum()).toBe('form_sum_changed')
  expect(findInPopup('[data-form-report]').className).toContain('warn')
  expect(findInPopup('[data-value="password"][data-finding="changed"]').textContent).toContain(
    'password manager',
  )
  watch = { findings: filled, pressed: false }
  await later()
  expect(sum()).toBe('form_done')
})

test('a popup that is opened later over the form says the same', async () => {
  watch = { findings: { ...filled, username: 'changed' }, pressed: false }
  await renderPopup(createPopupState({ spaceiq }))
  await later()
  expect(sum()).toBe('form_sum_changed')
})

test.each([
  ['form_pressed', filled],
  ['form_pressed_changed', { ...filled, username: 'changed' } as const],
  ['form_pressed_some', { ...filled, domain: 'not-found' } as const],
])('after the page’s own button it is %s', async (expected, findings) => {
  watch = { findings, pressed: true }
  await renderPopup(createPopupState({ spaceiq }))
  await later()
  expect(sum()).toBe(expected)
})

test('a form that has gone is spoken of no more, one that was not there is', async () => {
  watch = { findings: filled, pressed: false }
  await renderPopup(createPopupState({ spaceiq }))
  await later()
  watch = null
  await later()
  expect(sum()).toBeNull()
  await clickInPopup('[data-action="fill-spaceiq"]')
  await later()
  expect(sum()).toBe('form_done')
})

test('nothing is looked at where SpaceIQ is not in front', async () => {
  await renderPopup(createPopupState({ spaceiq: null }))
  await later()
  expect(looks()).toBe(0)
})

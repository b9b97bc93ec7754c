// @vitest-environment happy-dom
/** Every error the popup shows can be copied for support: what, when, status and ids, and nothing anybody typed. */

import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import {
  consumerSecretFixture,
  credentialsFixture,
  fixedNow,
  passwordFixture,
} from '../../test/support/popup-fixtures.ts'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
} from '../../test/support/render-popup.tsx'
import type { PopupState } from '../messages.ts'
import { emptyApiState } from '../org-check/api-state.ts'
import type { FormFillReport as Report } from '../spaceiq-form/field-results.ts'
import { FormReportView } from '../spaceiq-form/ui/form-report.tsx'
import { CopyDetails } from './copy-details.tsx'
import { formatErrorDetails } from './details.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const word = 'Words of somebody'

/** Presses *Copy details* on what is shown. */
const copy = async (): Promise<string> => {
  const writeText = vi.fn(async (_: string) => undefined)
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  await clickInPopup('[data-action="copy-details"]')
  return writeText.mock.calls[0]?.[0] ?? ''
}

const copied = async (change: Partial<PopupState>): Promise<string> => {
  await renderPopup({ ...withObservedSetup({}), ...change })
  return copy()
}

const open = (page: ComponentChild) => settle(() => render(page, popupRoot))

test('an activation that failed', async () => {
  const outcome = {
    kind: 'invalid',
    at: fixedNow,
    status: 422,
    tries: 1,
    requestId: 'req-7f3a',
    detail: word,
  } as const
  const text = await copied({ activation: { sending: false, outcome } })
  expect(text.split('\n')).toEqual([
    'SpaceIQ Setup Assistant: 0.1.0',
    'What: activate: invalid',
    `When: ${new Date(fixedNow).toISOString()}`,
    'HTTP status: 422',
    'Request ID: req-7f3a',
    'Requests made: 1',
    'Browser: Mozilla/5.0',
  ])
  for (const value of [passwordFixture, consumerSecretFixture, credentialsFixture.username.value, word])
    expect(text).not.toContain(value)
})

test('a check that could not be made', async () => {
  const report = {
    ok: false,
    at: fixedNow,
    reason: 'session-expired',
    code: 'INVALID_SESSION_ID',
    status: 401,
  } as const
  const text = await copied({ api: { ...emptyApiState, report } })
  expect(text).toContain('What: check: session-expired')
  expect(text).toContain('Code: INVALID_SESSION_ID')
  expect(text).toContain('HTTP status: 401')
})

test('a sign-in that failed', async () => {
  const signIn = {
    kind: 'wrong-password',
    at: fixedNow,
    said: word,
    username: credentialsFixture.username.value,
  } as const
  const text = await copied({ api: { ...emptyApiState, loginTest: signIn } })
  expect(text).toContain('What: sign-in: wrong-password')
  expect(text).not.toContain(word)
  expect(text).not.toContain(credentialsFixture.username.value)
})

test('what could not be mended', async () => {
  const item = { kind: 'user', username: credentialsFixture.username.value, profile: word } as const
  const mended = [{ item, end: 'failed', reason: 'forbidden', message: word }] as const
  const text = await copied({
    api: { ...emptyApiState, repairResults: mended, report: { ok: true, at: fixedNow, rows: [] } },
  })
  expect(text).toContain('What: mend: user forbidden')
  expect(text).not.toContain(word)
  expect(text).not.toContain(credentialsFixture.username.value)
})

test('a code or an id that is somebody’s text is left out', () => {
  const text = formatErrorDetails({ event: 'check: invalid', code: 'a b', requestId: '<script>' }, '1', 'B')
  expect(text).toBe('SpaceIQ Setup Assistant: 1\nWhat: check: invalid\nBrowser: B')
})

test('a session that may not be used', async () => {
  vi.mocked(browser.permissions.request).mockResolvedValueOnce(false)
  await renderPopup(withObservedSetup({}))
  await clickInPopup('[data-action="check-org"]')
  expect(await copy()).toContain('What: check: permission denied')
})

test('an access that was not given', async () => {
  vi.mocked(browser.permissions.contains).mockResolvedValue(false)
  vi.mocked(browser.permissions.request).mockResolvedValueOnce(false)
  await renderPopup(withObservedSetup({}))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  await clickInPopup('[data-action="allow-access"]')
  expect(await copy()).toContain('What: allow-access: not granted')
  vi.mocked(browser.permissions.contains).mockResolvedValue(true)
})

test('what became of SpaceIQ’s form, by the names of its fields, unless all is well', async () => {
  const all = (one: Report['username']): Report => ({
    username: one,
    password: one,
    clientSecret: one,
    clientId: one,
    domain: one,
  })
  await open(<FormReportView grant="password" report={{ ...all('filled'), password: 'reverted' }} />)
  expect(await copy()).toContain(
    'What: fill-spaceiq: username filled, password reverted, clientSecret filled, clientId filled, domain filled',
  )
  await open(<FormReportView grant="password" report={all('filled')} />)
  expect(popupRoot.querySelector('[data-action="copy-details"]')).toBeNull()
})

test('what the browser does not copy is shown, to be copied by hand', async () => {
  const writeText = vi.fn(async (_: string) => undefined).mockRejectedValueOnce(new Error('not in front'))
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  await open(<CopyDetails event="check: invalid" />)
  await clickInPopup('[data-action="copy-details"]')
  expect(findInPopup('[role="status"]').textContent).toContain('Select the text and copy it')
  expect((findInPopup('textarea') as HTMLTextAreaElement).value).toContain('What: check: invalid')
  await clickInPopup('[data-action="copy-details"]')
  expect(popupRoot.querySelector('textarea')).toBeNull()
  expect(findInPopup('[role="status"]').textContent).toContain('no secret')
})

// @vitest-environment happy-dom
/** Every error the popup shows can be copied for support: what, when, status and ids, and nothing anybody typed. */

import { type ComponentChild, render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { now, password, secret, values } from '../../test/support/popup-fixtures.ts'
import { click, find, root, seen, show } from '../../test/support/render-popup.tsx'
import type { PopupState, FormReport as Report } from '../messages.ts'
import { FormReport } from '../spaceiq-form/ui/form-report.tsx'
import { CopyDetails } from './copy-details.tsx'
import { detailsText } from './details.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))

const word = 'Words of somebody'

/** Presses *Copy details* on what is shown. */
const copy = async (): Promise<string> => {
  const writeText = vi.fn(async (_: string) => undefined)
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  await click('[data-action="copy-details"]')
  return writeText.mock.calls[0]?.[0] ?? ''
}

const copied = async (change: Partial<PopupState>): Promise<string> => {
  await show({ ...seen({}), ...change })
  return copy()
}

const open = (page: ComponentChild) => settle(() => render(page, root))

const noApi = { running: null, report: null, plan: [], mended: null, signIn: null }

test('an activation that failed', async () => {
  const outcome = {
    kind: 'invalid',
    at: now,
    status: 422,
    tries: 1,
    requestId: 'req-7f3a',
    detail: word,
  } as const
  const text = await copied({ activation: { sending: false, outcome } })
  expect(text.split('\n')).toEqual([
    'SpaceIQ Setup Assistant: 0.1.0',
    'What: activate: invalid',
    `When: ${new Date(now).toISOString()}`,
    'HTTP status: 422',
    'Request ID: req-7f3a',
    'Requests made: 1',
    'Browser: Mozilla/5.0',
  ])
  for (const value of [password, secret, values.username.value, word]) expect(text).not.toContain(value)
})

test('a check that could not be made', async () => {
  const report = {
    ok: false,
    at: now,
    reason: 'session-expired',
    code: 'INVALID_SESSION_ID',
    status: 401,
  } as const
  const text = await copied({ api: { ...noApi, report } })
  expect(text).toContain('What: check: session-expired')
  expect(text).toContain('Code: INVALID_SESSION_ID')
  expect(text).toContain('HTTP status: 401')
})

test('a sign-in that failed', async () => {
  const signIn = { kind: 'wrong-password', at: now, said: word, username: values.username.value } as const
  const text = await copied({ api: { ...noApi, signIn } })
  expect(text).toContain('What: sign-in: wrong-password')
  expect(text).not.toContain(word)
  expect(text).not.toContain(values.username.value)
})

test('what could not be mended', async () => {
  const item = { kind: 'user', username: values.username.value, profile: word } as const
  const mended = [{ item, end: 'failed', reason: 'forbidden', message: word }] as const
  const text = await copied({ api: { ...noApi, mended, report: { ok: true, at: now, rows: [] } } })
  expect(text).toContain('What: mend: user forbidden')
  expect(text).not.toContain(word)
  expect(text).not.toContain(values.username.value)
})

test('a code or an id that is somebody’s text is left out', () => {
  const text = detailsText({ what: 'check: invalid', code: 'a b', requestId: '<script>' }, '1', 'B')
  expect(text).toBe('SpaceIQ Setup Assistant: 1\nWhat: check: invalid\nBrowser: B')
})

test('a session that may not be used', async () => {
  vi.mocked(browser.permissions.request).mockResolvedValueOnce(false)
  await show(seen({}))
  await click('[data-action="check-org"]')
  expect(await copy()).toContain('What: check: permission denied')
})

test('an access that was not given', async () => {
  vi.mocked(browser.permissions.contains).mockResolvedValueOnce(false)
  vi.mocked(browser.permissions.request).mockResolvedValueOnce(false)
  await show(seen({}))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  await click('[data-action="allow-access"]')
  expect(await copy()).toContain('What: allow-access: denied')
})

test('what became of SpaceIQ’s form, by the names of its fields, unless all is well', async () => {
  const all = (one: Report['username']): Report => ({
    username: one,
    password: one,
    clientSecret: one,
    clientId: one,
    domain: one,
  })
  await open(<FormReport report={{ ...all('filled'), password: 'reverted' }} />)
  expect(await copy()).toContain(
    'What: fill-spaceiq: username filled, password reverted, clientSecret filled, clientId filled, domain filled',
  )
  await open(<FormReport report={all('filled')} />)
  expect(root.querySelector('[data-action="copy-details"]')).toBeNull()
})

test('what the browser does not copy is shown, to be copied by hand', async () => {
  const writeText = vi.fn(async (_: string) => undefined).mockRejectedValueOnce(new Error('not in front'))
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  await open(<CopyDetails what="check: invalid" />)
  await click('[data-action="copy-details"]')
  expect(find('[role="status"]').textContent).toContain('Select the text below')
  expect((find('textarea') as HTMLTextAreaElement).value).toContain('What: check: invalid')
  await click('[data-action="copy-details"]')
  expect(root.querySelector('textarea')).toBeNull()
  expect(find('[role="status"]').textContent).toContain('no secret')
})

// @vitest-environment happy-dom
/** Every error the popup shows can be copied for support: what, when, status and ids, and nothing anybody typed. */

import { expect, test, vi } from 'vitest'
import type { PopupState } from '../../src/messages.ts'
import { detailsText } from '../../src/ui/details.ts'
import { now, password, secret, values } from './popup-fakes.ts'
import { click, seen, show } from './popup-stage.tsx'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./popup-fakes.ts')).fakeBrowser() }))

const word = 'Words of somebody'

const copied = async (change: Partial<PopupState>): Promise<string> => {
  const writeText = vi.fn(async (_: string) => undefined)
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0', clipboard: { writeText } })
  await show({ ...seen({}), ...change })
  await click('[data-action="copy-details"]')
  return writeText.mock.calls[0]?.[0] ?? ''
}

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

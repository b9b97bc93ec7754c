import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import {
  getValidationError,
  getValidationWarning,
  normalizeInput,
} from '../credentials/ui/credential-checks.ts'
import { validateEndpoint } from '../options/validate-endpoint.ts'
import { sendRequest } from '../ui/send.ts'
import { formatCountdown, formatTime } from '../ui/time.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const ask = vi.mocked(browser.runtime.sendMessage)

describe('sending', () => {
  beforeEach(() => {
    ask.mockReset()
  })

  test('an answer is passed on', async () => {
    ask.mockResolvedValue({ ok: true, value: 7 })
    expect(await sendRequest({ type: 'start-guide', org: 'a' })).toEqual({ ok: true, value: 7 })
  })

  test('a refusal names its reason', async () => {
    ask.mockResolvedValue({ ok: false, reason: 'no-such-org' })
    expect(await sendRequest({ type: 'start-guide', org: 'a' })).toEqual({
      ok: false,
      error: { kind: 'refused', reason: 'no-such-org', messageType: 'start-guide', at: expect.any(Number) },
    })
  })

  test.each([undefined, null, 'x', {}])('%o is no answer', async (answer) => {
    ask.mockResolvedValue(answer)
    expect(await sendRequest({ type: 'start-guide', org: 'a' })).toMatchObject({
      ok: false,
      error: { kind: 'silent' },
    })
  })

  test('a worker that is gone is no answer', async () => {
    ask.mockRejectedValue(new Error('The message port closed before a response was received.'))
    expect(await sendRequest({ type: 'start-guide', org: 'a' })).toMatchObject({ error: { kind: 'silent' } })
  })

  test('silence ends', async () => {
    vi.useFakeTimers()
    ask.mockReturnValue(new Promise(() => undefined))
    const answer = sendRequest({ type: 'start-guide', org: 'a' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answer).toMatchObject({ error: { kind: 'silent' } })
    vi.useRealTimers()
  })
})

describe('values', () => {
  test('usual ones pass without a word', () => {
    expect(getValidationWarning('clientId', `3MVG9${'a'.repeat(80)}`)).toBeNull()
    expect(getValidationWarning('clientSecret', 'AB12'.repeat(16))).toBeNull()
    expect(getValidationWarning('clientSecret', '1234567890123456789')).toBeNull()
    expect(getValidationWarning('domain', 'https://acme.my.salesforce.com/')).toBeNull()
    expect(getValidationWarning('domain', 'https://acme--uat.sandbox.my.salesforce.com/')).toBeNull()
    expect(getValidationWarning('username', 'a@b.example')).toBeNull()
    expect(getValidationWarning('password', 'anything')).toBeNull()
    expect(getValidationWarning('clientSecret', '')).toBeNull()
  })

  test('unusual ones are warned of', () => {
    expect(getValidationWarning('clientId', 'SpaceIQ')).toBe('value_warn_clientId')
    expect(getValidationWarning('clientSecret', 'hunter2')).toBe('value_warn_clientSecret')
    expect(getValidationWarning('domain', 'https://login.salesforce.com/')).toBe('value_domain_login_host')
    expect(getValidationWarning('domain', 'https://na112.salesforce.com/')).toBe('value_domain_instance_host')
    expect(getValidationWarning('domain', 'https://evil.example/')).toBe('value_domain_not_salesforce')
    expect(getValidationWarning('username', 'spaceiq')).toBe('value_warn_username')
  })

  test('any address of the org will do as the domain', () => {
    expect(getValidationWarning('domain', 'acme.lightning.force.com')).toBeNull()
    expect(getValidationWarning('domain', 'https://Acme.my.salesforce.com/lightning/setup')).toBeNull()
  })

  test('a session is refused in any field', () => {
    for (const name of ['username', 'clientSecret', 'token'] as const) {
      expect(getValidationError(name, '00D5e000000AbcD!AQcAQH0dMHZ')).toBe('value_refused_session')
      expect(getValidationError(name, ' 00D5e000000AbcDEFG!AQcAQH0dMHZ')).toBe('value_refused_session')
      expect(getValidationError(name, '3MVG900D!')).toBeNull()
    }
  })

  test('what the background would not take is refused before', () => {
    expect(getValidationError('token', 'two words')).toBe('value_refused_token')
    expect(getValidationError('token', 'Bearer word')).toBeNull()
    expect(getValidationError('password', 'with a blank ')).toBeNull()
    expect(getValidationError('password', 'a\tb')).toBe('value_refused_form')
    expect(getValidationError('username', 'x'.repeat(513))).toBe('value_refused_form')
  })

  test('tidying takes blanks off the ends, and leaves passwords alone', () => {
    expect(normalizeInput('clientId', '\u00a0 3MVG9x\u200b\n')).toBe('3MVG9x')
    expect(normalizeInput('password', ' p ')).toBe(' p ')
    expect(normalizeInput('token', ' Bearer abc ')).toBe('abc')
    fc.assert(
      fc.property(
        fc.string(),
        (value) =>
          normalizeInput('domain', normalizeInput('domain', value)) === normalizeInput('domain', value),
      ),
    )
  })
})

describe('the activation address', () => {
  test.each([
    ['https://api.spaceiq.com/x', 'allowed'],
    ['https://spaceiq.com/', 'foreign'],
    ['https://api.spaceiq.com:8443/x', 'bad'],
    ['https://hooks.example.com/x', 'allowed'],
    ['https://spaceiq.com.evil.example/', 'foreign'],
    ['https://notspaceiq.com/', 'foreign'],
    ['https://api.spaceiq.com@evil.example/', 'bad'],
    ['http://api.spaceiq.com/x', 'bad'],
    ['javascript:alert(1)', 'bad'],
    ['api.spaceiq.com', 'bad'],
    ['', 'bad'],
  ])('%s is %s', (typed, kind) => {
    expect(validateEndpoint(typed, ['hooks.example.com']).kind).toBe(kind)
  })
})

test('times', () => {
  const at = new Date('2026-11-23T14:02:00').getTime()
  expect(formatTime(at, at)).toBe('2:02 PM')
  expect(formatTime(at, at + 86_400_000)).toBe('Nov 23, 2026, 2:02 PM')
  expect(formatCountdown(600_000)).toBe('10:00')
  expect(formatCountdown(59_001)).toBe('1:00')
  expect(formatCountdown(-5)).toBe('0:00')
})

import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { refusalOf, tidy, warningFor } from '../credentials/ui/credential-checks.ts'
import { judgeEndpoint } from '../options/validate-endpoint.ts'
import { send } from '../ui/send.ts'
import { clock, countdown } from '../ui/time.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).fakeBrowser(),
}))

const ask = vi.mocked(browser.runtime.sendMessage)

describe('sending', () => {
  beforeEach(() => {
    ask.mockReset()
  })

  test('an answer is passed on', async () => {
    ask.mockResolvedValue({ ok: true, value: 7 })
    expect(await send({ type: 'start', org: 'a' })).toEqual({ ok: true, value: 7 })
  })

  test('a refusal names its reason', async () => {
    ask.mockResolvedValue({ ok: false, reason: 'no-such-org' })
    expect(await send({ type: 'start', org: 'a' })).toEqual({
      ok: false,
      trouble: { kind: 'refused', reason: 'no-such-org', asked: 'start', at: expect.any(Number) },
    })
  })

  test.each([undefined, null, 'x', {}])('%o is no answer', async (answer) => {
    ask.mockResolvedValue(answer)
    expect(await send({ type: 'start', org: 'a' })).toMatchObject({ ok: false, trouble: { kind: 'silent' } })
  })

  test('a worker that is gone is no answer', async () => {
    ask.mockRejectedValue(new Error('The message port closed before a response was received.'))
    expect(await send({ type: 'start', org: 'a' })).toMatchObject({ trouble: { kind: 'silent' } })
  })

  test('silence ends', async () => {
    vi.useFakeTimers()
    ask.mockReturnValue(new Promise(() => undefined))
    const answer = send({ type: 'start', org: 'a' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answer).toMatchObject({ trouble: { kind: 'silent' } })
    vi.useRealTimers()
  })
})

describe('values', () => {
  test('usual ones pass without a word', () => {
    expect(warningFor('clientId', `3MVG9${'a'.repeat(80)}`)).toBeNull()
    expect(warningFor('clientSecret', 'AB12'.repeat(16))).toBeNull()
    expect(warningFor('clientSecret', '1234567890123456789')).toBeNull()
    expect(warningFor('domain', 'https://acme.my.salesforce.com/')).toBeNull()
    expect(warningFor('domain', 'https://acme--uat.sandbox.my.salesforce.com/')).toBeNull()
    expect(warningFor('username', 'a@b.example')).toBeNull()
    expect(warningFor('password', 'anything')).toBeNull()
    expect(warningFor('clientSecret', '')).toBeNull()
  })

  test('unusual ones are warned of', () => {
    expect(warningFor('clientId', 'SpaceIQ')).toBe('value_warn_clientId')
    expect(warningFor('clientSecret', 'hunter2')).toBe('value_warn_clientSecret')
    expect(warningFor('domain', 'https://login.salesforce.com/')).toBe('value_domain_login_host')
    expect(warningFor('domain', 'https://na112.salesforce.com/')).toBe('value_domain_instance_host')
    expect(warningFor('domain', 'https://evil.example/')).toBe('value_domain_not_salesforce')
    expect(warningFor('username', 'spaceiq')).toBe('value_warn_username')
  })

  test('any address of the org will do as the domain', () => {
    expect(warningFor('domain', 'acme.lightning.force.com')).toBeNull()
    expect(warningFor('domain', 'https://Acme.my.salesforce.com/lightning/setup')).toBeNull()
  })

  test('a session is refused in any field', () => {
    for (const name of ['username', 'clientSecret', 'token'] as const) {
      expect(refusalOf(name, '00D5e000000AbcD!AQcAQH0dMHZ')).toBe('value_refused_session')
      expect(refusalOf(name, ' 00D5e000000AbcDEFG!AQcAQH0dMHZ')).toBe('value_refused_session')
      expect(refusalOf(name, '3MVG900D!')).toBeNull()
    }
  })

  test('what the background would not take is refused before', () => {
    expect(refusalOf('token', 'two words')).toBe('value_refused_token')
    expect(refusalOf('token', 'Bearer word')).toBeNull()
    expect(refusalOf('password', 'with a blank ')).toBeNull()
    expect(refusalOf('password', 'a\tb')).toBe('value_refused_form')
    expect(refusalOf('username', 'x'.repeat(513))).toBe('value_refused_form')
  })

  test('tidying takes blanks off the ends, and leaves passwords alone', () => {
    expect(tidy('clientId', '\u00a0 3MVG9x\u200b\n')).toBe('3MVG9x')
    expect(tidy('password', ' p ')).toBe(' p ')
    expect(tidy('token', ' Bearer abc ')).toBe('abc')
    fc.assert(
      fc.property(fc.string(), (value) => tidy('domain', tidy('domain', value)) === tidy('domain', value)),
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
    expect(judgeEndpoint(typed, ['hooks.example.com']).kind).toBe(kind)
  })
})

test('times', () => {
  const at = new Date('2026-11-23T14:02:00').getTime()
  expect(clock(at, at)).toBe('14:02')
  expect(clock(at, at + 86_400_000)).toBe('Nov 23, 2026, 14:02')
  expect(countdown(600_000)).toBe('10:00')
  expect(countdown(59_001)).toBe('1:00')
  expect(countdown(-5)).toBe('0:00')
})

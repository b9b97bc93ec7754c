import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { judgeEndpoint } from '../../src/options/endpoint.ts'
import { isSession, tidy, warningFor } from '../../src/popup/value-checks.ts'
import { send } from '../../src/ui/send.ts'
import { clock, countdown } from '../../src/ui/time.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./popup-fakes.ts')).fakeBrowser() }))

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
    ask.mockResolvedValue({ ok: false, reason: 'sender-origin' })
    expect(await send({ type: 'start', org: 'a' })).toEqual({
      ok: false,
      trouble: { kind: 'refused', reason: 'sender-origin' },
    })
  })

  test.each([undefined, null, 'x', {}])('%o is no answer', async (answer) => {
    ask.mockResolvedValue(answer)
    expect(await send({ type: 'start', org: 'a' })).toEqual({ ok: false, trouble: { kind: 'silent' } })
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
    expect(warningFor('domain', 'acme.lightning.force.com')).toBe('value_warn_domain')
    expect(warningFor('username', 'spaceiq')).toBe('value_warn_username')
  })

  test('a session is recognised in any field', () => {
    expect(isSession('00D5e000000AbcD!AQcAQH0dMHZ')).toBe(true)
    expect(isSession('00D5e000000AbcDEFG!AQcAQH0dMHZ')).toBe(true)
    expect(isSession('3MVG900D!')).toBe(false)
  })

  test('tidying takes blanks off the ends, and leaves passwords alone', () => {
    expect(tidy('clientId', '\u00a0 3MVG9x\u200b\n')).toBe('3MVG9x')
    expect(tidy('password', ' p ')).toBe(' p ')
    fc.assert(
      fc.property(fc.string(), (value) => tidy('token', tidy('token', value)) === tidy('token', value)),
    )
  })
})

describe('the activation address', () => {
  test.each([
    ['https://api.spaceiq.com/x', 'allowed'],
    ['https://spaceiq.com/', 'allowed'],
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

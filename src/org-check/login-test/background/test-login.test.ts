/** Test login as the background does it: the org is asked who is meant, and why it refused, wherever it may be. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createErrorResponse, createFakeApi, otherUser } from '../../../../test/support/fake-api.ts'
import { fakeBrowserControls } from '../../../../test/support/fake-browser.ts'
import { getMessage, resolveMessage } from '../../../../test/support/texts.ts'
import { setCredential } from '../../../credentials/background/vault.ts'
import { getApiState } from '../../background/api-state.ts'
import type { LoginOutcome } from '../login-kinds.ts'
import { describeLoginOutcome } from '../login-texts.ts'
import { testLogin } from './test-login.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const sandbox = 'acme--uat.sandbox.my.salesforce.com'
const production = 'acme.my.salesforce.com'
const username = 'integration@acme.example'
const user = { ...otherUser, Username: username }

let server = createFakeApi()
let tokens: string[] = []
let tokenAnswer: () => Response = () => new Response()

const refused = () =>
  Response.json({ error: 'invalid_grant', error_description: 'authentication failure' }, { status: 400 })
const line = (Status: string, secondsAgo = 0) => ({
  UserId: user.Id,
  Status,
  LoginTime: new Date(Date.now() - secondsAgo * 1000).toISOString().replace('Z', '+0000'),
  SourceIp: '203.0.113.7',
  Application: 'SpaceIQ',
})

beforeEach(() => {
  fakeBrowserControls.reset()
  server = createFakeApi()
  tokens = []
  tokenAnswer = refused
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!url.includes('/oauth2/token')) return server.fetch(url, init)
    tokens.push(url)
    return tokenAnswer()
  })
})
afterEach(() => vi.unstubAllGlobals())

const tested = async (org: string, name = username): Promise<LoginOutcome> => {
  const typed = { username: name, password: 'pw', clientId: 'key', clientSecret: 'secret' } as const
  for (const [what, value] of Object.entries(typed))
    await setCredential(org, what as keyof typeof typed, value)
  await testLogin(org)
  const { loginTest } = await getApiState(org)
  if (!loginTest) throw new Error('no outcome')
  return loginTest
}
const wordsOf = (outcome: LoginOutcome, org: string) =>
  describeLoginOutcome(outcome, { org, setup: {}, now: new Date(outcome.at) })
    .map(({ key, subs }) => getMessage(key, subs))
    .join(' ')
/** An org of which nothing is known, on a day before the password flow ends. */
const unknown = { setup: {}, now: new Date('2026-11-29T09:00:00Z') }
const allow = () => fakeBrowserControls.setSession('the-session')

describe('a user name that the org has not', () => {
  test('is told before anything is sent, naming the org, its usual names and those like it', async () => {
    allow()
    server.tables.User?.push({ ...user, Username: `${username}.uat` }, otherUser)
    const outcome = await tested(sandbox)
    expect(outcome).toMatchObject({ kind: 'no-such-user', username, near: [`${username}.uat`] })
    expect(tokens).toEqual([])
    const words = wordsOf(outcome, sandbox)
    for (const word of [sandbox, username, `${username}.uat`, '.uat:']) expect(words).toContain(word)
  })

  test('the other way round: a sandbox’s name in production is told with the production’s', async () => {
    allow()
    server.tables.User?.push({ ...user, Username: 'jane@acme.example' }, user)
    const typed = `${username}.uat`
    const outcome = await tested(production, typed)
    expect(outcome).toMatchObject({ kind: 'no-such-user', username: typed, near: [username] })
  })

  test('is told no sandbox’s suffix in production, nor where it ends with it already', () => {
    const outcome: LoginOutcome = { kind: 'no-such-user', at: 1, username }
    expect(describeLoginOutcome(outcome, { org: production, ...unknown })).toHaveLength(1)
    expect(
      describeLoginOutcome({ ...outcome, username: `${username}.uat` }, { org: sandbox, ...unknown }),
    ).toHaveLength(1)
  })

  test('is not said where the session may not see everybody: the org’s endpoint is asked', async () => {
    allow()
    server.tables.UserPermissionAccess = [
      { PermissionsCustomizeApplication: false, PermissionsManageUsers: false },
    ]
    const outcome = await tested(production)
    expect(outcome).toMatchObject({ kind: 'history-unread', unread: 'forbidden' })
    expect(tokens).toHaveLength(1)
  })
})

describe('a refusal that the endpoint does not explain', () => {
  const ends = async (): Promise<Record<string, LoginOutcome>> => {
    const notAllowed = await tested(production)
    allow()
    const noSuchUser = await tested(production)
    server.tables.User?.push(user)
    const noLine = await tested(production)
    server.tables.LoginHistory = [line('Failed: Something of next year')]
    const unknownLine = await tested(production)
    server.breakWith('timeout')
    return { notAllowed, noSuchUser, noLine, unknownLine, unread: await tested(production) }
  }

  test('has a text of its own for each thing that can be known of it', async () => {
    const all = await ends()
    expect(Object.fromEntries(Object.entries(all).map(([name, { kind }]) => [name, kind]))).toEqual({
      notAllowed: 'refused',
      noSuchUser: 'no-such-user',
      noLine: 'no-line',
      unknownLine: 'unknown-line',
      unread: 'history-unread',
    })
    const words = Object.values(all).map((outcome) => wordsOf(outcome, production))
    expect(new Set(words).size).toBe(words.length)
    const [notAllowed, ...others] = words
    expect(notAllowed).toContain('Check my org')
    // It is on already.
    for (const other of others) expect(other).not.toContain('Check my org')
    expect(words[3]).toContain('Failed: Something of next year')
  })

  test.each([
    ['Failed: Delegated authentication', 'delegated'],
    ['Single sign-on required', 'sso-required'],
    ['Password expired', 'password-expired'],
    ['Login invalid: user disabled or User Locked Out', 'unknown-line'],
  ])('is explained by a line of the login history: %s', async (status, kind) => {
    allow()
    server.tables.User?.push(user)
    server.tables.LoginHistory = [line('Success'), line(status)]
    expect(await tested(production)).toMatchObject({ kind, line: { status } })
  })

  test('that lists causes is settled by asking for the account, and only by that', async () => {
    allow()
    const account = { ...user, IsPasswordLocked: true }
    server.tables.User?.push(account)
    const status = 'Login invalid: user disabled or User Locked Out'
    server.tables.LoginHistory = [line(status)]
    expect(await tested(production)).toMatchObject({ kind: 'locked', line: { status } })
  })

  test('without a line is explained by an account that is frozen', async () => {
    allow()
    server.tables.User?.push({ ...user, IsFrozen: true })
    expect((await tested(production)).kind).toBe('inactive-user')
  })

  test('keeps what its line says where the account could not be asked', async () => {
    allow()
    server.tables.User?.push(user)
    server.tables.LoginHistory = [line('Password expired')]
    server.answer(/FROM UserLogin/, createErrorResponse('INVALID_TYPE'))
    expect((await tested(production)).kind).toBe('password-expired')
  })

  test('is not explained by an old line, nor by the one that explained the attempt before', async () => {
    allow()
    server.tables.User?.push(user)
    server.tables.LoginHistory = [line('Invalid Password', 600)]
    expect((await tested(production)).kind).toBe('no-line')
    server.tables.LoginHistory = [line('Invalid Password')]
    expect((await tested(production)).kind).toBe('wrong-password')
    expect((await tested(production)).kind).toBe('no-line')
  })

  test('is not explained by a refusal of the other flow, seconds before', async () => {
    allow()
    server.tables.User?.push(user)
    server.tables.LoginHistory = [
      { ...line('Failed: Not approved for access'), LoginSubType: 'OauthClientCredentials' },
    ]
    expect((await tested(production)).kind).toBe('no-line')
    server.tables.LoginHistory = [{ ...line('Invalid Password'), LoginSubType: 'OauthUsernamePassword' }]
    await testLogin(production, 'client_credentials')
    expect((await getApiState(production)).clientCredentialsTest?.kind).toBe('no-line')
    expect((await tested(production)).kind).toBe('wrong-password')
  })

  test('for want of a session says so, and not that something be allowed', async () => {
    fakeBrowserControls.setCookies([{ name: 'sid', value: 'x', domain: 'other.my.salesforce.com' }])
    const outcome = await tested(production)
    expect(outcome).toMatchObject({ kind: 'history-unread', unread: 'no-session' })
    expect(wordsOf(outcome, production)).toContain(resolveMessage('api_no_session'))
  })
})

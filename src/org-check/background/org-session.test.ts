/** Whose session is used: the one of the tab the admin looks at, in every way a browser may keep it apart. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type FakeCookie,
  type FakeTab,
  fakeBrowser,
  fakeBrowserControls,
} from '../../../test/support/fake-browser.ts'
import { resolveMessage } from '../../../test/support/texts.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import type { PopupState } from '../../messages.ts'
import { classifyCallFailure } from '../../platform/background/call-failure.ts'
import { refusalTexts } from '../../ui/refusal-texts.ts'
import { createOrgApi } from './check-org.ts'
import { findOrgSessions } from './org-session.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const sid = (value: string, more: Partial<FakeCookie> = {}): FakeCookie => ({
  name: 'sid',
  value,
  domain: org,
  ...more,
})
const tab = (id: number, more: Partial<FakeTab> = {}): FakeTab => ({
  id,
  windowId: 1,
  url: `https://${org}/02u`,
  active: false,
  lastAccessed: id,
  ...more,
})
const ask = (message: unknown) =>
  dispatchMessage(
    message,
    { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' },
    { id: 'our-id', baseUrl: 'chrome-extension://our-id/' },
  )
const reportOf = async () => {
  const answer = await ask({ type: 'get-popup-state', org })
  if (!answer.ok) throw new Error(answer.reason)
  return (answer.value as PopupState).api.report
}

beforeEach(() => {
  fakeBrowserControls.reset()
  vi.unstubAllGlobals()
})

describe('the session is the one of the tab in front', () => {
  const cookies = [sid('of-one', { storeId: 'container-1' }), sid('of-two', { storeId: 'container-2' })]
  const stores = [
    { id: 'container-1', tabIds: [1] },
    { id: 'container-2', tabIds: [2] },
  ]

  test.each([1, 2])('by the store that has it: tab %i', async (front) => {
    fakeBrowserControls.setCookies(cookies, stores)
    fakeBrowserControls.setTabs([1, 2].map((id) => tab(id, { active: id === front })))
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: [front === 1 ? 'of-one' : 'of-two'] })
  })

  test('by the store that Firefox names in the tab', async () => {
    fakeBrowserControls.setCookies(cookies)
    fakeBrowserControls.setTabs([
      tab(1, { cookieStoreId: 'container-1' }),
      tab(2, { cookieStoreId: 'container-2', active: true }),
    ])
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: ['of-two'] })
  })

  test('by the tab looked at last where the one in front is another page', async () => {
    fakeBrowserControls.setCookies(cookies, stores)
    fakeBrowserControls.setTabs([
      tab(1, { lastAccessed: 9 }),
      tab(2),
      tab(3, { url: 'https://x.example/', active: true }),
    ])
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: ['of-one'] })
  })

  test('and no other container’s stands in for one that has none', async () => {
    fakeBrowserControls.setCookies(cookies.slice(0, 1), stores)
    fakeBrowserControls.setTabs([tab(1), tab(2, { active: true })])
    expect(await findOrgSessions(org)).toEqual({ ok: false, reason: 'no-session' })
  })
})

describe('every isolation mode answers', () => {
  test('by first party', async () => {
    fakeBrowserControls.setCookies([
      sid('elsewhere', { firstPartyDomain: 'shop.example' }),
      sid('mine', { firstPartyDomain: 'salesforce.com' }),
    ])
    fakeBrowserControls.isolate()
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: ['mine'] })
  })

  test('by partition, of the host’s own site and no other', async () => {
    fakeBrowserControls.setCookies([
      sid('framed', { partitionKey: { topLevelSite: 'https://shop.example' } }),
      sid('look-alike', { partitionKey: { topLevelSite: 'https://force.com' } }),
      sid('mine', { partitionKey: { topLevelSite: 'https://salesforce.com' } }),
    ])
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: ['mine'] })
  })
})

describe('a browser that refuses', () => {
  test.each(['cookies.getAll', 'cookies.getAllCookieStores', 'permissions.contains', 'tabs.query'])(
    '%s leaves no session of this tab that can be used, and is no full disk',
    async (call) => {
      fakeBrowserControls.setSession('the-session')
      fakeBrowserControls.setTabs([tab(1, { active: true })])
      fakeBrowserControls.refuse(call)
      const api = await createOrgApi(org)
      expect(api).toMatchObject({ ok: false, reason: 'session-unreadable' })
      expect(resolveMessage('api_session_unreadable')).not.toMatch(/disk/i)
    },
  )

  test('the check ends with a report of it, and not as a message that failed', async () => {
    fakeBrowserControls.setSession('the-session')
    fakeBrowserControls.refuse('cookies.getAll')
    expect(await ask({ type: 'check-org', org })).toEqual({ ok: true, value: undefined })
    expect(await reportOf()).toMatchObject({ ok: false, reason: 'session-unreadable' })
  })

  const textsOf = (reason: 'internal-error' | 'storage-failed') =>
    resolveMessage(refusalTexts[reason].cause) + resolveMessage(refusalTexts[reason].next)

  test('another call of its API is not blamed on the disk, whatever its words are', async () => {
    fakeBrowserControls.refuse('tabs.query')
    expect(await ask({ type: 'get-popup-state' })).toEqual({ ok: false, reason: 'internal-error' })
    expect(textsOf('internal-error')).not.toMatch(/disk|room/i)
  })

  test('to store is said to be about storage: by the error’s words, or by another try', async () => {
    const skip = { type: 'set-step-skipped', org, step: 'user', skipped: true }
    fakeBrowserControls.database.fail({ writing: new Error('An unexpected error occurred') })
    expect(await ask(skip)).toEqual({ ok: false, reason: 'storage-failed' })
    fakeBrowserControls.database.fail()
    expect(await classifyCallFailure(new Error('An unexpected error occurred'))).toBe('browser')
    expect(await classifyCallFailure(new Error('QUOTA_BYTES quota exceeded'))).toBe('storage')
    expect(textsOf('storage-failed')).toMatch(/disk/i)
    expect(fakeBrowserControls.database.dump()).not.toHaveProperty('probe')
  })
})

describe('of several sessions', () => {
  const old = sid('old', { domain: '.salesforce.com' })
  const answers = (statusOf: Readonly<Record<string, readonly [number, string]>>) => {
    const sent: string[] = []
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      const session = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? ''
      sent.push(session)
      const [status, message] = statusOf[session] ?? [200, '']
      return status === 200
        ? Response.json({ records: [{ Name: 'Acme' }] })
        : Response.json([{ errorCode: 'INVALID_SESSION_ID', message }], { status })
    })
    return sent
  }

  test('the host’s own comes first, then those of nearer domains', async () => {
    fakeBrowserControls.setCookies([
      old,
      sid('mine'),
      sid('nearer', { domain: '.my.salesforce.com' }),
      sid(''),
    ])
    expect(await findOrgSessions(org)).toEqual({ ok: true, sessions: ['mine', 'nearer', 'old'] })
  })

  test('another host’s is none of them, nor one of a domain that only ends alike', async () => {
    const all = [sid('other', { domain: 'other.my.salesforce.com' }), sid('alike', { domain: 'force.com' })]
    vi.spyOn(fakeBrowser.cookies, 'getAll').mockResolvedValueOnce(all as never)
    expect(await findOrgSessions(org)).toEqual({ ok: false, reason: 'no-session' })
  })

  test.each([
    ['expired', 401, 'Session expired or invalid'],
    ['locked', 401, 'session hash'],
    ['barred', 401, 'session is not valid for use'],
  ])('one that is %s is not the last word while another is there', async (_, status, message) => {
    fakeBrowserControls.setCookies([old, sid('mine')])
    const sent = answers({ mine: [status, message] })
    const api = await createOrgApi(org)
    if (!api.ok) throw new Error(api.reason)
    await api.value.get('data/v66.0/limits')
    expect(sent).toEqual(['mine', 'old', 'old'])
  })

  test('of which none is taken, what was said of the host’s own is told, and what ends it', async () => {
    fakeBrowserControls.setCookies([old, sid('mine')])
    answers({ mine: [401, 'Session expired or invalid'], old: [401, 'session hash'] })
    expect(await createOrgApi(org)).toMatchObject({ ok: false, reason: 'session-expired' })
    for (const key of ['api_session_expired', 'api_session_locked'] as const)
      expect(resolveMessage(key)).toMatch(/remove .*cookies.* log in again/i)
  })

  test('the first is kept where the org itself is the trouble', async () => {
    fakeBrowserControls.setCookies([old, sid('mine')])
    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }))
    expect((await createOrgApi(org)).ok).toBe(true)
  })

  test('a single one is asked nothing beforehand', async () => {
    fakeBrowserControls.setCookies([sid('mine')])
    const sent = answers({})
    expect((await createOrgApi(org)).ok).toBe(true)
    expect(sent).toEqual([])
  })
})

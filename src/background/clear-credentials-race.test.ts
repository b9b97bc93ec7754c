/** What is asked of an org while it is forgotten leaves nothing of it behind; what is stopped in time is not sent. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createFakeApi, otherUser } from '../../test/support/fake-api.ts'
import { fakeBrowserControls } from '../../test/support/fake-browser.ts'
import { getApiState } from '../org-check/background/api-state.ts'
import type { Api } from '../salesforce/api/request.ts'
import { dispatchMessage } from './dispatch.ts'

const org = 'acme.my.salesforce.com'
const given = vi.hoisted(() => ({ api: null as Api | null, sent: 0 }))

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))
vi.mock('../org-check/background/org-session.ts', () => ({
  hasCookiesPermission: async () => true,
  findOrgSessions: async () => ({ ok: true, sessions: ['the-session'] }),
}))
vi.mock('../salesforce/api/request.ts', async (actual) => ({
  ...(await actual<object>()),
  createSalesforceApi: () => given.api,
}))
vi.mock('../org-check/login-test/oauth-token.ts', () => ({
  attemptLogin: async () => {
    given.sent += 1
    return { ok: false, status: 400, error: 'invalid_grant', description: '' }
  },
}))

const ask = (message: unknown) =>
  dispatchMessage(
    message,
    { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' },
    { id: 'our-id', baseUrl: 'chrome-extension://our-id/' },
  )

/** The admin resets the org as the API is asked for this. */
const resetAt = (part: string) => {
  const { api, tables } = createFakeApi()
  tables.Profile?.push({ Id: '00e000000000002AAA', Name: 'SpaceIQ API Only' })
  let isReset = false
  given.api = {
    ...api,
    get: async (path) => {
      if (path.includes(part) && !isReset) {
        isReset = true
        await ask({ type: 'clear-org', org })
      }
      return api.get(path)
    },
  }
}

beforeEach(() => {
  given.api = createFakeApi().api
  fakeBrowserControls.reset()
  given.sent = 0
})

test.each([
  ['a check', { type: 'check-org', org }, 'Organization'],
  ['a check at its end', { type: 'check-org', org }, 'ReleaseUpdate'],
  ['Review fixes', { type: 'repair-org', org, items: [{ kind: 'field', name: 'Team' }] }, 'Organization'],
])('%s writes nothing of an org that is reset meanwhile', async (_, message, part) => {
  resetAt(part)
  await ask({ type: 'start-guide', org })
  expect(await ask(message)).toMatchObject({ ok: true })
  expect(
    JSON.stringify([fakeBrowserControls.database.dump(), fakeBrowserControls.session.dump()]),
  ).not.toContain('acme')
})

test.each([
  ['clear-org', 'acme'],
  ['clear-credentials', 'vault:'],
])('a password set while Review fixes was first stopped and then %s is not held', async (type, gone) => {
  const { api } = createFakeApi()
  await ask({ type: 'start-guide', org })
  given.api = {
    ...api,
    post: async (path, body) => {
      if (path.endsWith('/password')) {
        await ask({ type: 'cancel-job', org })
        await ask({ type, org })
      }
      return api.post(path, body)
    },
  }
  await ask({ type: 'check-org', org })
  const { repairPlan: plan } = await getApiState(org)
  expect(plan.map(({ kind }) => kind)).toContain('password')
  await ask({ type: 'repair-org', org, items: plan })
  expect(
    JSON.stringify([fakeBrowserControls.database.dump(), fakeBrowserControls.session.dump()]),
  ).not.toContain(gone)
})

/** Nothing is sent where the org has no such user. */
const typed = { ...otherUser, Username: 'a-value' }

test('what is asked while something else is under way is done after it, a second click once', async () => {
  const { api, asked, tables } = createFakeApi()
  tables.User?.push(typed)
  given.api = api
  for (const name of ['username', 'password', 'clientId', 'clientSecret'])
    await ask({ type: 'set-credential', org, name, value: 'a-value' })
  await Promise.all([
    ask({ type: 'check-org', org }),
    ask({ type: 'check-org', org }),
    ask({ type: 'test-login', org }),
    ask({ type: 'test-login', org }),
  ])
  expect(given.sent).toBe(1)
  expect(asked.filter((path) => path.includes('Organization'))).toHaveLength(1)
})

test('a sign-in that is stopped before it is sent is not sent', async () => {
  const { api, tables } = createFakeApi()
  tables.User?.push(typed)
  given.api = api
  for (const name of ['username', 'password', 'clientId', 'clientSecret'])
    await ask({ type: 'set-credential', org, name, value: 'a-value' })
  const trial = ask({ type: 'test-login', org })
  await ask({ type: 'cancel-job', org })
  await trial
  expect(given.sent).toBe(0)
  await ask({ type: 'test-login', org })
  expect(given.sent).toBe(1)
})

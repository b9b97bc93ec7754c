/** That nothing of ours runs in an open page is noticed, and blamed on nothing else. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { GUIDE_SCRIPT, registerGuideScript } from './guide-script.ts'
import { getScriptPresence, waitForScriptPresence } from './script-presence.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const policy = 'This page cannot be scripted due to an ExtensionsSettings policy.'
const missing = 'Missing host permission for the tab'
const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const tell = (message: unknown) =>
  dispatchMessage(message, { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }, self)

interface Open {
  readonly url?: string
  readonly status?: string
  readonly favIconUrl?: string
}
const open = (...tabs: readonly Open[]) =>
  fakeBrowserControls.setTabs(
    tabs.map((tab, index) => ({
      id: index + 1,
      windowId: 1,
      active: index === 0,
      lastAccessed: 9 - index,
      ...tab,
    })),
  )
/** No page answers, and the browser refuses to enter any, in these words; null: it does not. */
const silent = (words: string | null) => {
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('Could not establish connection.'))
  const enter = vi.spyOn(fakeBrowser.scripting, 'executeScript')
  if (words === null) enter.mockResolvedValue([{ result: true }] as never)
  else enter.mockRejectedValue(new Error(words))
}

beforeEach(async () => {
  vi.restoreAllMocks()
  fakeBrowserControls.reset()
  fakeBrowserControls.grant(org)
  await tell({ type: 'start-over', org })
  await registerGuideScript(org)
})

describe('an org’s page', () => {
  const page = { url: `https://${org}/02u`, status: 'complete' }

  test('that answers, or lets itself be entered, is there', async () => {
    open(page)
    expect(await getScriptPresence(org)).toBe('there')
    silent(null)
    expect(await getScriptPresence(org)).toBe('there')
  })

  test.each([policy, missing])(
    'that is refused with “%s” while the permission stands is kept off',
    async (words) => {
      open(page)
      silent(words)
      expect(await getScriptPresence(org)).toBe('kept-off')
    },
  )

  test('is the admin’s to allow where the permission is gone', async () => {
    open(page)
    silent(missing)
    fakeBrowserControls.grant()
    expect(await getScriptPresence(org)).toBe('untold')
  })

  test.each<[string, Open, string]>([
    ['is still loading', { ...page, status: 'loading' }, missing],
    ['did not load, in Chromium', page, 'Frame with ID 0 is showing error page'],
    ['did not load, in Firefox', { ...page, favIconUrl: 'chrome://global/skin/icons/info.svg' }, missing],
    ['is one of the browser’s own', page, 'Cannot access a chrome:// URL'],
    ['fails for a reason nobody knows', page, 'An unexpected error occurred'],
    ['went meanwhile', page, 'No tab with id: 1'],
  ])('that %s tells nothing', async (_, tab, words) => {
    open(tab)
    silent(words)
    expect(await getScriptPresence(org)).toBe('untold')
  })
})

test.each([
  [`https://${org}/02u`, [{ target: { tabId: 1, frameIds: [0] }, files: [GUIDE_SCRIPT] }]],
  [`https://${org}/home/home.jsp`, []],
])(
  'a page that lets itself be entered and has no script of ours gets it where it is Setup’s: %s',
  async (url, brought) => {
    open({ url })
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('Could not establish connection.'))
    await registerGuideScript(org)
    const enter = vi.spyOn(fakeBrowser.scripting, 'executeScript')
    enter.mockResolvedValue([{ result: url, frameId: 0 }] as never)
    expect(await getScriptPresence(org)).toBe('there')
    expect(enter.mock.calls.map(([one]) => one).filter((one) => 'files' in one)).toEqual(brought)
  },
)

describe('a page whose address the browser hides', () => {
  test.each([org, null])('is kept off where a policy is named, with the org known as %s', async (known) => {
    open({}, { url: 'https://example.com/' })
    silent(policy)
    expect(await getScriptPresence(known)).toBe('kept-off')
  })

  test('is anybody’s where only the permission is missing', async () => {
    open({})
    silent('Cannot access contents of the page. Extension manifest must request permission.')
    expect(await getScriptPresence(org)).toBe('untold')
  })
})

test('what is refused once, as a page that comes up may be, is asked again', async () => {
  open({ url: `https://${org}/02u` })
  silent(missing)
  vi.spyOn(fakeBrowser.scripting, 'executeScript')
    .mockRejectedValueOnce(new Error(missing))
    .mockResolvedValue([{ result: true }] as never)
  expect(await waitForScriptPresence(org, 3, 0)).toBe('there')
})

test('the popup is answered', async () => {
  open({ url: `https://${org}/02u` })
  expect(await tell({ type: 'check-script-presence', org })).toEqual({ ok: true, value: { reach: 'there' } })
})

describe('a refusal of the browser is not blamed on the connection, or a session', () => {
  const reasonNow = async () => {
    await tell({ type: 'check-org', org })
    const reply = await tell({ type: 'get-popup-state', org })
    const state = (reply.ok ? reply.value : null) as { api: { report: { reason?: string } | null } } | null
    return state?.api.report?.reason
  }

  test('where nothing is answered', async () => {
    fakeBrowserControls.setSession('00Dxx!a')
    open({ url: `https://${org}/02u` })
    silent(policy)
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await reasonNow()).toBe('kept-off')
    vi.restoreAllMocks()
    expect(await reasonNow()).toBe('network')
    vi.unstubAllGlobals()
  })

  test('where the session cannot be read', async () => {
    fakeBrowserControls.setSession('00Dxx!a')
    open({})
    silent(policy)
    fakeBrowserControls.refuse('cookies.getAll')
    expect(await reasonNow()).toBe('kept-off')
  })
})

test('a tab that was led to and shows no sign of life says so on the toolbar', async () => {
  open({ url: `https://${org}/home/home.jsp` })
  silent(missing)
  await tell({ type: 'start-guide', org })
  await vi.waitFor(
    () => {
      const drawn = fakeBrowserControls.calls().filter(({ name }) => name === 'action.setBadgeText')
      expect(drawn.at(-1)?.args).toEqual([{ tabId: 1, text: '!' }])
    },
    { timeout: 10_000 },
  )
})

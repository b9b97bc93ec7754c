import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { passwordFlowEndDate } from '../../flow-retirement/flow-retirement.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const form = 'https://main.spaceiq.com/settings/integrations/ticketing'
const origin = new URL(form).origin
const foreign = 'https://siq.example.com'
const settings = { allowedHosts: ['siq.example.com'] }
const fill = { type: 'fill-spaceiq-form', org, tab: 3, origin }

const tell = (message: unknown) =>
  dispatchMessage(message, { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }, self)
const tab = (id: number, url: string, active = true) => ({ id, windowId: 1, url, active, lastAccessed: id })

const found = {
  username: 'found',
  password: 'found',
  clientSecret: 'not-found',
  clientId: 'ambiguous',
  domain: 'found',
}
const filled = { ...found, username: 'filled', password: 'reverted', domain: 'filled' }

interface Injection {
  readonly target: unknown
  readonly world?: string
  readonly args: readonly [{ readonly origin: string; readonly values: Record<string, string> }]
}

/** What the page answers, one injection after the other. */
const answers = (...results: unknown[]) => {
  const inject = vi.spyOn(fakeBrowser.scripting, 'executeScript')
  for (const result of results) inject.mockResolvedValueOnce([{ result, documentId: 'D1' }] as never)
  return () => inject.mock.calls.map(([injection]) => injection as Injection)
}

beforeEach(async () => {
  vi.restoreAllMocks()
  fakeBrowserControls.reset()
  await tell({ type: 'set-credential', org, name: 'username', value: 'spaceiq@acme.example' })
  await tell({ type: 'set-credential', org, name: 'password', value: 'the-password' })
  await tell({ type: 'set-credential', org, name: 'clientSecret', value: 'the-secret' })
})

test('the page is looked at without a value, then given those it has one field for', async () => {
  const injections = answers(found, filled)
  fakeBrowserControls.setTabs([tab(3, form)])
  expect(await tell(fill)).toEqual({ ok: true, value: filled })
  const [look, given, watched] = injections()
  expect(look).toMatchObject({ target: { tabId: 3, frameIds: [0] }, args: [{ values: {} }] })
  expect(given).toMatchObject({
    target: { tabId: 3, documentIds: ['D1'] },
    args: [
      {
        origin: 'https://main.spaceiq.com',
        values: {
          username: 'spaceiq@acme.example',
          password: 'the-password',
          domain: `https://${org}/`,
        },
      },
    ],
  })
  expect(JSON.stringify(given)).not.toContain('the-secret')
  // What is watched from then on is the same document, and the same values.
  expect(watched?.target).toEqual(given?.target)
  expect(watched?.args).toEqual([given?.args[0].values])
  // In the page's own world the page could see what it is given.
  expect(injections().map(({ world }) => world)).toEqual([undefined, undefined, undefined])
})

test('a field there is no value for is left', async () => {
  const injections = answers({ ...found, clientId: 'found' }, { ...filled, clientId: 'found' })
  fakeBrowserControls.setTabs([tab(3, form)])
  expect(await tell(fill)).toEqual({
    ok: true,
    value: { ...filled, clientId: 'no-value' },
  })
  expect(injections()[1]?.args[0].values).not.toHaveProperty('clientId')
})

test('with client credentials, and after the password flow, username and password are left out', async () => {
  const all = Object.fromEntries(Object.keys(found).map((name) => [name, 'found']))
  const sent = async () => {
    const injections = answers(all, { ...all, clientSecret: 'filled', domain: 'filled' })
    fakeBrowserControls.setTabs([tab(3, form)])
    expect(await tell(fill)).toMatchObject({
      ok: true,
      value: { username: 'no-value', password: 'no-value', clientSecret: 'filled', domain: 'filled' },
    })
    expect(JSON.stringify(injections())).not.toContain('the-password')
    return injections().at(-2)?.args[0].values
  }
  const expected = { clientSecret: 'the-secret', domain: `https://${org}/` }
  await tell({ type: 'choose-grant', org, grant: 'client_credentials' })
  expect(await sent()).toEqual(expected)
  await tell({ type: 'choose-grant', org, grant: 'password' })
  vi.useFakeTimers({ now: passwordFlowEndDate, toFake: ['Date'] })
  await tell({ type: 'set-credential', org, name: 'password', value: 'the-password' })
  await tell({ type: 'set-credential', org, name: 'clientSecret', value: 'the-secret' })
  expect(await sent()).toEqual(expected)
  vi.useRealTimers()
})

test('where there is no form, no value is handed over', async () => {
  const none = Object.fromEntries(Object.keys(found).map((name) => [name, 'not-found']))
  const injections = answers(none)
  fakeBrowserControls.setTabs([tab(3, form)])
  expect(await tell(fill)).toEqual({ ok: true, value: none })
  expect(injections()).toHaveLength(1)
})

describe('refused', () => {
  test.each([
    ['another site', 'https://evil.example/form', 'not-spaceiq'],
    ['a look-alike', 'https://main.spaceiq.com.evil.example/', 'not-spaceiq'],
    ['the org', `https://${org}/02u`, 'not-spaceiq'],
    ['a page that is not secure', 'http://main.spaceiq.com/', 'not-https'],
  ])('on %s, and nothing is injected', async (_, url, reason) => {
    const injections = answers(found, filled)
    fakeBrowserControls.setTabs([tab(3, url)])
    expect(await tell(fill)).toEqual({ ok: false, reason })
    expect(injections()).toEqual([])
  })

  test.each([
    ['another host of SpaceIQ', 'https://files.spaceiq.com/settings', []],
    ['another allowed host', `${foreign}/form`, ['siq.example.com']],
  ])('on %s than the one that was on the screen, and nothing is injected', async (_, url, granted) => {
    await fakeBrowserControls.database.set({ settings })
    fakeBrowserControls.grant(...granted)
    const injections = answers(found, filled)
    fakeBrowserControls.setTabs([tab(3, url)])
    expect(await tell(fill)).toEqual({ ok: false, reason: 'site-changed' })
    expect(injections()).toEqual([])
    expect(await tell({ ...fill, origin: new URL(url).origin })).toMatchObject({ ok: true })
  })

  test('on a host that was confirmed by hand, once the browser’s permission for it is gone', async () => {
    await fakeBrowserControls.database.set({ settings })
    fakeBrowserControls.grant()
    const injections = answers(found, filled)
    fakeBrowserControls.setTabs([tab(3, `${foreign}/form`)])
    expect(await tell({ ...fill, origin: foreign })).toEqual({ ok: false, reason: 'not-spaceiq' })
    fakeBrowserControls.setPolicy({ allowedHosts: ['siq.example.com'] })
    expect(await tell({ ...fill, origin: foreign })).toMatchObject({ ok: true })
    expect(injections()).toHaveLength(3)
  })

  test('in a tab that is not in front', async () => {
    const injections = answers(found, filled)
    fakeBrowserControls.setTabs([tab(3, form, false), tab(4, form)])
    expect(await tell(fill)).toEqual({ ok: false, reason: 'tab-not-active' })
    expect(injections()).toEqual([])
  })

  test('when the tab went elsewhere meanwhile', async () => {
    const injections = answers(null)
    fakeBrowserControls.setTabs([tab(3, form)])
    expect(await tell(fill)).toEqual({ ok: false, reason: 'page-changed' })
    expect(injections()).toHaveLength(1)
  })

  test('to anybody but our own pages', async () => {
    const injections = answers(found, filled)
    fakeBrowserControls.setTabs([tab(3, form)])
    const url = `https://${org}/02u`
    const sender = { id: 'our-id', url, tab: { id: 7, url }, frameId: 0 }
    const reply = await dispatchMessage(fill, sender, self)
    expect(reply).toEqual({ ok: false, reason: 'wrong-context' })
    expect(injections()).toEqual([])
  })
})

test.each([
  [{ tab: 3, origin, host: 'main.spaceiq.com' }, form, {}, []],
  [null, 'https://evil.example/', {}, []],
  [null, `${foreign}/`, {}, ['siq.example.com']],
  [null, `${foreign}/`, { settings }, []],
  [{ tab: 3, origin: foreign, host: 'siq.example.com' }, `${foreign}/`, { settings }, ['siq.example.com']],
])('the popup is told of %o at %s, with %j and permission for %j', async (spaceiq, url, kept, granted) => {
  await fakeBrowserControls.database.set(kept)
  fakeBrowserControls.grant(...granted)
  fakeBrowserControls.setTabs([tab(3, url)])
  expect(await tell({ type: 'get-popup-state' })).toMatchObject({ ok: true, value: { spaceiq } })
})

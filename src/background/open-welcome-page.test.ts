/** The welcome page opens once, after the installation, and a policy can skip it. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../test/support/fake-browser.ts'
import { openWelcomePage } from './open-welcome-page.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const openedPages = () =>
  fakeBrowserControls
    .calls()
    .filter(({ name }) => name === 'tabs.create')
    .flatMap(({ args }) => args)

const welcome = { url: 'chrome-extension://our-id/src/welcome/index.html' }

beforeEach(() => {
  fakeBrowserControls.reset()
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets the browser's answers arrive within this time. */
const pass = async (milliseconds: number) => {
  for (let left = milliseconds; left >= 0; left -= 50) {
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(50)
  }
}

test('opens at once where a person installed the extension', async () => {
  await openWelcomePage()
  expect(openedPages()).toEqual([welcome])
})

test.each([{ skipWelcomePage: 'true' }, { skipWelcomePage: 1 }, { skipWelcomePage: false }, {}])(
  'opens with the policy %j',
  async (policy) => {
    fakeBrowserControls.setPolicy(policy)
    await openWelcomePage()
    expect(openedPages()).toEqual([welcome])
  },
)

test('opens where the policy cannot be read: nothing is sent by it', async () => {
  fakeBrowserControls.setPolicy(new Error('An unexpected error occurred'))
  await openWelcomePage()
  expect(openedPages()).toEqual([welcome])
})

test.each(['normal', 'admin'] as const)(
  'does not open with skipWelcomePage, installed as %s',
  async (type) => {
    fakeBrowserControls.setInstallType(type)
    fakeBrowserControls.setPolicy({ skipWelcomePage: true })
    await openWelcomePage()
    expect(openedPages()).toEqual([])
  },
)

test('does not open by a policy that arrives long after the installation', async () => {
  fakeBrowserControls.setInstallType('admin')
  const opened = openWelcomePage()
  await pass(45_000)
  expect(openedPages()).toEqual([])
  fakeBrowserControls.setPolicy({ skipWelcomePage: true })
  await pass(500)
  await opened
  expect(openedPages()).toEqual([])
})

test('opens after a minute where an organization installed it and set nothing', async () => {
  fakeBrowserControls.setInstallType('admin')
  const opened = openWelcomePage()
  await pass(59_000)
  expect(openedPages()).toEqual([])
  await pass(2_000)
  await opened
  expect(openedPages()).toEqual([welcome])
})

test('opens where the browser does not tell who installed it', async () => {
  fakeBrowserControls.setInstallType(new Error('Not available'))
  await openWelcomePage()
  expect(openedPages()).toEqual([welcome])
})

test('opens at once in Firefox, which has the settings when it starts an extension', async () => {
  const getUrl = vi.spyOn(fakeBrowser.runtime, 'getURL')
  getUrl.mockImplementation((path: string) => `moz-extension://our-id/${path}`)
  fakeBrowserControls.setInstallType('admin')
  await openWelcomePage()
  expect(openedPages()).toEqual([{ url: 'moz-extension://our-id/src/welcome/index.html' }])
  getUrl.mockRestore()
})

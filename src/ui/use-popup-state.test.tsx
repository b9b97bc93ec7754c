// @vitest-environment happy-dom
/** What the popup shows is never out of date for longer than an answer takes, whatever goes on around it. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPopupState, popupOrgKey } from '../../test/support/popup-fixtures.ts'
import type { PageMessage } from '../messages.ts'
import { type PopupController, usePopupState } from './use-popup-state.ts'

const { browser } = await vi.hoisted(async () => ({
  browser: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
vi.mock('webextension-polyfill', () => ({ default: browser }))

let root: HTMLElement
let popup: PopupController
const Probe = ({ followsTab = false }: { followsTab?: boolean }) => {
  popup = usePopupState({ followsTab })
  return <output>{popup.state?.endpoint}</output>
}
const shown = () => root.textContent

/** Questions that wait for an answer, the first one first. */
let open: ((endpoint: string) => void)[] = []
const answer = (endpoint: string, which = 0) =>
  settle(async () => {
    open.splice(which, 1)[0]?.(endpoint)
    await vi.advanceTimersByTimeAsync(0)
  })
const ring = (topic = 'org') =>
  settle(async () => {
    for (const [listener] of browser.storage.session.onChanged.addListener.mock.calls)
      listener({ [`changed:${topic}`]: { newValue: crypto.randomUUID() } })
    await vi.advanceTimersByTimeAsync(0)
  })

beforeEach(async () => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  open = []
  browser.runtime.sendMessage.mockImplementation(({ type }: PageMessage) =>
    type === 'get-popup-state'
      ? new Promise((resolve) => {
          open.push((endpoint) => resolve({ ok: true, value: createPopupState({ endpoint }) }))
        })
      : Promise.resolve({ ok: true }),
  )
  root = document.createElement('div')
  document.body.replaceChildren(root)
  await settle(() => render(<Probe />, root))
})
afterEach(() => {
  render(null, root)
  vi.useRealTimers()
})

test('what changes without end is shown all the same, by one question at a time', async () => {
  for (let round = 1; round <= 20; round += 1) {
    for (let change = 0; change < 10; change += 1) await ring()
    expect(open).toHaveLength(1)
    await answer(`https://${round}.spaceiq.com/`)
    expect(shown()).toBe(`https://${round}.spaceiq.com/`)
  }
})

test('after the last change one more question is asked', async () => {
  await ring('settings')
  await answer('https://before.spaceiq.com/')
  expect(open).toHaveLength(1)
  await answer('https://after.spaceiq.com/')
  expect(shown()).toBe('https://after.spaceiq.com/')
  expect(open).toEqual([])
})

test('an answer that comes after that to a later question is dropped', async () => {
  void popup.refresh()
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
  expect(open).toHaveLength(2)
  await answer('https://later.spaceiq.com/', 1)
  await answer('https://earlier.spaceiq.com/')
  expect(shown()).toBe('https://later.spaceiq.com/')
})

test('an answer about an org that is not the chosen one any more is dropped', async () => {
  await settle(() => popup.chooseOrg(popupOrgKey))
  expect(open).toHaveLength(2)
  await answer('https://other-org.spaceiq.com/')
  expect(shown()).toBe('')
  await answer('https://chosen.spaceiq.com/')
  expect(shown()).toBe('https://chosen.spaceiq.com/')
})

describe('the state is asked for anew', () => {
  beforeEach(() => answer('https://first.spaceiq.com/'))

  test.each(['settings', 'org', 'everything'])('when %s changed', async (topic) => {
    await ring(topic)
    expect(open).toHaveLength(1)
  })

  test('not when only the last org was remembered, which asking leads to', async () => {
    await ring('last-org')
    expect(open).toEqual([])
  })

  test('when a tab goes to another address, and when another one comes to the front', async () => {
    const [[updated]] = browser.tabs.onUpdated.addListener.mock.calls as [[(id: number, how: object) => void]]
    const [[activated]] = browser.tabs.onActivated.addListener.mock.calls as [[() => void]]
    await settle(async () => {
      updated(3, { status: 'loading' })
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(open).toEqual([])
    await settle(async () => {
      updated(3, { url: 'https://files.spaceiq.com/' })
      await vi.advanceTimersByTimeAsync(0)
    })
    await answer('https://second.spaceiq.com/')
    await settle(async () => {
      activated()
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(open).toHaveLength(1)
  })
})

describe('another tab in front', () => {
  const bringTabToFront = () =>
    settle(async () => {
      const listeners = browser.tabs.onActivated.addListener.mock.calls as [() => void][]
      for (const [listener] of listeners) listener()
      await vi.advanceTimersByTimeAsync(0)
    })
  const asked = () => browser.runtime.sendMessage.mock.lastCall?.[0]

  test.each([
    ['is followed by a panel, whichever org was chosen before', true, { type: 'get-popup-state' }],
    ['changes nothing of the choice elsewhere', false, { type: 'get-popup-state', org: popupOrgKey }],
  ])('%s', async (_, followsTab, wanted) => {
    render(null, root)
    await settle(() => render(<Probe followsTab={followsTab} />, root))
    await settle(() => popup.chooseOrg(popupOrgKey))
    for (const _one of [...open]) await answer('https://chosen.spaceiq.com/')
    await bringTabToFront()
    expect(asked()).toEqual(wanted)
  })
})

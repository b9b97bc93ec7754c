/** However often a page asks, one tab shows the org's skeleton. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { getSkeletonPagePath } from '../skeleton-page.ts'
import { openSkeletonTab } from './skeleton-tab.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const called = (name: string) => fakeBrowserControls.calls().filter((call) => call.name === name)

const openTab = (shown: string) =>
  fakeBrowserControls.setTabs([
    {
      id: 9,
      windowId: 2,
      url: fakeBrowser.runtime.getURL(getSkeletonPagePath(shown)),
      active: false,
      lastAccessed: 1,
    },
  ])

beforeEach(() => fakeBrowserControls.reset())

test('opens where none is open, or another org’s', async () => {
  await openSkeletonTab(org, 7)
  openTab('other.my.salesforce.com')
  await openSkeletonTab(org, 7)
  expect(called('tabs.create')).toHaveLength(2)
})

test('is used again, and describes anew', async () => {
  openTab(org)
  await Promise.all([openSkeletonTab(org, 7), openSkeletonTab(org, 7)])
  expect(called('tabs.create')).toEqual([])
  expect(called('tabs.update')[0]?.args).toEqual([9, { active: true }])
  expect(called('tabs.reload')[0]?.args).toEqual([9])
  expect(called('windows.update')[0]?.args).toEqual([2, { focused: true }])
})

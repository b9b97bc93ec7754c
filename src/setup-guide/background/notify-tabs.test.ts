/** The pages of an org are told that something changed, and what it is they must ask for. */

import { beforeEach, expect, test, vi } from 'vitest'
import { notifyTabs } from './notify-tabs.ts'
import { onOrgStateChanged, removeOrgState, updateOrgState } from './org-store.ts'

const { fakeBrowserControls: fake, fakeBrowser } = await vi.hoisted(
  () => import('../../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }))

const org = 'acme.my.salesforce.com'
const tabs = [
  'https://acme.my.salesforce.com/02u',
  'https://acme.lightning.force.com/lightning/setup/ManageUsers/page',
  'https://other.my.salesforce.com/02u',
  'https://example.com/',
].map((url, index) => ({ id: index + 1, windowId: 1, url, active: false, lastAccessed: 1 }))
const told = () =>
  fake.calls().flatMap(({ name, args }) => (name === 'tabs.sendMessage' ? [args as unknown[]] : []))

beforeEach(() => {
  fake.reset()
  fake.setTabs(tabs)
})

test('those of the org and no others, and nothing of what changed', async () => {
  await notifyTabs(org)
  expect(told()).toEqual([
    [1, { type: 'plan-changed' }],
    [2, { type: 'plan-changed' }],
  ])
})

test('those of all orgs where no org is named', async () => {
  await notifyTabs()
  expect(told().map(([id]) => id)).toEqual([1, 2, 3])
})

test('a page that cannot be told keeps the others from nothing', async () => {
  const send = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValueOnce(new Error('no receiver'))
  await notifyTabs(org)
  expect(send).toHaveBeenCalledTimes(2)
  send.mockRestore()
})

test('a record that changed, or is gone, is announced by its org; one that stayed as it was is not', async () => {
  const announced: string[] = []
  onOrgStateChanged((one) => announced.push(one))
  await updateOrgState(org, (record) => ({ ...record, guideActive: true }))
  await updateOrgState(org, (record) => ({ ...record }))
  await removeOrgState(org)
  expect(announced).toEqual([org, org])
})

test('settings that changed, and everything that was forgotten, are told to the pages of all orgs', async () => {
  await import('../../background/index.ts')
  const { saveSettings } = await import('../../platform/settings.ts')
  const { clearStore: forgetKept } = await import('../../platform/persistent-store.ts')
  for (const change of [() => saveSettings({ contactEmail: 'it@acme.example' }), forgetKept]) {
    const before = told().length
    await change()
    await vi.waitFor(() => expect(told().length - before).toBe(3))
  }
})

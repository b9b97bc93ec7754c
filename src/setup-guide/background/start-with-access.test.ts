/** What was wanted goes on once the browser grants it, once, and for nothing else. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { listPendingAccess } from '../../org-access/background/pending-access.ts'
import { listStartPatterns } from '../../org-access/org-patterns.ts'
import { defaultSettings } from '../../platform/settings.ts'
import { loadOrgState } from './org-store.ts'
import { continueStart, expectAccess, handleAccessAnswer } from './start-with-access.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const toHosts = (key: string) =>
  listStartPatterns(key, defaultSettings.activationEndpoint).map((pattern) => new URL(pattern).host)
const isActive = async (key = org) => (await loadOrgState(key)).guideActive
const opened = () =>
  fakeBrowserControls.calls().filter(({ name }) => name === 'tabs.create' || name === 'tabs.update').length
const marks = () =>
  fakeBrowserControls
    .calls()
    .filter(({ name, args }) => name === 'action.setBadgeText' && !('tabId' in Object(args[0])))
    .map(({ args }) => (args[0] as { text: string }).text)

beforeEach(() => {
  vi.useRealTimers()
  fakeBrowserControls.reset()
  fakeBrowserControls.grant()
})

test('the guide starts once, whoever hears of the grant first', async () => {
  await expectAccess(org)
  expect(await isActive()).toBe(false)
  fakeBrowserControls.grant(...toHosts(org))
  await Promise.all([continueStart(), continueStart(), handleAccessAnswer(org, 'granted')])
  expect(await isActive()).toBe(true)
  expect(opened()).toBe(1)
  expect(await listPendingAccess()).toEqual([])
})

test('the button shows a mark from the question until it is granted', async () => {
  await expectAccess(org)
  expect(marks().at(-1)).toBe('!')
  fakeBrowserControls.grant(...toHosts(org))
  await continueStart()
  expect(marks().at(-1)).toBe('')
})

describe('nothing starts', () => {
  test('by a grant that comes later than two minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await expectAccess(org)
    fakeBrowserControls.grant(...toHosts(org))
    vi.setSystemTime(Date.now() + 121_000)
    await continueStart()
    expect(await isActive()).toBe(false)
  })

  test('by a grant for another org, or for a part of what was asked', async () => {
    await expectAccess(org)
    fakeBrowserControls.grant(...toHosts(other))
    await continueStart()
    fakeBrowserControls.grant(...toHosts(org).slice(0, 2))
    await continueStart()
    expect([await isActive(), await isActive(other)]).toEqual([false, false])
  })

  test('by a grant that nobody asked for here', async () => {
    fakeBrowserControls.grant(...toHosts(org))
    await continueStart()
    expect(await isActive()).toBe(false)
  })

  test('by a grant after the browser’s answer was no', async () => {
    await expectAccess(org)
    await handleAccessAnswer(org, 'denied')
    fakeBrowserControls.grant(...toHosts(org))
    await continueStart()
    expect(await isActive()).toBe(false)
  })

  test('by a page’s word alone: the browser is asked', async () => {
    await expectAccess(org)
    await handleAccessAnswer(org, 'granted')
    expect(await isActive()).toBe(false)
  })
})

test('a popup that is opened while the question is open ends nothing, and the mark goes', async () => {
  await expectAccess(org)
  await handleAccessAnswer(org, 'none')
  expect(marks().at(-1)).toBe('')
  fakeBrowserControls.grant(...toHosts(org))
  await continueStart()
  expect(await isActive()).toBe(true)
})

test('two orgs that wait at once start both', async () => {
  await expectAccess(org)
  await expectAccess(other)
  fakeBrowserControls.grant(...toHosts(org), ...toHosts(other))
  await continueStart()
  expect([await isActive(), await isActive(other)]).toEqual([true, true])
})

test('one of them that cannot be started takes nothing from the other, and waits again', async () => {
  await expectAccess(org)
  await expectAccess(other)
  fakeBrowserControls.grant(...toHosts(org), ...toHosts(other))
  const create = vi.spyOn(fakeBrowser.tabs, 'create').mockRejectedValueOnce(new Error('No window'))
  await expect(continueStart()).rejects.toThrow('No window')
  create.mockRestore()
  expect((await listPendingAccess()).map((one) => one.org)).toEqual([org])
  expect(await isActive(other)).toBe(true)
})

test('an answer that comes late from an open page starts the guide all the same', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await expectAccess(org)
  vi.setSystemTime(Date.now() + 121_000)
  fakeBrowserControls.grant(...toHosts(org))
  await handleAccessAnswer(org, 'granted')
  expect(await isActive()).toBe(true)
})

test('a refused second question leaves a guide that started where it is', async () => {
  fakeBrowserControls.grant(...toHosts(org))
  await expectAccess(org)
  await continueStart()
  const before = opened()
  await expectAccess(org)
  await handleAccessAnswer(org, 'denied')
  expect(opened()).toBe(before)
})

test('where the disk is full, whoever asks next hears of it, and with room the guide starts', async () => {
  await expectAccess(org)
  fakeBrowserControls.grant(...toHosts(org))
  fakeBrowserControls.database.fail({ writing: new Error('QUOTA_BYTES quota exceeded') })
  await expect(continueStart()).rejects.toThrow()
  await expect(handleAccessAnswer(org, 'granted')).rejects.toThrow()
  fakeBrowserControls.database.fail()
  await handleAccessAnswer(org, 'granted')
  expect(await isActive()).toBe(true)
})

test('where Firefox was refused the sending alone, the guide starts', async () => {
  await expectAccess(org)
  fakeBrowserControls.grant(org)
  await handleAccessAnswer(org, 'denied')
  expect(await isActive()).toBe(true)
})

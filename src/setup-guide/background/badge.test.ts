/** The toolbar button's badge, the keyboard commands and the context menu. */

import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons } from '../../salesforce/observed-setup.ts'
import { stepIds } from '../ids.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { getBadge, updateBadge, updateBadges } from './badge.ts'
import { updateOrgState } from './org-store.ts'
import { createContextMenu, handleCommand, handleMenuClick } from './shortcuts.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const page = `https://${org}/02u`
const fields = Object.fromEntries(
  requiredCaseFields.map(({ name }) => [name, { status: 'found' }]),
) as FieldComparisons
const running: OrgState = { ...emptyOrgState, guideActive: true }
const all = stepIds.length
const called = (name: string) => fakeBrowserControls.calls().filter((call) => call.name === name)
const put = (state: OrgState) => updateOrgState(org, () => state)
const front = (url: string) =>
  fakeBrowserControls.setTabs([{ id: 4, windowId: 1, url, active: true, lastAccessed: 1 }])

beforeEach(() => fakeBrowserControls.reset())

describe('the badge', () => {
  test('is quiet where no guide runs', () => {
    expect(getBadge(emptyOrgState)).toEqual({ text: '', title: '' })
  })

  test('counts the steps that are done', () => {
    expect(getBadge(running).text).toBe(`0/${all}`)
    const activation = { status: 'active', at: 1 } as const
    expect(getBadge({ ...running, observedSetup: { fields } }).text).toBe(`1/${all}`)
    expect(getBadge({ ...emptyOrgState, observedSetup: { activation } }).text).toBe('✓')
  })

  test('calls where a page keeps the card off', () => {
    const { text, title } = getBadge({ ...running, overlayHidden: true, overlayRemoved: true })
    expect(text).toBe('!')
    expect(title).not.toBe('')
  })

  test('has no check mark while SpaceIQ is still at it', () => {
    const activation = { status: 'pending', at: 1 } as const
    expect(getBadge({ ...emptyOrgState, observedSetup: { activation } }).text).toBe('…')
  })

  test('is put on the tabs of its org and on no others, with words for those who hear it', async () => {
    await put(running)
    fakeBrowserControls.setTabs([
      { id: 1, windowId: 1, url: page, active: true, lastAccessed: 1 },
      { id: 2, windowId: 1, url: 'https://other.my.salesforce.com/02u', active: false, lastAccessed: 1 },
      { id: 3, windowId: 1, url: 'https://example.com/', active: false, lastAccessed: 1 },
    ])
    await updateBadges(org)
    expect(called('action.setBadgeText').map(({ args }) => args[0])).toEqual([{ tabId: 1, text: `0/${all}` }])
    expect(called('action.setTitle')[0]?.args[0]).toEqual({
      tabId: 1,
      title: `extensionName: popup_status_running 0 ${all}`,
    })
  })

  test('leaves a tab again that went to another page meanwhile', async () => {
    await put(running)
    front('https://example.com/')
    await updateBadge(4, page)
    expect(called('action.setBadgeText').at(-1)?.args[0]).toEqual({ tabId: 4, text: null })
    front(`https://${org}/home/home.jsp`)
    await updateBadge(4, page)
    expect(called('action.setBadgeText').at(-1)?.args[0]).toEqual({ tabId: 4, text: `0/${all}` })
  })

  test('leaves pages alone that are no org’s', async () => {
    await updateBadge(3, 'https://login.salesforce.com/')
    await updateBadge(3, undefined)
    expect(fakeBrowserControls.calls()).toEqual([])
  })
})

describe('Show this step and Show or hide', () => {
  test('lead to the page of the step in the org in front', async () => {
    await put({ ...running, chosenStep: 'fields' })
    front(`https://${org}/home/home.jsp`)
    await handleCommand('show-step')
    expect(called('tabs.update')[0]?.args[1]).toMatchObject({
      url: `https://${org}/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields`,
    })
  })

  test('do the same from the context menu', async () => {
    await put({ ...running, chosenStep: 'fields' })
    front(page)
    await handleMenuClick('show-step', page)
    expect(called('tabs.update')).toHaveLength(1)
    await handleMenuClick('another', page)
    expect(called('tabs.update')).toHaveLength(1)
  })

  test('put the guide away, and back', async () => {
    await put(running)
    front(page)
    await handleCommand('toggle-guide')
    expect(fakeBrowserControls.database.dump()[`org:${org}`]).toMatchObject({ overlayHidden: true })
    await handleCommand('toggle-guide')
    expect(fakeBrowserControls.database.dump()[`org:${org}`]).toMatchObject({ overlayHidden: false })
  })

  test.each(['show-step', 'toggle-guide'])(
    '%s starts nothing: it opens the popup, which says what the guide is',
    async (name) => {
      for (const url of [page, 'https://example.com/']) {
        front(url)
        await handleCommand(name)
      }
      expect(called('action.openPopup')).toHaveLength(2)
      expect(fakeBrowserControls.database.dump()).toEqual({})
    },
  )

  test('every command of the manifest is known', async () => {
    const { commands } = JSON.parse(readFileSync('manifest.json', 'utf8'))
    const own = Object.keys(commands).filter((name) => !name.startsWith('_'))
    expect(own.length).toBe(2)
    for (const name of own) await handleCommand(name)
    expect(called('action.openPopup')).toHaveLength(own.length)
  })

  test('the menu is on pages of orgs, and not on Salesforce’s other sites', async () => {
    await createContextMenu()
    const entry = called('contextMenus.create').map(
      ({ args }) => args[0] as { documentUrlPatterns: string[] },
    )
    const documentUrlPatterns = entry.flatMap((one) => one.documentUrlPatterns)
    expect(documentUrlPatterns).toContain('https://*.my.salesforce.com/*')
    expect(documentUrlPatterns).toContain('https://*.lightning.force.com/*')
    expect(documentUrlPatterns).not.toContain('https://*.salesforce.com/*')
    expect(documentUrlPatterns.filter((one) => one.includes('spaceiq'))).toEqual([])
  })
})

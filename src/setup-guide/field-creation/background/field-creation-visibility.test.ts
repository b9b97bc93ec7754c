/** A creation of fields is seen, or it does not go on: what Go to page, Hide, Show and Stop do while it runs. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../../background/dispatch.ts'
import { loadOrgState, updateOrgState } from '../../background/org-store.ts'
import { showCurrentStep, toggleOverlay } from '../../background/shortcuts.ts'
import { emptyOrgState } from '../../org-state.ts'
import { startFieldCreation } from '../field-creation.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const wizard = `https://${org}/p/setup/field/NewCustomFieldStageManager?entity=Case`
const users = `https://${org}/005`
const tell = (message: object) =>
  dispatchMessage(
    { org, ...message },
    { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' },
    self,
  )
const fromPage = (message: object, url = wizard) =>
  dispatchMessage(message, { id: 'our-id', url, tab: { id: 7, url }, frameId: 0 }, self)
const run = async () => (await loadOrgState(org)).fieldCreation
const tab = (id: number, url: string, active: boolean) => ({
  id,
  windowId: id,
  url,
  active,
  lastAccessed: id,
})
const moves = () =>
  fakeBrowserControls
    .calls()
    .filter(({ name }) => /^(?:tabs\.(?:update|create)|windows\.update)$/.test(name))
    .map(({ name, args }) => [name, ...args])

beforeEach(async () => {
  fakeBrowserControls.reset()
  fakeBrowserControls.setTabs([tab(1, users, true), tab(7, wizard, false)])
  const going = {
    ...startFieldCreation(7, 'all', Date.now()),
    field: 'Team',
    stage: 2,
    pressed: 'Team next 2',
  }
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true, fieldCreation: going }))
})

describe('Go to page', () => {
  test.each([
    ['of the step', { type: 'show-step', step: 'fields' }],
    ['of another step', { type: 'show-step', step: 'profile' }],
    ['of what is next', { type: 'show-step' }],
  ])('%s brings the run’s own tab to the front, and leads it nowhere', async (_, message) => {
    const before = await loadOrgState(org)
    expect(await tell(message)).toMatchObject({ ok: true })
    expect(moves()).toEqual([
      ['tabs.update', 7, { active: true }],
      ['windows.update', 7, { focused: true }],
    ])
    expect(await loadOrgState(org)).toEqual(before)
  })

  test('by the key does the same', async () => {
    await showCurrentStep(users)
    expect(moves()[0]).toEqual(['tabs.update', 7, { active: true }])
  })

  test('leads to the step once the run is over, and where its tab is gone', async () => {
    fakeBrowserControls.setTabs([tab(1, users, true)])
    await tell({ type: 'show-step', step: 'profile' })
    expect(moves()[0]).toEqual([
      'tabs.update',
      1,
      { active: true, url: `https://${org}/00e?setupid=EnhancedProfiles` },
    ])
    expect(await run()).toMatchObject({ state: 'failed', reason: 'left' })
  })
})

describe('Hide', () => {
  const hides: readonly [string, () => Promise<unknown>][] = [
    ['in the popup', () => tell({ type: 'set-overlay-hidden', hidden: true })],
    ['on the card', () => fromPage({ type: 'card-action', action: 'hide', step: 'fields' })],
    ['by the key', () => toggleOverlay(wizard)],
    [
      'by a page that takes the card away',
      () => fromPage({ type: 'card-action', action: 'overlay-removed', step: 'fields' }),
    ],
  ]
  test.each(hides)('%s ends the run, and showing it again presses nothing', async (_, hide) => {
    await hide()
    expect(await run()).toMatchObject({ state: 'stopped', reason: 'stopped' })
    await tell({ type: 'set-overlay-hidden', hidden: false })
    const order = await fromPage({ type: 'field-creation-step', page: 'field-security', errors: [] })
    expect(order).toEqual({ ok: true, value: null })
    expect(await run()).toMatchObject({ state: 'stopped' })
  })

  test('of an earlier version, which left the run as it was: shown again it is over', async () => {
    for (const show of [{ type: 'set-overlay-hidden', hidden: false }, { type: 'start-guide' }]) {
      await updateOrgState(org, (record) => ({
        ...record,
        overlayHidden: true,
        fieldCreation: startFieldCreation(7, 'all', Date.now()),
      }))
      await tell(show)
      expect(await run()).toMatchObject({ state: 'stopped' })
    }
  })
})

describe('Stop in the popup', () => {
  test('ends the run, whichever tab it is in, and what is asked for next is nothing', async () => {
    expect(await tell({ type: 'stop-field-creation' })).toEqual({ ok: true, value: undefined })
    expect(await run()).toMatchObject({ state: 'stopped', reason: 'stopped', field: 'Team' })
    expect(await fromPage({ type: 'field-creation-step', page: 'field-security', errors: [] })).toMatchObject(
      {
        value: null,
      },
    )
  })

  test('changes nothing where none is going on', async () => {
    await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
    await tell({ type: 'stop-field-creation' })
    expect(await run()).toBeNull()
  })
})

test('a popup is told that a run is over whose tab was closed', async () => {
  expect(await tell({ type: 'get-popup-state' })).toMatchObject({
    value: { orgState: { fieldCreation: { state: 'running' } } },
  })
  fakeBrowserControls.setTabs([tab(1, users, true)])
  expect(await tell({ type: 'get-popup-state' })).toMatchObject({
    value: { orgState: { fieldCreation: { reason: 'left' } } },
  })
})

test.each([
  ['another page of Setup', users],
  ['a page of no kind we know', `https://${org}/setup/secur/SessionSettings.apexp`],
])('the admin’s own way to %s is not said to be Salesforce’s refusal', async (_, url) => {
  await fromPage({ type: 'field-creation-step', page: null, errors: ['Something stands here.'] }, url)
  expect(await run()).toMatchObject({ state: 'failed', reason: 'left', message: '' })
})

test('what stands in place of the wizard is Salesforce’s refusal', async () => {
  await fromPage({ type: 'field-creation-step', page: null, errors: ['No room.'] })
  expect(await run()).toMatchObject({ reason: 'refused', message: 'No room.' })
})

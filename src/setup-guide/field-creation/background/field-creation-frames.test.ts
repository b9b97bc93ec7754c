/** The creation of the fields is bound to one frame of its tab: who takes its orders, who ends it, who takes it over. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../../background/dispatch.ts'
import { loadOrgState, updateOrgState } from '../../background/org-store.ts'
import { emptyOrgState } from '../../org-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const list = `https://${org}/p/setup/layout/LayoutFieldList?type=Case`
const wizard = `https://${org}/p/setup/field/NewCustomFieldStageManager?entity=Case`
const lightning = 'https://acme.lightning.force.com/lightning/setup/ObjectManager/page'

const from = (frameId: number, message: unknown, url = list, tab = 7) =>
  dispatchMessage(
    message,
    { id: 'our-id', url, tab: { id: tab, url: frameId === 0 ? url : lightning }, frameId },
    self,
  )
const start = { type: 'field-creation', action: 'start', layouts: 'all' }
const step = { type: 'field-creation-step', page: 'case-fields', errors: [] }
const end = (action: string) => ({ type: 'field-creation', action, layouts: 'proposed' })
const run = async () => (await loadOrgState(org)).fieldCreation

beforeEach(async () => {
  fakeBrowserControls.reset()
  await updateOrgState(org, () => ({ ...emptyOrgState, guideActive: true }))
  fakeBrowserControls.setFrames({ 4: list, 5: list })
  expect(await from(4, start)).toMatchObject({ ok: true })
})

describe('while the frame it runs in is there', () => {
  test('no other frame of the tab takes its orders, and it gets them itself', async () => {
    for (const page of ['case-fields', null]) {
      expect(await from(5, { ...step, page })).toEqual({ ok: true, value: null })
      expect(await run()).toMatchObject({ state: 'running', frame: 4, pressed: '' })
    }
    expect(await from(4, step)).toMatchObject({ ok: true, value: { press: 'newField' } })
  })

  test.each(['left', 'fill', 'hands', 'stop'])('no other frame of the tab ends it: %s', async (action) => {
    await from(5, end(action))
    expect(await run()).toMatchObject({ state: 'running', frame: 4 })
    await from(4, end(action))
    expect((await run())?.state).not.toBe('running')
  })

  test('none of them begins another in its place', async () => {
    expect(await from(5, start)).toEqual({ ok: false, reason: 'active-elsewhere' })
    expect(await run()).toMatchObject({ frame: 4 })
    expect(await from(4, start)).toMatchObject({ ok: true })
  })

  test('it is stopped from another tab, where its card is shown too, and ended by nothing else there', async () => {
    for (const action of ['left', 'fill', 'hands']) await from(0, end(action), list, 8)
    expect(await run()).toMatchObject({ state: 'running' })
    await from(0, end('stop'), list, 8)
    expect(await run()).toMatchObject({ state: 'stopped' })
  })
})

describe('once the frame is gone', () => {
  test.each<[string, Record<number, string>]>([
    ['taken away', { 9: wizard }],
    ['on a page that is not Setup’s', { 4: 'https://acme--evilpkg.vf.force.com/apex/x', 9: wizard }],
    ['in another org', { 4: list.replace('acme', 'other'), 9: wizard }],
    ['at no address', { 4: 'about:blank', 9: wizard }],
  ])(
    '%s: the one that was put in its place takes the run over, and the old one has no part in it',
    async (_, frames) => {
      expect(await from(4, step)).toMatchObject({ value: { press: 'newField' } })
      fakeBrowserControls.setFrames(frames)
      const next = { ...step, page: 'field-type' }
      expect(await from(9, next, wizard)).toMatchObject({ ok: true, value: { fill: true, press: 'next' } })
      expect(await run()).toMatchObject({ state: 'running', frame: 9, stage: 1 })
      fakeBrowserControls.setFrames({ 4: list, 9: wizard })
      expect(await from(4, step)).toEqual({ ok: true, value: null })
      await from(4, end('left'))
      expect(await run()).toMatchObject({ state: 'running', frame: 9 })
    },
  )

  test('Stop in the new one ends it, though it has asked for nothing yet', async () => {
    fakeBrowserControls.setFrames({ 9: list })
    await from(9, end('stop'))
    expect(await run()).toMatchObject({ state: 'stopped' })
  })

  test('another tab does not take it over', async () => {
    fakeBrowserControls.setFrames({})
    expect(await from(0, step, list, 8)).toEqual({ ok: true, value: null })
    expect(await run()).toMatchObject({ tab: 7, frame: 4 })
  })
})

test('a package’s page takes no part in it, whatever address it gives itself', async () => {
  const evil = (url: string) => url.replace(org, 'acme--evilpkg.vf.force.com')
  fakeBrowserControls.setFrames({})
  const before = await run()
  for (const message of [start, step, end('left'), end('stop'), { type: 'inject-page-actions' }]) {
    expect(await from(9, message, evil(list))).toEqual({ ok: false, reason: 'wrong-page' })
    // Nor does a page of Setup that it has built into one of its own.
    const tab = { id: 7, url: evil(`https://${org}/apex/x`) }
    expect(await dispatchMessage(message, { id: 'our-id', url: list, tab, frameId: 9 }, self)).toEqual({
      ok: false,
      reason: 'wrong-page',
    })
  }
  expect(await run()).toEqual(before)
})

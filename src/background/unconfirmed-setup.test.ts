/** What 0.1.0 stored within reach of pages is used only once the admin says so, and then as it was shown. */

import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createStoredItems,
  createStoredOrg,
  storedOrg as org,
  storedApp,
  storedContact,
  storedPicks,
  storedProfile,
  storedUser,
} from '../../test/support/version-0.1.0.ts'
import type { PopupState } from '../messages.ts'

const { fakeBrowser, fakeBrowserControls: fake } = await vi.hoisted(
  () => import('../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }))

/** Starts the extension over what is in `storage.local`. */
const start = async (items: Record<string, unknown> = createStoredItems()) => {
  await fake.local.set(items)
  vi.resetModules()
  const [{ dispatchMessage }, store, orgStore, contact, settings] = await Promise.all([
    import('./dispatch.ts'),
    import('../platform/persistent-store.ts'),
    import('../setup-guide/background/org-store.ts'),
    import('../platform/unconfirmed-contact.ts'),
    import('../platform/settings.ts'),
  ])
  await store.lockStorageLocal()
  const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
  const send = (message: object) =>
    dispatchMessage(message, { id: 'our-id', url: `${self.baseUrl}src/popup/index.html` }, self)
  const sendFromPage = (message: object) => {
    const url = `https://${org}/02u`
    return dispatchMessage(message, { id: 'our-id', url, tab: { id: 7, url }, frameId: 0 }, self)
  }
  const getState = async () => {
    const reply = await send({ type: 'get-popup-state', org })
    if (!reply.ok) throw new Error(reply.reason)
    return reply.value as PopupState
  }
  const answer = async (use: boolean) =>
    send({
      type: 'answer-unconfirmed-setup',
      org,
      use,
      fingerprint: (await getState()).unconfirmed?.fingerprint ?? '0'.repeat(64),
    })
  return { send, sendFromPage, getState, answer, ...store, ...orgStore, ...contact, ...settings }
}

const offered = {
  profile: storedProfile,
  user: storedUser,
  connectedApp: storedApp,
  pickedControls: storedPicks,
}
const listKeys = () => Object.keys(fake.database.dump()).filter((key) => key.startsWith('unconfirmed'))

// The first import takes seconds on a slow computer.
beforeAll(() => import('./dispatch.ts'), 30_000)

beforeEach(async () => {
  // Nobody waits for the log: what a test before this one still writes must not come after the reset.
  await new Promise((resolve) => setTimeout(resolve, 20))
  fake.reset()
})

describe('after the update', () => {
  test('the popup is offered all of it, and none of it is in the org’s state', async () => {
    const { getState } = await start()
    const { unconfirmed, orgState } = await getState()
    expect(unconfirmed?.setup).toEqual(offered)
    expect(orgState).toMatchObject({ guideActive: true, skippedSteps: ['fields'] })
    expect(orgState).toMatchObject({ observedSetup: {}, pickedControls: [], fieldCreation: null })
    expect(Object.keys(orgState.observedSetup)).toEqual([])
  })

  test('no value is suggested from it, and no page is told of it', async () => {
    const { getState, sendFromPage } = await start()
    fake.grant(org)
    expect((await getState()).values.username.value).toBe('')
    const plan = await sendFromPage({ type: 'get-plan', around: [] })
    expect(plan).toMatchObject({ ok: true, value: { org } })
    for (const word of [storedUser.username, storedApp.applicationId, 'nur api-benutzer', storedContact])
      expect(JSON.stringify(plan)).not.toContain(word)
  })

  test('where 0.1.0 knew nothing of that kind nothing is kept apart', async () => {
    const nothing = createStoredOrg({ evidence: { activation: { status: 'active', at: 5 } }, pointed: [] })
    const { getState } = await start({ [`org:${org}`]: nothing })
    expect((await getState()).unconfirmed).toBeNull()
    expect(listKeys()).toEqual([])
  })

  test('what nobody could check is not kept', async () => {
    const hostile = createStoredOrg({
      evidence: { profile: { name: 'x' }, app: 7 },
      pointed: [{ control: 'apiOnly', language: 'en', css: 'input', label: 'modify all data' }],
    })
    const { getState } = await start({ [`org:${org}`]: hostile })
    expect((await getState()).unconfirmed).toBeNull()
    expect(listKeys()).toEqual([])
  })
})

describe('Use these', () => {
  test('puts what was shown into the org’s state, and keeps it apart no longer', async () => {
    const { getState, answer } = await start()
    expect(await answer(true)).toMatchObject({ ok: true })
    const { unconfirmed, orgState } = await getState()
    expect(unconfirmed).toBeNull()
    const { pickedControls, ...setup } = offered
    expect(orgState).toMatchObject({ observedSetup: setup, pickedControls, fieldCreation: null })
    expect(orgState.observedSetup.connectedAppSavedAt).toBeUndefined()
    expect(listKeys()).toEqual(['unconfirmed-contact'])
  })

  test('what was observed since wins, and is not offered', async () => {
    const { getState, answer, updateOrgState } = await start()
    const since = { ...storedUser, username: 'new@acme.example' }
    const picked = { control: 'newField', language: 'en', css: '[id="add"]', label: null } as const
    await updateOrgState(org, (state) => ({
      ...state,
      observedSetup: { user: since, connectedAppNamed: 'Another' },
      pickedControls: [picked],
    }))
    const left = { profile: storedProfile, pickedControls: storedPicks.slice(1) }
    expect((await getState()).unconfirmed?.setup).toEqual(left)
    await answer(true)
    const { orgState } = await getState()
    expect(orgState.observedSetup).toEqual({
      user: since,
      connectedAppNamed: 'Another',
      profile: storedProfile,
    })
    expect(orgState.pickedControls).toEqual([picked, ...storedPicks.slice(1)])
  })

  test('does nothing where the list has changed since it was shown', async () => {
    const { send, getState, updateOrgState } = await start()
    const { unconfirmed } = await getState()
    await updateOrgState(org, (state) => ({ ...state, observedSetup: { user: storedUser } }))
    const fingerprint = unconfirmed?.fingerprint
    for (const use of [true, false])
      expect(await send({ type: 'answer-unconfirmed-setup', org, use, fingerprint })).toEqual({
        ok: false,
        reason: 'unconfirmed-changed',
      })
    const { orgState, unconfirmed: now } = await getState()
    expect(orgState.observedSetup).toEqual({ user: storedUser })
    expect(now?.setup.profile).toEqual(storedProfile)
  })

  test('a page cannot press it', async () => {
    const { sendFromPage, getState } = await start()
    fake.grant(org)
    const { unconfirmed } = await getState()
    const message = {
      type: 'answer-unconfirmed-setup',
      org,
      use: true,
      fingerprint: unconfirmed?.fingerprint,
    }
    expect(await sendFromPage(message)).toEqual({ ok: false, reason: 'wrong-context' })
    expect((await getState()).orgState.pickedControls).toEqual([])
  })
})

test('Discard removes it, and changes nothing else of the org', async () => {
  const { getState, answer } = await start()
  const { orgState } = await getState()
  expect(await answer(false)).toMatchObject({ ok: true })
  expect(await getState()).toMatchObject({ unconfirmed: null, orgState })
  expect(listKeys()).toEqual(['unconfirmed-contact'])
})

test('once pages have shown all of it nothing is kept apart', async () => {
  const { getState, updateOrgState } = await start()
  await updateOrgState(org, (state) => ({
    ...state,
    observedSetup: { profile: storedProfile, user: storedUser, connectedApp: storedApp },
    pickedControls: [...storedPicks],
  }))
  expect((await getState()).unconfirmed).toBeNull()
  expect(listKeys()).toEqual(['unconfirmed-contact'])
})

test.each(['clear-org', 'start-over'] as const)('%s removes it', async (type) => {
  const { send, getState } = await start()
  expect(await send({ type, org })).toMatchObject({ ok: true })
  expect(listKeys()).toEqual(['unconfirmed-contact'])
  expect((await getState()).unconfirmed).toBeNull()
})

test('Clear everything removes it, of all orgs, and the contact', async () => {
  const { clearStore } = await start({
    ...createStoredItems(),
    'org:other.my.salesforce.com': createStoredOrg(),
  })
  expect(listKeys()).toHaveLength(3)
  await clearStore()
  expect(listKeys()).toEqual([])
})

describe('the contact', () => {
  test('is no setting until it is saved', async () => {
    const { readSettings, readUnconfirmedContact } = await start()
    expect((await readSettings()).contactEmail).toBe('')
    expect(await readUnconfirmedContact()).toBe(storedContact)
  })

  test.each([7, null, ['a@b.example'], 'no address', `${'x'.repeat(250)}@b.example`, 'a@b c@d'])(
    'that is no address is not offered: %j',
    async (contactEmail) => {
      const { readUnconfirmedContact } = await start({ settings: { contactEmail } })
      expect(await readUnconfirmedContact()).toBe('')
    },
  )
})

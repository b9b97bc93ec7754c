/** Settings and what is known of orgs lie where no content script reaches, whatever comes into `storage.local`. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createStoredItems,
  createStoredOrg,
  storedContact,
  storedOrg,
} from '../../test/support/version-0.1.0.ts'
import { migrateItems } from './migrate-storage.ts'
import type { Settings } from './settings.ts'

const { fakeBrowserControls: fake, fakeBrowser } = await vi.hoisted(
  () => import('../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const prefixed = ['acme__Team__c']
const evidence = {
  user: { id: '0055g00000777Qx', username: 'siq@acme.example', profileName: 'P', active: true },
  appSavedAt: 5,
  prefixed,
}

/** As 0.1.0 stored an org of which nothing was known. */
const emptyVersion1 = {
  version: 1,
  running: false,
  hidden: false,
  keptOff: false,
  chosen: null,
  skipped: [],
  evidence: {},
  pointed: [],
  run: null,
}

/** What an earlier version had stored by the end of a journey in one org, and in the middle of one in another. */
const before = {
  settings: {
    activationEndpoint: 'https://gate.acme.example/activate',
    allowedHosts: ['gate.acme.example'],
    contactEmail: 'it@acme.example',
  },
  'last-org': org,
  [`org:${org}`]: {
    ...emptyVersion1,
    running: true,
    skipped: ['profile'],
    evidence,
    pointed: [{ control: 'apiOnly', language: 'en', css: 'input', label: 'modify all data' }],
    run: { state: 'running', tab: 7, layouts: 'all', field: '', stage: 0, at: 5, pressed: '', reason: '' },
  },
  [`org:${other}`]: { ...emptyVersion1, evidence: { activation: { status: 'active', at: 5 } } },
  'plan:^https://acme(?:\\.my\\.salesforce\\.com)$': '{"pages":{}}',
}

/** The extension as it is started: with nothing of the last time in memory. */
const started = async () => {
  vi.resetModules()
  const [settings, records, orgs, lastOrg, kept] = await Promise.all([
    import('./settings.ts'),
    import('../setup-guide/background/org-store.ts'),
    import('../org-access/background/known-orgs.ts'),
    import('../org-access/background/last-org.ts'),
    import('./persistent-store.ts'),
  ])
  return { ...settings, ...records, ...orgs, ...lastOrg, ...kept }
}

beforeEach(() => fake.reset())

describe('what an earlier version stored', () => {
  test('is taken over at the first start, and nothing of it is left in storage.local', async () => {
    fake.grant('gate.acme.example')
    await fake.local.set(before)
    const {
      readSettings,
      loadOrgState: loadRecord,
      listStoredOrgs: recordedOrgs,
      getLastOrg: lastOrg,
    } = await started()
    expect(await readSettings()).toEqual({ ...before.settings, contactEmail: '' })
    expect(await loadRecord(org)).toMatchObject({
      guideActive: true,
      skippedSteps: ['profile'],
      observedSetup: { namespacedFields: prefixed },
    })
    expect(await loadRecord(other)).toMatchObject({ observedSetup: { activation: { status: 'active' } } })
    expect((await recordedOrgs()).toSorted()).toEqual([org, other])
    expect(await lastOrg()).toBe(org)
    expect(fake.local.dump()).toEqual({})
  })

  test('does not say what is pressed or filled, nor go on creating fields', async () => {
    await fake.local.set(before)
    const { loadOrgState: loadRecord } = await started()
    expect(await loadRecord(org)).toMatchObject({ pickedControls: [], fieldCreation: null })
  })

  test('says nothing that is typed, made API-only, followed or sent: not whose profile, user or app, nor to whom mail goes', async () => {
    const thief = 'thief@evil.example'
    await fake.local.set({
      settings: { contactEmail: thief },
      [`org:${org}`]: {
        ...emptyVersion1,
        running: true,
        evidence: {
          profile: {
            id: '00e5g00000000Ad',
            name: thief,
            licence: '',
            apiOnly: false,
            apiEnabled: null,
            passwordNeverExpires: null,
            named: thief,
            confirmed: true,
            ofUser: true,
          },
          user: { id: '0055g0000000Evi', username: thief, profileName: thief, active: true, email: thief },
          app: {
            applicationId: '06P5g0000000Evi',
            name: thief,
            callback: true,
            fullScope: true,
            secretNotRequired: true,
            chosen: true,
          },
          appNamed: thief,
          appSavedAt: 5,
          keys: { appName: thief, key: true, secret: true, at: 5 },
          mendedPassword: { username: thief, at: 5, tested: [] },
        },
      },
    })
    const { loadOrgState: loadRecord, readUserSettings: readOwn } = await started()
    expect(await loadRecord(org)).toMatchObject({ guideActive: true, observedSetup: {} })
    expect(Object.keys((await loadRecord(org)).observedSetup)).toEqual([])
    expect((await readOwn()).contactEmail).toBe('')
    const inUse = Object.entries(fake.database.dump()).filter(([key]) => !key.startsWith('unconfirmed'))
    expect(inUse.map(([key]) => key).toSorted()).toEqual([`org:${org}`, 'settings'])
    expect(JSON.stringify(inUse)).not.toContain('evil')
  })

  test('is kept apart where it says what is filled, pressed or sent, until the admin confirms it', async () => {
    await fake.local.set(createStoredItems())
    await (await started()).loadOrgState(storedOrg)
    const { evidence, pointed } = createStoredOrg()
    const { profile, user, app } = evidence
    expect(fake.database.dump()).toMatchObject({
      'unconfirmed-contact': storedContact,
      [`unconfirmed:${storedOrg}`]: { version: 1, evidence: { profile, user, app }, pointed },
    })
    // Nothing about the consumer key and secret, and no field creation that would resume.
    expect(Object.keys(Object(fake.database.dump()[`unconfirmed:${storedOrg}`])).toSorted()).toEqual([
      'evidence',
      'pointed',
      'version',
    ])
    expect(fake.local.dump()).toEqual({})
  })

  test('cannot be put there under the keys of what is kept apart, nor of anything else', () => {
    const items = { 'unconfirmed-contact': 'a@evil.example', [`unconfirmed:${org}`]: {}, 'vault:x': 1 }
    expect(migrateItems(items, [])).toEqual({})
  })

  test('leads to no host outside spaceiq.com that the browser was not asked for', async () => {
    await fake.local.set(before)
    const { readSettings, readUserSettings: readOwn, defaultSettings } = await started()
    const { activationEndpoint } = defaultSettings
    expect(await readOwn()).toEqual({ activationEndpoint, allowedHosts: [], contactEmail: '' })
    expect((await readSettings()).activationEndpoint).toBe(activationEndpoint)
    // Not even once it is allowed, for another reason.
    fake.grant('gate.acme.example')
    expect((await readSettings()).allowedHosts).toEqual([])
  })

  test.each([
    ['a host that Salesforce’s own patterns cover', 'evil.my.salesforce.com', ['https://*.salesforce.com/*']],
    ['every host at once', '*', ['https://*/*']],
    ['a host by its look', 'evil.example', ['https://evil.example.spaceiq.com/*']],
  ])('names a host that nobody confirmed: %s', (_, host, origins) => {
    const settings: Partial<Settings> = {
      activationEndpoint: `https://${host}/x`,
      allowedHosts: [host],
    }
    expect(migrateItems({ settings }, origins)).toEqual({ settings: { allowedHosts: [] } })
  })

  test('keeps an endpoint below spaceiq.com, whatever else stands there', () => {
    const settings = { activationEndpoint: 'https://eu.spaceiq.com/a', allowedHosts: 7 }
    expect(migrateItems({ settings, ballast: 1 }, [])).toEqual({
      settings: { activationEndpoint: 'https://eu.spaceiq.com/a', allowedHosts: [] },
    })
  })

  test('is taken over once: what comes after that is nobody’s', async () => {
    await (await started()).readSettings()
    fake.grant('gate.acme.example')
    await fake.local.set(before)
    const {
      readSettings,
      listStoredOrgs: recordedOrgs,
      getLastOrg: lastOrg,
      defaultSettings,
    } = await started()
    expect(await readSettings()).toEqual(defaultSettings)
    expect(await recordedOrgs()).toEqual([])
    expect(await lastOrg()).toBeNull()
  })

  test('is not taken over after all when everything was forgotten', async () => {
    const { clearStore: forgetKept } = await started()
    await fake.local.set(before)
    await forgetKept()
    await fake.local.set(before)
    expect(await (await started()).listStoredOrgs()).toEqual([])
  })

  test('is taken over by one of two parts that start at the same time, and wins over nothing newer', async () => {
    await fake.local.set(before)
    const [first, second] = [await started(), await started()]
    await Promise.all([first.readSettings(), second.saveSettings({ contactEmail: 'new@acme.example' })])
    expect((await first.readSettings()).contactEmail).toBe('new@acme.example')
  })

  test('stays until it is taken over, where the browser fails at first', async () => {
    await fake.local.set(before)
    const { listStoredOrgs: recordedOrgs } = await started()
    fake.database.fail({ writing: new Error('QuotaExceededError') })
    await expect(recordedOrgs()).rejects.toThrow()
    fake.database.fail()
    expect(await recordedOrgs()).toContain(org)
  })
})

describe('storage.local', () => {
  test('is closed to content scripts where the browser can, and emptied, at every start', async () => {
    const setAccessLevel = vi.fn(async () => undefined)
    Object.assign(fakeBrowser.storage.local, { setAccessLevel })
    const { lockStorageLocal: closeLocal } = await started()
    await closeLocal()
    await fake.local.set({ settings: { activationEndpoint: 'https://evil.example/x' } })
    await closeLocal()
    expect(fake.local.dump()).toEqual({})
    expect(setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' })
  })
})

describe('a change', () => {
  test('is told to every part of the extension, without a name in it', async () => {
    const [one, another] = [await started(), await started()]
    const heard: string[] = []
    const end = another.onStoreChanged((topic) => heard.push(topic))
    await one.saveSettings({ contactEmail: 'it@acme.example' })
    await one.updateOrgState(org, (record) => ({ ...record, guideActive: true }))
    await one.removeOrgState(org)
    await one.setLastOrg(org)
    await one.clearStore()
    expect(heard).toEqual(['settings', 'org', 'org', 'last-org', 'everything'])
    const told = JSON.stringify(await fakeBrowser.storage.session.get(null))
    expect(told).toContain('changed:org')
    expect(told).not.toContain('acme')
    end()
    await one.saveSettings({ contactEmail: '' })
    expect(heard).toHaveLength(5)
  })

  test('that cannot be told is kept all the same', async () => {
    const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('full'))
    const { saveSettings, readUserSettings: readOwn } = await started()
    await saveSettings({ contactEmail: 'it@acme.example' })
    expect((await readOwn()).contactEmail).toBe('it@acme.example')
    set.mockRestore()
  })
})

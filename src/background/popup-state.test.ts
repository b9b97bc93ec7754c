import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../test/support/fake-browser.ts'
import { setLastOrg } from '../org-access/background/last-org.ts'
import { getOrgTabs } from '../org-access/background/org-tabs.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import { navigateToStep, startGuide } from '../setup-guide/background/navigate.ts'
import { updateOrgState } from '../setup-guide/background/org-store.ts'
import { getPopupState } from './popup-state.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const login = 'https://login.salesforce.com/?ec=302&startURL=%2F02u'
const held = [
  ['signed-out', '/?ec=302&startURL=%2F02u'],
  ['signed-out', '/login'],
  ['maintenance', '/msg/maintenanceandavailable.jsp'],
  ['verifying', '/_ui/identity/verification/method/TotpVerificationUi/e'],
] as const

const tab = (id: number, url: string, more = {}) => ({
  id,
  windowId: 1,
  url,
  active: false,
  lastAccessed: id,
  ...more,
})
const led = () =>
  fakeBrowserControls.calls().filter(({ name }) => name === 'tabs.update' || name === 'tabs.create')

beforeEach(() => fakeBrowserControls.reset())

describe('the state of the org’s tab', () => {
  test.each([...held, ['setup', '/02u'], ['elsewhere', '/home/home.jsp']] as const)(
    '%s: %s',
    async (state, path) => {
      fakeBrowserControls.setTabs([tab(1, `https://${org}${path}`)])
      expect((await getPopupState(org)).org).toMatchObject({ key: org, open: true, tab: state })
    },
  )

  test('is none where no tab is open', async () => {
    expect((await getPopupState(org)).org).toMatchObject({ open: false, tab: null })
  })

  test('is told by the tab looked at last', async () => {
    fakeBrowserControls.setTabs([
      tab(1, `https://${org}/02u`),
      tab(2, `https://${org}/?ec=301`),
      tab(3, `https://${other}/005`),
    ])
    expect((await getPopupState(org)).org?.tab).toBe('signed-out')
    fakeBrowserControls.setTabs([
      tab(1, `https://${org}/02u`, { active: true }),
      tab(2, `https://${org}/?ec=301`),
    ])
    expect((await getPopupState(org)).org?.tab).toBe('setup')
  })

  test('does not mix orgs', async () => {
    fakeBrowserControls.setTabs([tab(1, `https://${org}/?ec=302`), tab(2, `https://${other}/02u`)])
    expect((await getPopupState(org)).org?.tab).toBe('signed-out')
    expect((await getPopupState(other)).org?.tab).toBe('setup')
  })
})

describe('the common login page', () => {
  test('of a session that is over is the last org’s', async () => {
    await setLastOrg(org)
    fakeBrowserControls.setTabs([tab(1, login, { active: true }), tab(2, `https://${other}/02u`)])
    const state = await getPopupState()
    expect(state.org).toMatchObject({ key: org, open: true, tab: 'signed-out' })
    expect(state.others).toEqual([other])
  })

  test('is nobody’s where no org is remembered, or that org has a tab of its own', async () => {
    fakeBrowserControls.setTabs([tab(1, login)])
    expect(await getOrgTabs()).toEqual([])
    await setLastOrg(org)
    fakeBrowserControls.setTabs([tab(1, login, { active: true }), tab(2, `https://${org}/02u`)])
    expect((await getOrgTabs()).map(({ id }) => id)).toEqual([2])
  })

  test('is nobody’s where nobody was signed out, or where it is not Salesforce’s', async () => {
    await setLastOrg(org)
    fakeBrowserControls.setTabs([
      tab(1, 'https://login.salesforce.com/'),
      tab(2, 'https://login.salesforce.com.evil.example/?ec=302'),
    ])
    expect(await getOrgTabs()).toEqual([])
  })
})

describe('a tab that waits for the admin is shown, and led nowhere', () => {
  test.each(held)('%s: %s', async (_, path) => {
    fakeBrowserControls.setTabs([tab(4, `https://${org}${path}`)])
    await navigateToStep(org, 'app')
    await navigateToStep(org)
    await startGuide(org)
    expect(led().map(({ args }) => args)).toEqual([
      [4, { active: true }],
      [4, { active: true }],
      [4, { active: true }],
    ])
  })

  test('the common login page as well', async () => {
    await setLastOrg(org)
    fakeBrowserControls.setTabs([tab(4, login)])
    await navigateToStep(org, 'fields')
    expect(led().map(({ args }) => args)).toEqual([[4, { active: true }]])
  })
})

describe('Go to page leads to what is to be mended', () => {
  const wrong: ObservedSetup = {
    user: { id: '0055g00000777Qx', username: 'a@b.example', profileName: 'x', active: false },
    connectedApp: {
      applicationId: '06P5g000000777Q',
      name: 'SpaceIQ',
      callback: false,
      fullScope: true,
      secretNotRequired: true,
    },
  }
  const leadsTo = async (step: 'user' | 'app', setup: ObservedSetup) => {
    await updateOrgState(org, (record) => ({ ...record, observedSetup: setup }))
    fakeBrowserControls.setTabs([tab(4, `https://${org}/home/home.jsp`)])
    await navigateToStep(org, step)
    return (led()[0]?.args[1] as { url?: string } | undefined)?.url?.replace(`https://${org}`, '')
  }

  test('the user', async () => {
    expect(await leadsTo('user', wrong)).toBe('/0055g00000777Qx')
  })

  test('the app', async () => {
    expect(await leadsTo('app', wrong)).toBe(
      '/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P5g000000777Q',
    )
  })

  test('nothing of its own: the list', async () => {
    expect(await leadsTo('user', {})).toMatch(/^\/005\?/)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageUrls } from '../../../test/support/page-urls.ts'
import { getTabState, isSharedLoginPage, needsUserInTab, type TabState } from './tab-state.ts'

const my = 'https://acme.my.salesforce.com'

const table: Readonly<Record<TabState, readonly string[]>> = {
  'signed-out': [
    `${my}/?ec=301`,
    `${my}/?ec=302`,
    `${my}/?ec=302&startURL=%2F00e%3Fsetupid%3DEnhancedProfiles`,
    `${my}/?startURL=%2F02u&ec=301`,
    'https://na112.salesforce.com/?ec=302&startURL=%2Fsetup%2FforcecomHomepage.apexp',
    'https://login.salesforce.com/?ec=302&startURL=%2F005',
    'https://test.salesforce.com/?ec=301',
    `${my}/login`,
    `${my}/login/`,
    `${my}/login.jsp?un=admin`,
    `${my}/login?startURL=%2Fsetup%2F`,
    `${my}/secur/logout.jsp`,
  ],
  maintenance: [
    `${my}/msg/maintenanceandavailable.jsp`,
    `${my}/msg/maintenanceandavailable.jsp?startURL=%2F02u%3Fsetupid%3DTabSet`,
  ],
  verifying: [
    `${my}/_ui/identity/verification/method/EmailVerificationFinishUi/e?vpol=ic&vflid=0`,
    `${my}/_ui/identity/verification/method/TotpVerificationUi/e`,
    `${my}/_ui/identity/webauthn/AddPasskeyUi?retURL=%2F00e`,
  ],
  setup: [
    `${my}/setup/forcecomHomepage.apexp?setupid=ForceCom`,
    `${my}/02u?setupid=TabSet`,
    `${my}/00e5g00000777Qx/e?retURL=%2F%3Fec%3D302`,
    `${my}/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields`,
    `${my}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P5g000000777Q`,
    'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home',
    'https://acme.my.salesforce-setup.com/lightning/setup/EnhancedProfiles/home',
    `${my}/setup/forcecomHomepage.apexp?ec=302`,
  ],
  elsewhere: [
    `${my}/`,
    `${my}/?ec=100`,
    `${my}/?ec=3011`,
    `${my}/home/home.jsp`,
    `${my}/home/home.jsp?retURL=%2Flogin`,
    `${my}/home/home.jsp?retURL=%2F%3Fec%3D302`,
    `${my}/500/o?ec=302`,
    `${my}/loginhistory`,
    `${my}/secur/logout.jsp.evil`,
    `${my}/#/?ec=302`,
    'https://acme.lightning.force.com/lightning/page/home',
    'https://login.salesforce.com/',
    'no address',
    '',
  ],
}

describe.each(Object.entries(table))('%s', (state, addresses) => {
  test.each(addresses)('%s', (address) => {
    expect(getTabState(address)).toBe(state)
  })
})

test('every page of the guide is one of Setup, or the verification', () => {
  for (const [page, addresses] of Object.entries(pageUrls)) {
    const state = page === 'verify-identity' ? 'verifying' : 'setup'
    for (const address of addresses) expect(getTabState(address), address).toBe(state)
  }
})

test('any text has a state', () => {
  fc.assert(fc.property(fc.string(), (text) => Object.hasOwn(table, getTabState(text))))
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => Object.hasOwn(table, getTabState(url))),
  )
})

test.each([
  ['https://login.salesforce.com/?ec=302&startURL=%2F02u', true],
  ['https://test.salesforce.com/?ec=301', true],
  ['https://login.salesforce.com/', false],
  ['https://login.salesforce.com/?ec=100', false],
  ['http://login.salesforce.com/?ec=302', false],
  ['https://login.salesforce.com.evil.example/?ec=302', false],
  ['https://login.salesforce.com:8443/?ec=302', false],
  ['https://evil.example/https://login.salesforce.com/?ec=302', false],
  ['https://login.salesforce.com@evil.example/?ec=302', false],
  [`${my}/?ec=302`, false],
])('the common login of a session that is over: %s %s', (address, is) => {
  expect(isSharedLoginPage(address)).toBe(is)
})

test('only what waits for the admin is held', () => {
  const held = (Object.keys(table) as TabState[]).filter(needsUserInTab)
  expect(held).toEqual(['signed-out', 'maintenance', 'verifying'])
  expect(needsUserInTab(null)).toBe(false)
})

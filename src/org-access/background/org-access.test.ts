/** What version 0.1.0 required is given back, and what the admin asked for stays. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser, fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { removeAccessOfVersion010, removeOrgAccess } from './org-access.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const getGranted = async () => (await fakeBrowser.permissions.getAll()).origins

beforeEach(() => fakeBrowserControls.reset())

test('every host of several goes, also those where the guide no longer runs', async () => {
  fakeBrowserControls.grant('*.salesforce.com', '*.vf.force.com', '*.visualforce.com', '*.spaceiq.com')
  await removeAccessOfVersion010()
  expect(await getGranted()).toEqual([])
})

test('a single host that Options asked for stays', async () => {
  fakeBrowserControls.grant('*.salesforce.com', '*.vf.force.com', 'values.example.com')
  await removeAccessOfVersion010()
  expect(await getGranted()).toEqual(['https://values.example.com/*'])
})

test('without what 0.1.0 required nothing is given back', async () => {
  fakeBrowserControls.grant(org, '*.salesforce.com')
  await removeAccessOfVersion010()
  expect(await getGranted()).toHaveLength(2)
})

test('with the last org an endpoint that was set before goes too', async () => {
  fakeBrowserControls.grant(org, 'acme.lightning.force.com', 'api.spaceiq.com', 'eu.spaceiq.com')
  await removeOrgAccess(org)
  expect(await getGranted()).toEqual([])
})

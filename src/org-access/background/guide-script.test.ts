/** The guide's script is registered for an org in which the guide was started, for exactly its granted hosts. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { reconcileGuideScripts, registerGuideScript, unregisterGuideScript } from './guide-script.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const ids = () => [...fakeBrowserControls.registeredScripts().keys()].sort()
const getRegisteredHosts = (key: string): readonly string[] => {
  const { matches = [] } = fakeBrowserControls.registeredScripts().get(`guide:${key}`) ?? {}
  return [...new Set(matches.map((pattern) => new URL(pattern).host))].sort()
}

beforeEach(() => {
  fakeBrowserControls.reset()
  fakeBrowserControls.grant(org, other)
})

describe('the hosts', () => {
  test('are those that are granted, and no other', async () => {
    fakeBrowserControls.grant(org, 'acme.lightning.force.com', 'api.spaceiq.com')
    await registerGuideScript(org)
    expect(getRegisteredHosts(org)).toEqual(['acme.lightning.force.com', org])
  })

  test('behind a known proxy are its own', async () => {
    fakeBrowserControls.grant(`${org}.mcas.ms`)
    await registerGuideScript(org)
    expect(getRegisteredHosts(org)).toEqual([`${org}.mcas.ms`])
  })

  test('without a grant there is no registration', async () => {
    fakeBrowserControls.grant('other.my.salesforce-setup.com')
    await registerGuideScript(org)
    expect(ids()).toEqual([])
  })

  test('follow the grants: a registration never outlives its own', async () => {
    await registerGuideScript(org)
    fakeBrowserControls.grant(org, 'acme.lightning.force.com')
    await reconcileGuideScripts([org])
    expect(getRegisteredHosts(org)).toEqual(['acme.lightning.force.com', org])
    fakeBrowserControls.grant('acme.lightning.force.com')
    await reconcileGuideScripts([org])
    expect(getRegisteredHosts(org)).toEqual(['acme.lightning.force.com'])
    fakeBrowserControls.grant()
    await reconcileGuideScripts([org])
    expect(ids()).toEqual([])
  })
})

describe('a registration', () => {
  test('is made once, in all frames, as the document starts, and outlives the browser', async () => {
    await Promise.all([registerGuideScript(org), registerGuideScript(org)])
    expect(ids()).toEqual([`guide:${org}`])
    expect(fakeBrowserControls.registeredScripts().get(`guide:${org}`)).toMatchObject({
      runAt: 'document_start',
      allFrames: true,
      persistAcrossSessions: true,
    })
  })

  test('is taken back for one org and stays for another', async () => {
    await registerGuideScript(org)
    await registerGuideScript(other)
    await unregisterGuideScript(org)
    await unregisterGuideScript(org)
    expect(ids()).toEqual([`guide:${other}`])
  })

  test('comes into the pages of the org that are open, and into no other org’s', async () => {
    fakeBrowserControls.setTabs([
      { id: 1, windowId: 1, url: `https://${org}/02u`, active: true },
      { id: 2, windowId: 1, url: `https://${other}/02u`, active: false },
      { id: 3, windowId: 1, url: 'https://example.com/', active: false },
    ] as never)
    await registerGuideScript(org)
    const entered = fakeBrowserControls
      .calls()
      .filter(({ name }) => name === 'scripting.executeScript')
      .map(({ args }) => (args[0] as { target: { tabId: number } }).target.tabId)
    expect([...new Set(entered)]).toEqual([1])
  })

  test('that outlived its org’s state goes, and one that an update dropped comes back', async () => {
    await registerGuideScript(org)
    await reconcileGuideScripts([other])
    expect(ids()).toEqual([`guide:${other}`])
  })
})

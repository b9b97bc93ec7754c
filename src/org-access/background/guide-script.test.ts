/** The guide's script is registered for an org in which the guide was started, for exactly its hosts, and for no other. */

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import {
  listGuidePatterns,
  reconcileGuideScripts,
  registerGuideScript,
  unregisterGuideScript,
} from './guide-script.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const ids = () => [...fakeBrowserControls.registeredScripts().keys()].sort()
const hostsOf = (patterns: readonly string[]) => [...new Set(patterns.map((one) => new URL(one).host))]

beforeEach(() => fakeBrowserControls.reset())

describe('the addresses', () => {
  test.each<[string, readonly string[]]>([
    [org, ['acme.my.salesforce.com', 'acme.my.salesforce-setup.com', 'acme.lightning.force.com']],
    [
      'acme--uat.sandbox.my.salesforce.com',
      [
        'acme--uat.sandbox.my.salesforce.com',
        'acme--uat.sandbox.my.salesforce-setup.com',
        'acme--uat.sandbox.lightning.force.com',
      ],
    ],
    ['na112.salesforce.com', ['na112.salesforce.com', 'na112.lightning.force.com']],
    [
      'acme.my.salesforce.mil',
      [
        'acme.my.salesforce.mil',
        'acme.my.salesforce-setup.mil',
        'acme.lightning.crmforce.mil',
        'acme.lightning.force.mil',
      ],
    ],
  ])('of %s are its own hosts, alone and behind a known proxy', (key, hosts) => {
    expect(hostsOf(listGuidePatterns(key))).toEqual(hosts.flatMap((host) => [host, `${host}.mcas.ms`]))
  })

  test.each(['evil.example', 'my.salesforce.com', '', 'acme.visualforce.com', '*.my.salesforce.com'])(
    'of %s, which is no org, are none',
    (key) => {
      expect(listGuidePatterns(key)).toEqual([])
    },
  )
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

/** Start asks for exactly this org's hosts and the endpoint's. */

import { describe, expect, test } from 'vitest'
import { listOrgPatterns, listStartPatterns } from './org-patterns.ts'

const endpoint = 'https://api.spaceiq.com/integrations/salesforce/activate'
const toSpaceiq = 'https://api.spaceiq.com/*'

describe('Start asks for', () => {
  test.each<[string, readonly string[]]>([
    [
      'acme.my.salesforce.com',
      ['acme.my.salesforce.com', 'acme.my.salesforce-setup.com', 'acme.lightning.force.com'],
    ],
    [
      'acme--uat.sandbox.my.salesforce.com',
      [
        'acme--uat.sandbox.my.salesforce.com',
        'acme--uat.sandbox.my.salesforce-setup.com',
        'acme--uat.sandbox.lightning.force.com',
      ],
    ],
    // Several orgs share it, and its Lightning host could be an org's own.
    ['na112.salesforce.com', ['na112.salesforce.com']],
    [
      'acme.my.salesforce.mil',
      [
        'acme.my.salesforce.mil',
        'acme.my.salesforce-setup.mil',
        'acme.lightning.crmforce.mil',
        'acme.lightning.force.mil',
      ],
    ],
    ['acme.my-salesforce.com', ['acme.my-salesforce.com', 'acme.my-lightning.com']],
  ])('the hosts of %s, and the endpoint’s', (org, hosts) => {
    expect(listStartPatterns(org, endpoint)).toEqual([...hosts.map((host) => `https://${host}/*`), toSpaceiq])
  })

  test('no Visualforce host, no wildcard and no port', () => {
    for (const org of ['acme.my.salesforce.com', 'acme.my.sfcrmproducts.cn', 'acme.my.salesforce.mil'])
      for (const pattern of listStartPatterns(org, 'https://hooks.example.com:8443/x'))
        expect(pattern).toMatch(/^https:\/\/(?!.*(?:vf|visual)\w*\.)[a-z\d.-]+\/\*$/)
  })

  test('a known proxy’s hosts as well, where the pages are', () => {
    expect(listOrgPatterns('acme.my.salesforce.com', 'mcas.ms')).toContain(
      'https://acme.my.salesforce.com.mcas.ms/*',
    )
  })
})

test.each([
  'evil.example',
  'my.salesforce.com',
  '',
  'acme.visualforce.com',
  '*.my.salesforce.com',
  'acme.my.salesforce.com.evil.example',
  'acme.my.salesforce.com/*',
  'xn--acme-.my.salesforce.com',
])('nothing is asked for %s, which is no org', (org) => {
  expect(listOrgPatterns(org)).toEqual([])
})

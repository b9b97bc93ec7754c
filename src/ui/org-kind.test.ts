import { expect, test } from 'vitest'
import { orgKey } from '../salesforce/urls/my-domain.ts'
import { getOrgKind } from './org-kind.ts'

test.each([
  ['acme.my.salesforce.com', 'production'],
  ['acme.my.salesforce.mil', 'production'],
  ['acme.my.sfcrmproducts.cn', 'production'],
  ['acme--uat.sandbox.my.sfcrmapps.cn', 'sandbox'],
  ['acme.my-salesforce.com', 'production'],
  ['sandbox.my.salesforce.com', 'production'],
  ['acme--uat.sandbox.my.salesforce.com', 'sandbox'],
  ['acme--uat.sandbox.my.salesforce.mil', 'sandbox'],
  ['acme--uat.sandbox.my-salesforce.com', 'sandbox'],
  ['acme--uat.my.salesforce.com', 'sandbox'],
  ['cs87.salesforce.com', 'sandbox'],
  ['power-fun-1234.scratch.my.salesforce.com', 'scratch'],
  ['acme-dev-ed.develop.my.salesforce.com', 'developer'],
  ['acme-dev-ed.my.salesforce.com', 'developer'],
  ['brave-koala-dev-ed.trailblaze.my.salesforce.com', 'trailhead'],
  ['acme.demo.my.salesforce.com', 'demo'],
  // Never taken for production: the host does not tell.
  ['acme.free.my.salesforce.com', null],
  ['acme.patch.my.salesforce.com', null],
  ['acme.constructor.my.salesforce.com', null],
  ['acme.my.pc-rnd.salesforce.com', null],
  ['na112.salesforce.com', null],
  ['', null],
])('%s is %s', (key, kind) => {
  expect(getOrgKind(key)).toBe(kind)
})

test('any of an org’s hosts leads to the same kind', () => {
  for (const host of ['acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox.my.salesforce-setup.com']) {
    expect(getOrgKind(orgKey(`https://${host}/`) ?? '')).toBe('sandbox')
  }
})

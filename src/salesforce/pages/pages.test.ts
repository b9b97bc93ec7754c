import { describe, expect, test } from 'vitest'
import { pageUrls, unrelatedUrls } from '../../../test/support/page-urls.ts'
import type { PageId } from '../page-ids.ts'
import { orgHostPatterns } from '../urls/hosts.ts'
import { orgKey } from '../urls/my-domain.ts'
import { toMatchPatterns } from '../urls/setup-paths.ts'
import { pageRules } from './pages.ts'
import { matchesPath, type PageRule } from './recognize.ts'

const ids = Object.keys(pageUrls) as PageId[]
const table = ids.flatMap((page) => pageUrls[page].map((address) => ({ page, address })))

const stages = [
  'field-type',
  'field-details',
  'field-security',
  'field-security-sets',
  'field-record-pages',
  'field-layouts',
]

/** Which rules also accept addresses of which page; the document tells these apart. Every other pair is a mistake. */
const sharedBy: Readonly<Record<string, readonly string[]>> = {
  'profile-clone': ['profile-edit'],
  'profile-edit': ['profile-clone'],
  ...Object.fromEntries(stages.map((stage) => [stage, stages.filter((other) => other !== stage)])),
  'app-edit': ['app-saved', 'app-refused', 'consumer-details'],
  'app-saved': ['app-edit', 'app-refused', 'consumer-details'],
  'app-refused': ['app-edit', 'app-saved', 'consumer-details'],
  'app-detail': ['consumer-details'],
  'consumer-details': ['app-detail'],
  'app-policies': ['consumer-details'],
}

const isToldByDom = ({ has, lacks }: PageRule) => has !== undefined || lacks !== undefined

const ruleOf = (id: string) => {
  const rule = pageRules.find((page) => page.id === id)
  if (!rule) throw new Error(`${id} has no rule`)
  return rule
}

/** Match patterns as the browsers define them: `*.` stands for any subdomain or none, the path is matched with its query. */
const matches = (pattern: string, address: string): boolean => {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? []
  const url = new URL(address)
  const suffix = host.replace(/^\*\./, '')
  const isHost = url.hostname === suffix || (host !== suffix && url.hostname.endsWith(`.${suffix}`))
  const glob = path.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return (
    url.protocol === 'https:' && isHost && new RegExp(`^${glob.join('.*')}$`).test(url.pathname + url.search)
  )
}

const patterns = toMatchPatterns(orgHostPatterns)
const isReached = (address: string) => patterns.some((pattern) => matches(pattern, address))

describe('a page is told by its address', () => {
  test.each(ids)('%s has one rule and at least one address', (id) => {
    expect(pageRules.filter((page) => page.id === id)).toHaveLength(1)
    expect(pageUrls[id].length).toBeGreaterThan(0)
  })

  test.each(table)('$page is at $address', ({ page, address }) => {
    expect(matchesPath(ruleOf(page), new URL(address))).toBe(true)
  })

  test.each(table)(
    '$page is at $address, whatever its query, fragment and last slash',
    ({ page, address }) => {
      const url = new URL(address)
      url.pathname += '/'
      for (const [name, value] of [...url.searchParams].reverse()) {
        url.searchParams.delete(name)
        url.searchParams.append(name, value)
      }
      url.searchParams.set('retURL', '/005/e?retURL=/02u')
      url.searchParams.set('nooverride', '1')
      url.hash = '/00e3i000001abcd/e'
      expect(pageRules.filter((rule) => matchesPath(rule, url)).map(({ id }) => id)).toContain(page)
      const plain = pageRules.filter((rule) => matchesPath(rule, new URL(address))).map(({ id }) => id)
      expect(pageRules.filter((rule) => matchesPath(rule, url)).map(({ id }) => id)).toEqual(plain)
    },
  )

  test.each(table)('nothing but what shares the address of $page is at $address', ({ page, address }) => {
    const others = pageRules
      .filter((rule) => rule.id !== page && matchesPath(rule, new URL(address)))
      .map(({ id }) => id)
    const shared = sharedBy[page] ?? []
    expect(others.filter((other) => !shared.includes(other))).toEqual([])
  })

  test.each(unrelatedUrls)('the guide has no page at %s', (address) => {
    expect(pageRules.some((rule) => matchesPath(rule, new URL(address)))).toBe(false)
  })

  test.each(ids.filter((id) => sharedBy[id]))(
    '%s shares its address, so the document decides as well',
    (id) => {
      const others = pageRules.filter((page) => sharedBy[id]?.includes(page.id))
      expect(isToldByDom(ruleOf(id)) || others.every(isToldByDom)).toBe(true)
    },
  )

  test.each(table)('$address belongs to an org', ({ address }) => {
    expect(orgKey(address)).toMatch(/^(acme\.my|na112)\.salesforce\.com$/)
  })

  test.each([
    'https://acme.my.salesforce.com/apex/setup?p=/p/setup/layout/LayoutFieldList',
    'https://acme.my.salesforce.com/00e3i000001abc',
    'https://acme.my.salesforce.com/00e3i000001abcdA',
    'https://acme.my.salesforce.com/0053i000001abcd/x',
    'https://acme.my.salesforce.com/x/setup/forcecomHomepage.apexp',
    'https://acme.my.salesforce.com/setup/forcecomHomepage.apexp.html',
    'https://acme.my.salesforce.com//p/setup/layout/LayoutFieldList',
    'https://acme.my.salesforce.com/P/SETUP/layout/LayoutFieldList',
  ])('%s is nearly an address of a page, and none', (address) => {
    expect(pageRules.some((rule) => matchesPath(rule, new URL(address)))).toBe(false)
  })
})

describe('the content script', () => {
  test.each(table)('is at $address', ({ address }) => {
    expect(isReached(address)).toBe(true)
  })

  test.each([
    'acme--pkg.vf.force.com',
    'acme--pkg.visual.force.com',
    'acme--pkg.visualforce.com',
    'acme--pkg.vf.force.mil',
  ])('is nowhere on the Visualforce host %s, where a package serves what it likes', (host) => {
    const at = table.filter(({ address }) => isReached(address.replace(new URL(address).host, host)))
    expect(at).toEqual([])
  })

  test('is at no other address but those that stand below one of Setup', () => {
    expect(unrelatedUrls.filter(isReached).map((address) => new URL(address).pathname)).toEqual([
      '/setup/own/deleteredirect.jsp',
      '/02u3i000001abcd',
      '/ui/setup/SetupSearchResultsPage',
      '/lightning/setup/EnhancedProfiles/home',
      '/lightning/setup/ManageUsers/home',
      '/lightning/setup/ConnectedApplication/home',
      '/lightning/setup/ObjectManager/Case/FieldsAndRelationships/new',
    ])
  })

  test.each([
    'https://login.salesforce.com/',
    'https://login.salesforce.com/?ec=302&startURL=%2Fp%2Fsetup%2Flayout%2FLayoutFieldList',
    'https://test.salesforce.com/',
    'https://acme.my.salesforce.com/?un=a%40b.example',
    'https://acme.my.salesforce.com/secur/frontdoor.jsp?retURL=/setup/forcecomHomepage.apexp',
    'https://acme.my.salesforce.com/home/home.jsp',
    'https://acme.my.salesforce.com/001/o',
    'https://acme.my.salesforce.com/0033i000001abcd',
    'https://acme.my.salesforce.com/500/e',
    'https://acme.lightning.force.com/lightning/page/home',
    'https://acme.lightning.force.com/lightning/r/Case/5003i000001abcd/view',
    'https://acme.lightning.force.com/p/setup/layout/LayoutFieldList?type=Case',
    'https://help.salesforce.com/s/articleView?id=/setup/',
    'https://acme.my.site.com/setup/forcecomHomepage.apexp',
    'https://acme.force.com/setup/forcecomHomepage.apexp',
    'https://salesforce.com.evil.example/setup/forcecomHomepage.apexp',
    'https://evilsalesforce.com/setup/forcecomHomepage.apexp',
    'http://acme.my.salesforce.com/setup/forcecomHomepage.apexp',
  ])('is not at %s', (address) => {
    expect(isReached(address)).toBe(false)
  })

  test('has only patterns that a browser takes: https, a host, a path', () => {
    for (const pattern of patterns)
      expect(pattern).toMatch(/^https:\/\/\*\.[a-z-]+(\.[a-z-]+)+\/[\w/]+\/?\*$/)
    expect(new Set(patterns).size).toBe(patterns.length)
  })
})

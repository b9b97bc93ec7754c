import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { authorizeMessage } from '../../background/authorize-message.ts'
import { orgHostPatterns } from './hosts.ts'
import {
  belongsToOrg,
  getOrgName,
  isSameOrg,
  isSetupHost,
  isVisualforceHost,
  type MyDomainReason,
  myDomainUrl,
  orgKey,
} from './my-domain.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

/** Hosts as admins meet them, and the My Domain host of their org. */
const accepted: readonly (readonly [host: string, canonical: string])[] = [
  // My Domain, and every partition
  ['acme.my.salesforce.com', 'acme.my.salesforce.com'],
  ['4acme.my.salesforce.com', '4acme.my.salesforce.com'],
  ['acme-europe-gmbh.my.salesforce.com', 'acme-europe-gmbh.my.salesforce.com'],
  ['acme--uat.sandbox.my.salesforce.com', 'acme--uat.sandbox.my.salesforce.com'],
  ['acme-dev-ed.my.salesforce.com', 'acme-dev-ed.my.salesforce.com'],
  ['acme-dev-ed.develop.my.salesforce.com', 'acme-dev-ed.develop.my.salesforce.com'],
  [
    'orgfarm-0a1b2c3d4e-dev-ed.develop.my.salesforce.com',
    'orgfarm-0a1b2c3d4e-dev-ed.develop.my.salesforce.com',
  ],
  ['data-speed-1234-dev-ed.scratch.my.salesforce.com', 'data-speed-1234-dev-ed.scratch.my.salesforce.com'],
  ['acme-dev-ed.trailblaze.my.salesforce.com', 'acme-dev-ed.trailblaze.my.salesforce.com'],
  ['acme.demo.my.salesforce.com', 'acme.demo.my.salesforce.com'],
  ['acme.free.my.salesforce.com', 'acme.free.my.salesforce.com'],
  ['acme.patch.my.salesforce.com', 'acme.patch.my.salesforce.com'],
  ['acme.stage.my.salesforce.com', 'acme.stage.my.salesforce.com'],
  // before enhanced domains: no partition, or an instance in its place
  ['acme--uat.my.salesforce.com', 'acme--uat.my.salesforce.com'],
  ['acme--uat.cs87.my.salesforce.com', 'acme--uat.my.salesforce.com'],
  // Setup
  ['acme.my.salesforce-setup.com', 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.my.salesforce-setup.com', 'acme--uat.sandbox.my.salesforce.com'],
  ['acme-dev-ed.trailblaze.my.salesforce-setup.com', 'acme-dev-ed.trailblaze.my.salesforce.com'],
  // Lightning
  ['acme.lightning.force.com', 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox.my.salesforce.com'],
  // Named like a server, and still an org: a shape is no proof.
  ['ab1.my.salesforce.com', 'ab1.my.salesforce.com'],
  ['ab1.lightning.force.com', 'ab1.my.salesforce.com'],
  ['ab1.my.salesforce-setup.com', 'ab1.my.salesforce.com'],
  ['na35.lightning.force.com', 'na35.my.salesforce.com'],
  ['usa254s.lightning.force.com', 'usa254s.my.salesforce.com'],
  ['org62.lightning.force.com', 'org62.my.salesforce.com'],
  ['ab1--uat.sandbox.lightning.force.com', 'ab1--uat.sandbox.my.salesforce.com'],
  ['ab1--c.vf.force.com', 'ab1.my.salesforce.com'],
  ['ab1.lightning.force.com.mcas.ms', 'ab1.my.salesforce.com'],
  ['acme-dev-ed.develop.lightning.force.com', 'acme-dev-ed.develop.my.salesforce.com'],
  // Visualforce: the last --segment is the package's namespace, `c` for the org's own
  ['acme--c.vf.force.com', 'acme.my.salesforce.com'],
  ['acme--my-pkg.vf.force.com', 'acme.my.salesforce.com'],
  ['acme--uat--c.sandbox.vf.force.com', 'acme--uat.sandbox.my.salesforce.com'],
  ['acme-dev-ed--npe01.develop.vf.force.com', 'acme-dev-ed.develop.my.salesforce.com'],
  ['acme--c.na112.visual.force.com', 'acme.my.salesforce.com'],
  ['acme--uat--c.cs87.visual.force.com', 'acme--uat.my.salesforce.com'],
  ['acme--c.usa254.visual.force.com', 'acme.my.salesforce.com'],
  ['acme--uat--c.ind2s.visual.force.com', 'acme--uat.my.salesforce.com'],
  ['acme--c.visualforce.com', 'acme.my.salesforce.com'],
  // Government Cloud
  ['acme.my.salesforce.mil', 'acme.my.salesforce.mil'],
  ['acme.my.salesforce-setup.mil', 'acme.my.salesforce.mil'],
  ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
  ['acme--uat.sandbox.lightning.crmforce.mil', 'acme--uat.sandbox.my.salesforce.mil'],
  ['acme.lightning.force.mil', 'acme.my.salesforce.mil'],
  ['acme--c.vf.force.mil', 'acme.my.salesforce.mil'],
  // China: Lightning's domain is another than My Domain's
  ['acme.my.sfcrmproducts.cn', 'acme.my.sfcrmproducts.cn'],
  ['acme.setup.sfcrmproducts.cn', 'acme.my.sfcrmproducts.cn'],
  ['acme.lightning.sfcrmapps.cn', 'acme.my.sfcrmproducts.cn'],
  ['acme--uat.sandbox.lightning.sfcrmapps.cn', 'acme--uat.sandbox.my.sfcrmproducts.cn'],
  ['acme.lightning.sfcrmproducts.cn', 'acme.my.sfcrmproducts.cn'],
  ['acme.my.sfcrmapps.cn', 'acme.my.sfcrmapps.cn'],
  ['acme.setup.sfcrmapps.cn', 'acme.my.sfcrmapps.cn'],
  // alternative domains
  ['acme.my-salesforce.com', 'acme.my-salesforce.com'],
  ['acme.my-lightning.com', 'acme.my-salesforce.com'],
  // the one region known: Salesforce's internal orgs
  ['acme.lightning.pc-rnd.force.com', 'acme.my.pc-rnd.salesforce.com'],
  ['acme.my.pc-rnd.salesforce.com', 'acme.my.pc-rnd.salesforce.com'],
  [
    'orgfarm-56f61201e7.test2.lightning.pc-rnd.force.com',
    'orgfarm-56f61201e7.test2.my.pc-rnd.salesforce.com',
  ],
  // Microsoft Defender for Cloud Apps
  ['acme.my.salesforce.com.mcas.ms', 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.my.salesforce-setup.com.mcas.ms', 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.lightning.force.com.mcas.ms', 'acme.my.salesforce.com'],
]

/** Hosts that name a server: they identify the org as well as can be, and give no My Domain. */
const instances = [
  'na112',
  'na1',
  'eu45',
  'cs87',
  'ap28',
  'um3',
  'gs0',
  'usa256',
  'usa2s',
  'ind4',
  'deu12s',
].map((name) => `${name}.salesforce.com`)

/** Addresses that are no org's, each with the reason an admin is given. */
const refused: readonly (readonly [address: string, reason: MyDomainReason])[] = [
  ['', 'not-https'],
  ['acme', 'not-https'],
  ['acme.my.salesforce.com', 'not-https'],
  ['http://acme.my.salesforce.com/', 'not-https'],
  ['ws://acme.my.salesforce.com/', 'not-https'],
  ['javascript:location="https://acme.my.salesforce.com/"', 'not-https'],
  ['blob:https://acme.my.salesforce.com/1', 'not-https'],
  ['view-source:https://acme.my.salesforce.com/', 'not-https'],
  [' https://acme.my.salesforce.com/', 'not-https'],

  ['https://', 'not-plain'],
  ['https:///acme.my.salesforce.com/', 'not-plain'],
  ['https://acme.my.salesforce.com:8443/', 'not-plain'],
  ['https://acme.my.salesforce.com:443/', 'not-plain'],
  ['https://acme.my.salesforce.com:/', 'not-plain'],
  ['https://acme.my.salesforce.com@evil.com/', 'not-plain'],
  ['https://acme.my.salesforce.com%40evil.com/', 'not-plain'],
  ['https://evil.com@acme.my.salesforce.com/', 'not-plain'],
  ['https://user:pass@acme.my.salesforce.com/', 'not-plain'],
  ['https://evil.com\\.my.salesforce.com/', 'not-plain'],
  ['https://evil.com%2f.my.salesforce.com/', 'not-plain'],
  ['https://acme.my.salesforce.com./', 'not-plain'],
  ['https://ACME.my.salesforce.com/', 'not-plain'],
  ['HTTPS://acme.my.salesforce.com/', 'not-plain'],
  ['https://acme.my.salesforce.com\n', 'not-plain'],
  ['https://acme.my.sales\tforce.com/', 'not-plain'],
  ['https://acme.my.salesforce.com /', 'not-plain'],
  ['https://acme.my.sаlesforce.com/', 'not-plain'], // a Cyrillic a
  ['https://acme.my.salesforce。com/', 'not-plain'], // an ideographic full stop, which a URL parser takes for a dot

  ['https://login.salesforce.com/', 'login-host'],
  ['https://test.salesforce.com/', 'login-host'],
  ['https://login.salesforce.mil/', 'login-host'],
  ['https://login.sfcrmproducts.cn/', 'login-host'],
  ['https://login.my.salesforce.com/', 'login-host'],
  ['https://test.lightning.force.com/', 'login-host'],

  ['https://acme.cloudforce.com/', 'instance-host'],
  ['https://c.na35.visual.force.com/', 'site-host'],

  ['https://salesforce.com/', 'site-host'],
  ['https://www.salesforce.com/', 'site-host'],
  ['https://www2.salesforce.com/', 'site-host'],
  ['https://org62.salesforce.com/', 'site-host'],
  ['https://help.salesforce.com/s/articleView', 'site-host'],
  ['https://trailhead.salesforce.com/', 'site-host'],
  ['https://developer.salesforce.com/docs', 'site-host'],
  ['https://trust.salesforce.com/', 'site-host'],
  ['https://status.salesforce.com/', 'site-host'],
  ['https://help.my.salesforce.com/', 'site-host'],
  ['https://www.develop.my.salesforce.com/', 'site-host'],
  ['https://my.salesforce.com/', 'site-host'],
  ['https://lightning.force.com/', 'site-host'],
  ['https://acme.my.site.com/', 'site-host'],
  ['https://acme.force.com/', 'site-host'],
  ['https://acme.secure.force.com/', 'site-host'],
  ['https://acme.my.salesforce-sites.com/', 'site-host'],
  ['https://acme.builder.salesforce-experience.com/', 'site-host'],
  ['https://acme--c.documentforce.com/', 'site-host'],
  ['https://acme--c.na112.content.force.com/', 'site-host'],
  ['https://acme.file.force.com/', 'site-host'],
  ['https://acme--c.container.force.com/', 'site-host'],
  ['https://acme.my.pc-rnd.force.com/', 'site-host'],
  ['https://hacc.experience.crmforce.mil/', 'site-host'],
  // no namespace to take off, or nothing left of the sandbox's name
  ['https://acme.vf.force.com/', 'site-host'],
  ['https://acme--uat.sandbox.vf.force.com/', 'site-host'],
  ['https://evil.acme--c.vf.force.com/', 'site-host'],
  // shapes no org's name has
  ['https://acme--a--b.my.salesforce.com/', 'site-host'],
  ['https://acme---a.my.salesforce.com/', 'site-host'],
  ['https://acme-.my.salesforce.com/', 'site-host'],
  ['https://a.b.c.my.salesforce.com/', 'site-host'],
  ['https://a..my.salesforce.com/', 'site-host'],
  ['https://.my.salesforce.com/', 'site-host'],
  ['https://-acme.my.salesforce.com/', 'site-host'],
  ['https://xn--acme-9za.my.salesforce.com/', 'site-host'],
  ['https://xn--c.vf.force.com/', 'site-host'],
  ['https://help--c.vf.force.com/', 'site-host'],
  ['https://a.b.my-salesforce.com/', 'site-host'],

  ['https://evil.com/', 'not-salesforce'],
  ['https://acme.my.xn--slesforce-52g.com/', 'not-salesforce'],
  ['https://evil.com/acme.my.salesforce.com/', 'not-salesforce'],
  ['https://evil.com?.my.salesforce.com/', 'not-salesforce'],
  ['https://evil.com#.my.salesforce.com/', 'not-salesforce'],
  ['https://acme.my.salesforce.com.evil.com/', 'proxy-host'],
  ['https://acme.my.salesforce.com.mcas.ms.evil.com/', 'proxy-host'],
  ['https://acme.my.salesforce.com.evil.mcas.ms/', 'not-salesforce'],
  ['https://acme.my.salesforce.com.mcas.ms.mcas.ms/', 'proxy-host'],
  ['https://evil-salesforce.com/', 'not-salesforce'],
  ['https://acme.my.evil-salesforce.com/', 'not-salesforce'],
  ['https://acme.mysalesforce.com/', 'not-salesforce'],
  ['https://acme.my.salesforce.co/', 'not-salesforce'],
  ['https://acme.my.salesforce.cn/', 'not-salesforce'],
  ['https://acme.my.salesforce.com.cn/', 'not-salesforce'],
  ['https://acme.lightning-force.com/', 'not-salesforce'],
  ['https://acme.lightning.evilforce.com/', 'not-salesforce'],
  ['https://acme--c.evilvisualforce.com/', 'not-salesforce'],
  ['https://acme.evil-my-salesforce.com/', 'not-salesforce'],
  ['https://na112.evilsalesforce.com/', 'not-salesforce'],
  ['https://na112.salesforce.com.evil.com/', 'proxy-host'],
  ['https://acme.my.salesforce.com.us.cas.ms/', 'proxy-host'],
  ['https://acme.lightning.force.com.proxy.example/', 'proxy-host'],
  ['https://mcas.ms/', 'not-salesforce'],
  ['https://127.0.0.1/', 'not-salesforce'],
  ['https://localhost/', 'not-salesforce'],
]

describe('an org is known by any of its hosts', () => {
  test.each(accepted)('%s', (host, canonical) => {
    for (const address of [
      `https://${host}`,
      `https://${host}/`,
      `https://${host}/lightning/setup/SetupOneHome/home?address=%2F0012#top`,
      `https://${host}?retURL=https://evil.com/`,
      new URL(`https://${host}/setup/ui/profilelist.jsp`),
    ]) {
      expect(orgKey(address)).toBe(canonical)
      expect(myDomainUrl(address)).toEqual({ ok: true, url: `https://${canonical}/` })
    }
  })

  test.each([
    ['acme.my.salesforce.com', 'acme'],
    ['acme--uat.sandbox.my.salesforce.com', 'acme--uat'],
    ['na112.salesforce.com', ''],
    ['usa2s.salesforce.com', ''],
  ])('%s is called “%s”: a server’s name is no org’s', (key, name) => {
    expect(getOrgName(key)).toBe(name)
  })

  test.each(instances)('%s stands for the org, and gives no My Domain', (host) => {
    expect(orgKey(`https://${host}/setup`)).toBe(host)
    expect(orgKey(new URL(`https://${host}/`))).toBe(host)
    expect(myDomainUrl(`https://${host}/`)).toEqual({ ok: false, reason: 'instance-host' })
  })
})

test.each(refused)('%s is no org: %s', (address, reason) => {
  expect(orgKey(address)).toBeNull()
  expect(myDomainUrl(address)).toEqual({ ok: false, reason })
})

describe('an org named like a server', () => {
  test('is one org with its frames and its tab, whichever reading makes them so', () => {
    expect(isSameOrg('https://ab1.lightning.force.com/x', 'https://ab1.my.salesforce.com/02u')).toBe(true)
    expect(isSameOrg('https://na35.lightning.force.com/x', 'https://na35.salesforce.com/02u')).toBe(true)
    expect(belongsToOrg('https://na35.lightning.force.com/', 'na35.salesforce.com')).toBe(true)
  })

  test.each([
    ['https://ab1.lightning.force.com/', 'https://ab2.my.salesforce.com/'],
    ['https://ab1.lightning.force.com/', 'https://ab2.salesforce.com/'],
    // Its own name against the server's: no address has both.
    ['https://ab1.my.salesforce.com/', 'https://ab1.salesforce.com/'],
    ['https://acme.lightning.force.com/', 'https://na35.salesforce.com/'],
    ['https://ab1.lightning.force.com/', 'https://ab1.my.salesforce.com.evil.example/'],
    ['https://evil.example/', 'https://evil.example/'],
  ])('%s and %s are not one org', (one, other) => {
    expect(isSameOrg(one, other)).toBe(false)
    expect(isSameOrg(other, one)).toBe(false)
  })
})

const isVisualforce = (host: string) =>
  /\.((vf|visual)\.force\.(com|mil)|visualforce\.com)(\.mcas\.ms)?$/.test(host)

describe('the plan of an org', () => {
  const ask = (origin: string, around: string) =>
    authorizeMessage(
      { type: 'get-plan', around: [around] },
      { id: 'our-id', url: `${origin}/02u`, tab: { id: 7, url: `${origin}/` }, frameId: 0 },
      { id: 'our-id', baseUrl: 'chrome-extension://our-id/' },
    )
  /** Whose plan a page there gets. */
  const planAt = (origin: string) => {
    const admitted = ask(origin, origin)
    return admitted.ok && admitted.from === 'content' ? admitted.sender.org : null
  }
  const isToldWithin = (key: string, around: string) => ask(`https://${key}`, around).ok

  const known = [...accepted, ...instances.map((host) => [host, host] as const)]
  const owners = new Map<string, string>(
    known.flatMap(([host, key]) => [
      [`https://${host}`, key] as const,
      [`https://${host.replace(/\.mcas\.ms$/, '')}.mcas.ms`, key] as const,
    ]),
  )
  const origins = new Set([
    ...owners.keys(),
    ...known.flatMap(([host]) => [`http://${host}`, `https://x${host}`]),
    ...refused.flatMap(([address]) => (URL.canParse(address) ? [new URL(address).origin] : [])),
  ])
  const keys = [...new Set(owners.values())]

  test.each(keys)('%s: is told among its own hosts, and among no other org’s and nobody else’s', (key) => {
    const own = [...origins].filter((origin) => owners.get(origin) === key && !isVisualforce(origin))
    expect([...origins].filter((origin) => isToldWithin(key, origin))).toEqual(own)
    expect([...origins].filter((origin) => planAt(origin) === key)).toEqual(own)
  })

  test('is told within any host that has an org as the table says, and within a damaged one no more', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,3}(-{1,3}[a-z0-9]{1,3}){0,3}-{0,2}$/)
    const middle = fc.constantFrom('', '.sandbox', '.develop', '.na112', '.cs87', '.usa2s', '.stage', '.x')
    const end = fc.constantFrom(
      ...['.my.salesforce.com', '.lightning.force.com', '.vf.force.com', '.visual.force.com'],
      ...['.salesforce.com', '.my-salesforce.com', '.my-lightning.com', '.my.salesforce.mil'],
      ...['.vf.force.mil', '.', '.force.com'],
    )
    fc.assert(
      fc.property(fc.constantFrom(...keys), name, middle, end, (key, first, second, third) => {
        const origin = `https://${first}${second}${third}`
        const own = orgKey(origin)
        const isOurs = !isVisualforce(origin)
        expect(isToldWithin(key, origin)).toBe(own === key && isOurs)
        if (own !== null) expect(isToldWithin(own, origin)).toBe(isOurs)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('host permissions', () => {
  const covers = (pattern: string, host: string) => host.endsWith(pattern.slice(1))

  const hosts = accepted.map(([host]) => host)

  test.each([...hosts.filter((host) => !isVisualforce(host)), ...instances])('%s is covered', (host) => {
    expect(orgHostPatterns.filter((pattern) => covers(pattern, host))).not.toEqual([])
    expect(isVisualforceHost(`https://${host}/`)).toBe(false)
  })

  test.each(hosts.filter(isVisualforce))(
    '%s, where a package serves what it likes, is not covered',
    (host) => {
      expect(orgHostPatterns.filter((pattern) => covers(pattern, host))).toEqual([])
      expect(isVisualforceHost(`https://${host}/`)).toBe(true)
      expect(isSetupHost(`https://${host}/`)).toBe(false)
    },
  )

  test.each(orgHostPatterns)('%s is a match-pattern host that some org needs', (pattern) => {
    expect(pattern).toMatch(/^\*(\.[a-z-]+){2,}$/)
    expect(accepted.some(([host]) => covers(pattern, host))).toBe(true)
  })

  test('none reaches a public site or another company', () => {
    for (const host of [
      'acme.my.site.com',
      'acme.force.com',
      'acme.secure.force.com',
      'evil.mcas.ms',
      'evil-salesforce.com',
    ]) {
      expect(orgHostPatterns.filter((pattern) => covers(pattern, host))).toEqual([])
    }
  })
})

describe('for any address', () => {
  // The domains registered by Salesforce, written out again: the oracle must not share the code's table.
  const registered =
    /(^|\.)(salesforce\.com|salesforce-setup\.com|force\.com|visualforce\.com|my-salesforce\.com|my-lightning\.com|salesforce\.mil|salesforce-setup\.mil|force\.mil|crmforce\.mil|visualforce\.mil|sfcrmproducts\.cn|sfcrmapps\.cn)(\.mcas\.ms)?$/
  const myDomain =
    /^https:\/\/[a-z0-9-]+(--[a-z0-9]+)?(\.[a-z]+\d*)?\.my(\.pc-rnd)?[.-](salesforce\.(com|mil)|sfcrm(products|apps)\.cn)\/$/

  /** Where a browser would go is Salesforce's over HTTPS, or the address is refused. */
  const holds = (address: string) => {
    const key = orgKey(address)
    const result = myDomainUrl(address)
    if (key === null) {
      expect(result.ok).toBe(false)
      return
    }
    const url = new URL(address)
    expect([url.protocol, url.port, url.username, url.password]).toEqual(['https:', '', '', ''])
    expect(url.hostname).toMatch(registered)
    expect(key).toMatch(registered)
    if (!result.ok) {
      expect(result.reason).toBe('instance-host')
      return
    }
    expect(result.url).toMatch(myDomain)
    expect(orgKey(result.url)).toBe(key)
    expect(myDomainUrl(result.url)).toEqual(result)
  }

  const host = fc.constantFrom(...accepted.map(([known]) => known), ...instances)
  const labelPart = fc.stringMatching(/^[a-z0-9]{1,10}$/)
  const junk = fc.oneof(
    fc.constantFrom(...'.-@:/\\?#[] \t\nß。ｅ', '--', '%2e', '%00', 'xn--'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    labelPart,
  )
  const spliced = (text: fc.Arbitrary<string>) =>
    fc
      .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat(3), junk), { minLength: 1, maxLength: 3 }))
      .map(([start, cuts]) =>
        cuts.reduce((now, [at, drop, put]) => {
          const i = at % (now.length + 1)
          return now.slice(0, i) + put + now.slice(i + drop)
        }, start),
      )

  test('an arbitrary host is not taken for an org', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.webAuthority(), fc.string()), fc.webPath(), (authority, path) => {
        expect(orgKey(`https://${authority}${path}`)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test("a foreign domain that carries an org's host in front, behind or within is not taken for an org", () => {
    fc.assert(
      fc.property(host, fc.domain(), labelPart, (known, foreign, label) => {
        for (const authority of [
          `${known}.${foreign}`,
          `${known}-${foreign}`,
          `${known}${foreign}`,
          `${known}@${foreign}`,
          `${known}:443@${foreign}`,
          `${foreign}/${known}`,
          `${foreign}?.${known}`,
          `${foreign}#.${known}`,
          `${foreign}\\.${known}`,
          `${foreign}:443`,
          `${foreign}@${known}`,
          `${known.replaceAll('.', '-')}.${foreign}`,
        ]) {
          expect(orgKey(`https://${authority}`)).toBeNull()
        }
        // acme.my.evilsalesforce.com, acme.my.evil-salesforce.com
        const at = known.indexOf(registered.exec(known)?.[2] ?? known)
        for (const before of [label, `${label}-`]) {
          holds(`https://${known.slice(0, at)}${before}${known.slice(at)}`)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('an address damaged anywhere is refused or still leads to Salesforce', () => {
    fc.assert(fc.property(spliced(host.map((known) => `https://${known}/`)), holds), { numRuns: 20000 })
    fc.assert(
      fc.property(spliced(host), (authority) => holds(`https://${authority}`)),
      { numRuns: 20000 },
    )
  })

  test('the result is itself accepted, whatever the name, sandbox, partition and namespace', () => {
    const name = fc
      .stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/, { maxLength: 40 })
      // A name may happen to be one of Salesforce's own.
      .filter((text) => !/^(xn|login|test|www|help|trust|status|developer|trailhead)$/.test(text))
    const where = fc.oneof(
      fc.tuple(
        fc.option(labelPart),
        fc.constantFrom('', '.develop', '.scratch', '.trailblaze', '.demo', '.free', '.patch'),
      ),
      fc.tuple(labelPart, fc.constant('.sandbox')),
    )
    const ending = fc.constantFrom(
      ['.my.salesforce.com', '.my.salesforce.com'],
      ['.my.salesforce-setup.com', '.my.salesforce.com'],
      ['.lightning.force.com', '.my.salesforce.com'],
      ['--c.vf.force.com', '.my.salesforce.com'],
      ['.lightning.crmforce.mil', '.my.salesforce.mil'],
      ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
    )
    fc.assert(
      fc.property(name, where, ending, (org, [sandbox, partition], [end = '', home]) => {
        const label = sandbox === null ? org : `${org}--${sandbox}`
        const [namespace, rest] = end.startsWith('--c') ? ['--c', end.slice(3)] : ['', end]
        const address = `https://${label}${namespace}${partition}${rest}/`
        expect(orgKey(address)).toBe(`${label}${partition}${home}`)
        holds(address)
      }),
      { numRuns: 3000 },
    )
  })
})

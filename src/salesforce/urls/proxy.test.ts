/** A company's proxy before Salesforce: told as one, and never taken for the org. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { dispatchMessage } from '../../background/dispatch.ts'
import { registerGuideScript } from '../../org-access/background/guide-script.ts'
import { applyPolicyProxies } from '../../org-access/background/policy-proxies.ts'
import { listKnownProxies } from './my-domain.ts'
import { detectProxy, toProxiedUrl } from './proxy.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const org = 'acme.my.salesforce.com'
const popup = { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }
const tell = (message: unknown) => dispatchMessage(message, popup, self)
const tab = (id: number, url: string, active = true) => ({ id, windowId: 1, url, active, lastAccessed: id })
const stateNow = async (given?: string) => {
  const reply = await tell(given ? { type: 'get-popup-state', org: given } : { type: 'get-popup-state' })
  return reply.ok ? (reply.value as Record<string, unknown>) : null
}

beforeEach(() => fakeBrowserControls.reset())

describe('a suffix after a host of Salesforce’s is a proxy', () => {
  test.each([
    [`https://${org}.mcas.ms/02u`, 'mcas.ms', org, org, true],
    [`https://${org}.us.cas.ms/02u`, 'us.cas.ms', org, org, false],
    [`https://${org}.proxy.example/02u`, 'proxy.example', org, org, false],
    [`https://${org}.proxy.example:8443/02u`, 'proxy.example', org, org, false],
    [`https://${org}.mcas.ms.proxy.example/`, 'mcas.ms.proxy.example', org, org, false],
    [
      'https://acme.lightning.force.com.proxy.example',
      'proxy.example',
      'acme.lightning.force.com',
      org,
      false,
    ],
    [
      'https://ab1.lightning.force.com.a.b.c/',
      'a.b.c',
      'ab1.lightning.force.com',
      'ab1.my.salesforce.com',
      false,
    ],
    ['https://login.salesforce.com.proxy.example/', 'proxy.example', 'login.salesforce.com', null, false],
  ])('%s', (address, name, host, of, known) => {
    expect(detectProxy(address)).toEqual({ name, host, org: of, known })
  })

  test.each([
    undefined,
    '',
    `https://${org}/02u`,
    `http://${org}.proxy.example/`,
    `https://${org}.cn/`,
    `https://proxy.example/${org}.proxy.example/`,
    `https://${org}@proxy.example/`,
    'https://acme.my.evil-salesforce.com.proxy.example/',
    'https://salesforce.evil.example/',
  ])('%s is none', (address) => {
    expect(detectProxy(address)).toBeNull()
  })
})

test('a page of the org is led to behind the proxy that the tab is behind, where the guide works there', () => {
  expect(toProxiedUrl(`https://${org}.mcas.ms/x`, org, '/02u')).toBe(`https://${org}.mcas.ms/02u`)
  expect(toProxiedUrl(`https://${org}.proxy.example/x`, org, '/02u')).toBe(`https://${org}/02u`)
  expect(toProxiedUrl(undefined, org, '/02u')).toBe(`https://${org}/02u`)
})

describe('the popup is told', () => {
  test.each(['us.cas.ms', 'proxy.example'])('of %s in front, and of no org for it', async (name) => {
    fakeBrowserControls.setTabs([tab(3, `https://${org}.${name}/02u`)])
    expect(await stateNow()).toMatchObject({
      org: null,
      activeTab: { kind: 'proxy', name, host: org, org, known: false },
    })
  })

  test('of the known one, and of the org behind it', async () => {
    fakeBrowserControls.setTabs([tab(3, `https://${org}.mcas.ms/02u`)])
    expect(await stateNow()).toMatchObject({
      org: { key: org, open: true },
      activeTab: { kind: 'proxy', name: 'mcas.ms', known: true },
    })
  })

  test('of a host that names no org, and of none where an org is in front', async () => {
    fakeBrowserControls.setTabs([tab(3, 'https://acme--a--b.my.salesforce.com/02u')])
    expect(await stateNow()).toMatchObject({
      activeTab: { kind: 'unnamed', host: 'acme--a--b.my.salesforce.com' },
    })
    fakeBrowserControls.setTabs([
      tab(3, `https://${org}/02u`),
      tab(2, `https://${org}.proxy.example/`, false),
    ])
    expect(await stateNow()).toMatchObject({ activeTab: null })
  })
})

describe('the missing session is the proxy’s doing', () => {
  const reasonWith = async (session: string | null, url: string, answer?: unknown) => {
    fakeBrowserControls.setSession(session)
    fakeBrowserControls.setTabs([tab(3, url)])
    const body = JSON.stringify(answer ?? {})
    vi.stubGlobal('fetch', async () => new Response(body, { status: 401 }))
    await tell({ type: 'check-org', org })
    vi.unstubAllGlobals()
    const api = (await stateNow(org))?.api as { report: { ok: boolean; reason?: string } | null }
    return api.report?.reason
  }
  const expired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]

  test.each(['mcas.ms', 'us.cas.ms', 'proxy.example'])(
    'behind %s, and nobody is told to sign in',
    async (name) => {
      expect(await reasonWith(null, `https://${org}.${name}/02u`)).toBe('behind-proxy')
      // An old one of the org's own is left in the browser.
      expect(await reasonWith('00Dxx!old', `https://${org}.${name}/02u`, expired)).toBe('behind-proxy')
    },
  )

  test('and not where the org is open without one', async () => {
    expect(await reasonWith(null, `https://${org}/02u`)).toBe('no-session')
    expect(await reasonWith('00Dxx!old', `https://${org}/02u`, expired)).toBe('session-expired')
  })
})

describe('a proxy that the policy names', () => {
  const name = 'proxy.mycompany.example'
  const address = `https://${org}.${name}/02u`
  const page = { id: 'our-id', url: address, origin: new URL(address).origin, frameId: 0 }
  const askForPlan = () =>
    dispatchMessage({ type: 'get-plan', around: [] }, { ...page, tab: { id: 1, url: address } }, self)
  const setProxies = async (proxies: unknown) => {
    fakeBrowserControls.setPolicy({ proxies })
    await applyPolicyProxies()
  }
  afterEach(() => setProxies([]))

  test('is known: its org is guided behind it, and reached there', async () => {
    await setProxies([name])
    expect(detectProxy(address)).toMatchObject({ name, org, known: true })
    expect(toProxiedUrl(address, org, '/00e')).toBe(`https://${org}.${name}/00e`)
    await tell({ type: 'start-guide', org })
    expect(await askForPlan()).toMatchObject({ ok: true, value: { org } })
    fakeBrowserControls.grant(`${org}.${name}`)
    await registerGuideScript(org)
    const [script] = [...fakeBrowserControls.registeredScripts().values()]
    expect(new Set(script?.matches.map((pattern) => new URL(pattern).host))).toEqual(
      new Set([`${org}.${name}`]),
    )
  })

  test('is any other’s once the policy names it no more', async () => {
    await setProxies([name])
    await setProxies([])
    expect(detectProxy(address)).toMatchObject({ name, known: false })
    expect(await askForPlan()).toEqual({ ok: false, reason: 'sender-address' })
  })

  test.each([['*.example'], ['example'], ['salesforce.com'], ['my.salesforce.com'], ['a.example/x'], [7]])(
    'is none where it is no plain domain of a company: %s',
    async (odd) => {
      await setProxies([odd])
      expect(listKnownProxies()).toEqual(['mcas.ms'])
    },
  )
})

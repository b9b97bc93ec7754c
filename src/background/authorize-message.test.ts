import { describe, expect, test, vi } from 'vitest'
import { contentMessageExamples, extensionPageMessageExamples } from '../../test/support/message-examples.ts'
import { pageUrls } from '../../test/support/page-urls.ts'
import type { PageReport } from '../salesforce/extract/page-report.ts'
import {
  isConnectedAppEditPage,
  isConsumerCredentialsPage,
} from '../setup-guide/background/connected-app-pages.ts'
import { authorizeMessage, type MessageSender } from './authorize-message.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/fake-browser.ts')).fakeBrowser,
}))

const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const popup: MessageSender = { id: 'our-id', url: 'chrome-extension://our-id/src/popup/index.html' }
const frame = (url: string, more: Partial<MessageSender> = {}): MessageSender => ({
  id: 'our-id',
  url,
  origin: new URL(url).origin,
  tab: { id: 7, url: 'https://acme.lightning.force.com/lightning/setup/ManageUsers/page' },
  frameId: 0,
  ...more,
})
const org = 'acme.my.salesforce.com'
const setup = frame(`https://${org}/02u`)
const detail = `https://${org}/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=06P`
const edit = `https://${org}/app/mgmt/forceconnectedapps/forceAppEdit.apexp`
/** Of every page that the guide knows, on the org's own host. */
const addresses = Object.values(pageUrls)
  .flat()
  .filter((address) => new URL(address).host === org)
const reasonOf = (message: unknown, sender: MessageSender) => {
  const admitted = authorizeMessage(message, sender, self)
  return admitted.ok ? 'admitted' : admitted.reason
}

const card = { type: 'card-action', action: 'skip', step: 'user' }
const consumer = { type: 'consumer-credentials', appName: 'SpaceIQ', clientId: 'key', clientSecret: 'secret' }
const click = { type: 'click-in-main-world', control: 'scope-add' }

describe('every message that may be sent, and every kind of reading, is admitted', () => {
  test.each(contentMessageExamples)('from a page: %j', (message) => {
    const admitting = addresses.map((address) => reasonOf(message, frame(address)))
    expect(admitting).toContain('admitted')
  })

  test.each(extensionPageMessageExamples)('from the popup: %j', (message) => {
    expect(reasonOf(message, popup)).toBe('admitted')
  })
})

describe('the sender', () => {
  test.each<[string, unknown, MessageSender]>([
    ['sender-id', card, { ...setup, id: 'another' }],
    ['sender-id', card, { ...setup, id: undefined }],
    ['sender-address', card, { id: 'our-id', tab: { id: 7 }, frameId: 0 }],
    ['sender-address', card, frame('https://acme.my.salesforce.com.evil.example/02u')],
    ['sender-address', card, frame('https://evil.example/acme.my.salesforce.com')],
    ['sender-address', card, frame('http://acme.my.salesforce.com/02u')],
    ['sender-address', { type: 'get-popup-state' }, frame('chrome-extension://another/src/popup/index.html')],
    [
      'sender-address',
      { type: 'get-popup-state' },
      { id: 'our-id', url: 'about:blank', tab: { id: 7 }, frameId: 0 },
    ],
    ['sender-origin', card, { ...setup, origin: 'https://evil.example' }],
    ['sender-origin', card, { ...setup, origin: 'null' }],
    ['sender-frame', card, { ...setup, tab: undefined }],
    ['sender-frame', card, { ...setup, frameId: undefined }],
    ['cross-org-frame', card, { ...setup, frameId: 3, tab: { id: 7, url: 'https://evil.example/' } }],
    [
      'cross-org-frame',
      card,
      { ...setup, frameId: 3, tab: { id: 7, url: 'https://other.my.salesforce.com/02u' } },
    ],
    ['cross-org-frame', card, { ...setup, frameId: 3, tab: { id: 7 } }],
    ['cross-org-frame', { type: 'get-plan', around: [`https://${org}`, 'https://evil.example'] }, setup],
    ['cross-org-frame', { type: 'get-plan', around: ['https://other.my.salesforce.com'] }, setup],
    ['cross-org-frame', { type: 'get-plan', around: ['null'] }, setup],
    // A package's page between Setup's frame and the tab, which is Salesforce's own.
    [
      'cross-org-frame',
      { type: 'get-plan', around: ['https://acme--evilpkg.vf.force.com', `https://${org}`] },
      setup,
    ],
    [
      'cross-org-frame',
      { type: 'get-plan', around: ['https://acme--evilpkg.na112.visual.force.com'] },
      setup,
    ],
    ['cross-org-frame', { type: 'get-plan', around: ['https://acme--evilpkg.visualforce.com'] }, setup],
    ['admitted', { type: 'get-plan', around: [`https://${org}`, 'https://acme.lightning.force.com'] }, setup],
    // An org named like a server, and one under its server's name: frame and tab are one org.
    [
      'admitted',
      card,
      frame('https://ab1.my.salesforce.com/02u', {
        frameId: 3,
        tab: { id: 7, url: 'https://ab1.lightning.force.com/lightning/setup/SetupOneHome/home' },
      }),
    ],
    [
      'admitted',
      card,
      frame('https://na35.salesforce.com/02u', {
        frameId: 3,
        tab: { id: 7, url: 'https://na35.lightning.force.com/lightning/setup/SetupOneHome/home' },
      }),
    ],
    [
      'cross-org-frame',
      card,
      frame('https://ab2.my.salesforce.com/02u', {
        frameId: 3,
        tab: { id: 7, url: 'https://ab1.lightning.force.com/lightning/setup/SetupOneHome/home' },
      }),
    ],
    ['wrong-context', card, popup],
    ['wrong-context', { type: 'get-popup-state' }, setup],
    [
      'wrong-context',
      { type: 'activate', org, endpoint: 'https://api.spaceiq.com/x', grant: 'password' },
      setup,
    ],
    ['wrong-context', { type: 'set-token', org, token: 't' }, setup],
    ['wrong-context', null, popup],
    ['wrong-context', { type: 'constructor' }, setup],
    ['admitted', card, setup],
    // Firefox tells no origin.
    ['admitted', card, { ...setup, origin: undefined }],
    ['admitted', { type: 'get-popup-state' }, popup],
    // The same page, opened as a tab.
    ['admitted', { type: 'get-popup-state', org }, { ...popup, tab: { id: 3 }, frameId: 0 }],
  ])('%s', (reason, message, sender) => {
    expect(reasonOf(message, sender)).toBe(reason)
  })

  test('tells the org by its address, whichever of its hosts', () => {
    const admitted = authorizeMessage(
      card,
      frame('https://acme.my.salesforce-setup.com/x', { frameId: 3 }),
      self,
    )
    expect(admitted).toMatchObject({ ok: true, sender: { org, tabId: 7, frameId: 3 } })
  })
})

test.each(['proxy.example', 'us.cas.ms', 'mcas.ms.proxy.example'])(
  'nothing is believed from behind the proxy %s, which is not among the known ones',
  (proxy) => {
    for (const message of contentMessageExamples) {
      for (const address of addresses) {
        const from = frame(address.replace(org, `${org}.${proxy}`))
        expect(reasonOf(message, { ...from, tab: { id: 7, url: from.url } })).toBe('sender-address')
      }
    }
  },
)

test('a frame that can be of two orgs tells both, its own name first', () => {
  const tab = { id: 7, url: 'https://na35.lightning.force.com/' }
  const admitted = authorizeMessage(card, frame('https://na35.salesforce.com/02u', { frameId: 3, tab }), self)
  expect(admitted).toMatchObject({
    ok: true,
    sender: { org: 'na35.salesforce.com', orgs: ['na35.salesforce.com', 'na35.my.salesforce.com'] },
  })
})

describe('the message', () => {
  test.each<[string, unknown, MessageSender]>([
    ['malformed', { ...card, org: 'other.my.salesforce.com' }, setup],
    ['malformed', { ...card, step: 'nonsense' }, setup],
    ['malformed', { ...card, action: 'activate' }, setup],
    ['malformed', { type: 'page-report', report: { kind: 'app-saved', at: 1 } }, setup],
    ['malformed', { type: 'page-report', report: { kind: 'profile-named', name: 'x'.repeat(256) } }, setup],
    [
      'malformed',
      {
        type: 'page-report',
        report: { kind: 'case-fields', listed: new Array(101).fill({ apiName: '', type: '' }) },
      },
      setup,
    ],
    ['malformed', { ...consumer, clientId: 'two words' }, frame(detail)],
    ['malformed', { ...consumer, clientId: 'x'.repeat(513) }, frame(detail)],
    ['malformed', { ...consumer, clientSecret: '' }, frame(detail)],
    ['malformed', { ...consumer, clientSecret: 'zero\u200bwidth' }, frame(detail)],
    ['malformed', { type: 'set-credential', org, name: 'sid', value: 'x' }, popup],
    ['malformed', { type: 'set-credential', org, name: 'password', value: 'x'.repeat(513) }, popup],
    ['malformed', { type: 'set-token', org, token: 'two words' }, popup],
    ['no-such-org', { type: 'start-guide', org: 'evil.example' }, popup],
    ['no-such-org', { type: 'start-guide', org: 'acme.lightning.force.com' }, popup],
    ['no-such-org', { type: 'start-guide', org: 'acme.my.salesforce.com/x' }, popup],
    ['session-id', { type: 'set-credential', org, name: 'password', value: '00D3i000000abcd!AQ8AQ' }, popup],
    ['session-id', { ...consumer, clientSecret: '00D3i000000abcdEAA!AQ8AQ' }, frame(detail)],
    ['session-id', { ...consumer, clientSecret: 'sid=00D3i000000abcdEAA!AQ8AQ' }, frame(detail)],
    [
      'session-id',
      { type: 'set-credential', org, name: 'password', value: 'Bearer 00D3i000000abcd!AQ8AQ' },
      popup,
    ],
    ['session-id', { type: 'set-token', org, token: '"00D3i000000abcd%21AQ8AQ"' }, popup],
    [
      'session-id',
      { type: 'page-report', report: { kind: 'app-detail', values: { name: '00D3i000000abcd!AQ8AQ' } } },
      frame(detail),
    ],
    ['admitted', { type: 'page-report', report: { kind: 'app-saved' } }, frame(edit)],
    ['admitted', consumer, frame(detail)],
    ['admitted', { type: 'set-credential', org, name: 'password', value: ' with blanks ' }, popup],
  ])('%s', (reason, message, sender) => {
    expect(reasonOf(message, sender)).toBe(reason)
  })

  test('is trimmed', () => {
    const admitted = authorizeMessage({ ...consumer, clientId: ' key\n' }, frame(detail), self)
    expect(admitted).toMatchObject({ ok: true, body: { clientId: 'key' } })
  })
})

describe('the page', () => {
  test.each<[string, unknown, string]>([
    ['wrong-page', consumer, `https://${org}/02u`],
    ['wrong-page', consumer, edit],
    ['wrong-page', consumer, `https://${org}/?x=/app/mgmt/forceconnectedapps/forceAppDetail.apexp`],
    ['wrong-page', click, detail],
    ['wrong-page', click, `https://${org}/02u`],
    ['admitted', click, `${edit}?retURL=%2F02u`],
  ])('%s', (reason, message, url) => {
    expect(reasonOf(message, frame(url))).toBe(reason)
  })

  test.each<[string, string]>([
    ['admitted', 'acme.my.salesforce.com'],
    ['admitted', 'acme--uat.sandbox.my.salesforce.com'],
    ['admitted', 'acme.my.salesforce-setup.com'],
    ['admitted', 'acme.my.salesforce.mil'],
    ['admitted', 'acme.my.salesforce-setup.mil'],
    ['admitted', 'acme.my.sfcrmproducts.cn'],
    ['admitted', 'acme.setup.sfcrmproducts.cn'],
    ['admitted', 'acme.my-salesforce.com'],
    ['admitted', 'acme.my.pc-rnd.salesforce.com'],
    ['admitted', 'na112.salesforce.com'],
    ['admitted', 'acme.my.salesforce.com.mcas.ms'],
    ['admitted', 'acme.my.salesforce-setup.com.mcas.ms'],
    ['admitted', 'na112.salesforce.com.mcas.ms'],
    ['wrong-page', 'acme--evilpkg.vf.force.com'],
    ['wrong-page', 'acme--setup.vf.force.com'],
    ['wrong-page', 'acme--evilpkg.na112.visual.force.com'],
    ['wrong-page', 'acme--evilpkg.visualforce.com'],
    ['wrong-page', 'acme--evilpkg.vf.force.mil'],
    ['wrong-page', 'acme.lightning.force.com'],
    ['wrong-page', 'acme.lightning.crmforce.mil'],
    ['wrong-page', 'acme.lightning.sfcrmapps.cn'],
    ['wrong-page', 'acme.my-lightning.com'],
    ['wrong-page', 'acme.lightning.force.com.mcas.ms'],
  ])('%s: key, secret and the press of Add from %s', (reason, host) => {
    // The page around it is the same host's, as a package can build it.
    const from = (url: string) =>
      frame(url.replace(org, host), { frameId: 4, tab: { id: 7, url: `https://${host}/apex/Evil` } })
    expect(reasonOf(consumer, from(detail))).toBe(reason)
    expect(reasonOf(click, from(edit))).toBe(reason)
    expect(reasonOf(card, from(detail))).toBe(/vf|visual/.test(host) ? reason : 'admitted')
  })

  const hosts = [
    'acme--evilpkg.vf.force.com',
    'acme--setup.vf.force.com',
    'acme--evilpkg.na112.visual.force.com',
    'acme--evilpkg.visualforce.com',
    'acme--evilpkg.vf.force.mil',
    'acme.lightning.force.com',
    'acme.my-lightning.com',
  ]

  test.each(hosts)(
    'on %s nothing is believed or obeyed but, where it is Salesforce’s alone, the buttons of the card',
    (host) => {
      // What Lightning's own pages draw is asked for there; a package's page gets no plan.
      const plan = host === 'acme.lightning.force.com' ? ['get-plan'] : []
      const heard = host.includes('lightning')
        ? ['card-action', 'open-popup', 'inject-page-actions', ...plan]
        : []
      for (const message of contentMessageExamples) {
        const admitting = addresses.filter((address) => {
          const url = address.replace(org, host)
          return reasonOf(message, frame(url, { tab: { id: 7, url } })) === 'admitted'
        })
        expect(admitting.length > 0, JSON.stringify(message)).toBe(heard.includes(message.type))
      }
    },
  )

  test.each(hosts)('on %s the plan is told where the host is Salesforce’s alone', (host) => {
    const from = frame(`https://${host}/lightning/setup/Home/home`, {
      tab: { id: 7, url: `https://${host}/` },
    })
    const isOwn = host.includes('lightning')
    expect(reasonOf({ type: 'get-plan', around: [] }, from)).toBe(isOwn ? 'admitted' : 'wrong-page')
    const framed = { type: 'get-plan', around: [`https://${host}`] }
    expect(reasonOf(framed, from)).toBe(isOwn ? 'admitted' : 'cross-org-frame')
  })

  test('of a reading is the one where its kind is read, by the address that the browser tells', () => {
    const at: Readonly<Record<PageReport['kind'], string>> = {
      'profile-detail': '/00e3i000001abcd',
      'profile-chosen': '/00e3i000001abcd',
      'profile-withdrawn': '/00e3i000001abcd',
      'profile-edit': '/00e3i000001abcd/e',
      'profile-clone': '/_ui/perms/ui/profile/ProfileClone/e',
      'profile-named': '/_ui/perms/ui/profile/ProfileClone/e',
      'user-list': '/005',
      'user-detail': '/0053i000001abcd',
      'user-chosen': '/0053i000001abcd',
      'user-edit': '/005/e',
      'user-named': '/005/e',
      'case-fields': '/p/setup/layout/LayoutFieldList',
      'field-saved': '/p/setup/field/NewCustomFieldStageManager',
      'field-shown': '/p/setup/field/NewCustomFieldStageManager',
      'app-detail': '/app/mgmt/forceconnectedapps/forceAppDetail.apexp',
      'app-policies': '/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d',
      'app-chosen': '/app/mgmt/forceconnectedapps/forceAppDetail.apexp',
      'app-named': '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
      'app-saved': '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
      'app-refused': '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
      'consumer-details': '/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp',
    }
    const paths = [...new Set([...Object.values(at), '/02u', '/setup/own/page', '/home/home.jsp'])]
    for (const message of contentMessageExamples) {
      if (message.type !== 'page-report') continue
      const { kind } = message.report
      const admitting = paths.filter(
        (path) => reasonOf(message, frame(`https://${org}${path}`)) === 'admitted',
      )
      // Whose a profile is can be said in its form too, and the form for a clone can have the same address; of an app's
      // page its keys can be shown too.
      const shared: Readonly<Partial<Record<PageReport['kind'], readonly string[]>>> = {
        'profile-chosen': [at['profile-edit']],
        'profile-withdrawn': [at['profile-edit']],
        'profile-clone': [at['profile-edit']],
        'profile-named': [at['profile-edit']],
        'consumer-details': [at['app-detail'], at['app-saved']],
      }
      expect(admitting.toSorted(), kind).toEqual([at[kind], ...(shared[kind] ?? [])].toSorted())
    }
  })

  test('of a run that is started is one of the fields, and of its steps the page that they name', () => {
    const start = { type: 'field-creation', action: 'start', layouts: 'all' }
    const step = { type: 'field-creation-step', page: 'field-layouts', errors: [] }
    const from = (path: string) => [start, step].map((one) => reasonOf(one, frame(`https://${org}${path}`)))
    expect(from('/p/setup/field/NewCustomFieldStageManager')).toEqual(['admitted', 'admitted'])
    expect(from('/p/setup/layout/LayoutFieldList')).toEqual(['admitted', 'wrong-page'])
    for (const path of ['/005', '/02u', '/setup/own/page', '/00e3i000001abcd'])
      expect(from(path)).toEqual(['wrong-page', 'wrong-page'])
  })

  test('of a consumer is a connected app’s, in an org', () => {
    expect(isConsumerCredentialsPage(new URL(detail))).toBe(true)
    expect(
      isConsumerCredentialsPage(
        new URL(`https://${org}/app/mgmt/forceconnectedapps/forceConsumerDetails.apexp`),
      ),
    ).toBe(true)
    expect(isConsumerCredentialsPage(new URL(edit))).toBe(false)
    expect(isConsumerCredentialsPage(new URL(detail.replace(org, 'login.salesforce.com')))).toBe(false)
    expect(isConsumerCredentialsPage(new URL(detail.replace(org, 'evil.example')))).toBe(false)
    expect(isConnectedAppEditPage(new URL(edit))).toBe(true)
    expect(isConnectedAppEditPage(new URL(edit.replace(org, 'evil.example')))).toBe(false)
  })
})

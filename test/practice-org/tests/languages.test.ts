import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { logInClient, logInLightningClient, type OrgClient } from '../client.ts'
import {
  addConnectedAppFixture,
  addDeletedFieldFixture,
  addExternalClientAppFixture,
  addFieldsFixture,
  addUserFixture,
} from '../fixtures.ts'
import { startPracticeOrg } from '../index.ts'
import { translations } from '../labels.table.ts'
import { listStandardFields } from '../pages/field/standard-fields.ts'
import { userPermissions } from '../pages/profile/permissions.ts'
import type { FakeOrg, OrgLanguage, PracticeOrg } from '../types.ts'

vi.setConfig({ testTimeout: 60_000 })

const languages = ['ja', 'zh_CN', 'es', 'pt_BR', 'de', 'fr'] as const
const reference = fileURLToPath(new URL('../../../../shared/reference/labels.json', import.meta.url))

describe.runIf(existsSync(reference))('the labels the practice org knows', () => {
  type Entry = { text: string; certainty: string; variants?: string[] }
  const known = () => {
    const { _meta, ...labels } = JSON.parse(readFileSync(reference, 'utf8')) as Record<
      string,
      Record<string, Entry>
    >
    return labels
  }

  it.each(languages)(
    'are those of certainty A to D in %s, each with its variants, and no others',
    (language) => {
      const wanted = Object.entries(known()).flatMap(([label, { [language]: entry }]) =>
        entry && 'ABCD'.includes(entry.certainty) ? [[label, [entry.text, ...(entry.variants ?? [])]]] : [],
      )
      const ours = Object.entries(translations).flatMap(([label, { [language]: texts }]) =>
        texts ? [[label, [...texts]]] : [],
      )
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(wanted))
    },
  )

  it('have English variants only where the reference has them', () => {
    for (const [label, { en }] of Object.entries(translations)) {
      if (en) expect(en).toEqual([label, ...(known()[label]?.en?.variants ?? [])])
    }
  })
})

let practice: PracticeOrg
beforeAll(async () => {
  practice = await startPracticeOrg({ variant: { verification: 'email' } })
})
afterAll(() => practice.close())

const decoded = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(nbsp|laquo|copy|amp|gt|lt);/g, ' ')

/**
 * Extracts all visible text, titles and alternative texts. By pattern, since there are many pages.
 */
function shownIn(html: string): string[] {
  const visible = html
    .replace(/<(style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '')
    .replace(/<script(?![^>]*text\/plain)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<script type="text\/plain">sfdcPage[\s\S]*?<\/script>/g, '')
  const texts = visible.split(/<[^>]+>/)
  const hints = [...visible.matchAll(/ (?:title|alt|placeholder|aria-label)="([^"]*)"/g)].map(
    ([, text]) => text ?? '',
  )
  const buttons = [...visible.matchAll(/<input[^>]*>/g)].flatMap(([tag]) =>
    / type="(submit|button)"/.test(tag) ? (/ value="([^"]*)"/.exec(tag)?.[1] ?? '') : [],
  )
  return [...texts, ...hints, ...buttons]
    .map((text) => decoded(text).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

/** Names that are the same in every language. */
const sampleNames = ['Baker & Sons', 'Coastal Timber', 'Northlight Clinics', 'Springfield']

const untranslated = (org: FakeOrg): string[] =>
  [
    ...org.users.flatMap((one) => [
      one.firstName,
      one.lastName,
      one.alias,
      one.email,
      one.username,
      one.nickname,
    ]),
    ...org.users.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()),
    ...org.profiles.filter(({ custom }) => custom).map(({ name }) => name),
    ...org.licences.map(({ name }) => name),
    ...org.layouts.map(({ name }) => name),
    ...[...org.fields, ...org.deletedFields].flatMap((one) => [
      one.label,
      `${one.developerName}__c`,
      `${one.developerName}_del__c`,
      one.developerName,
    ]),
    ...org.apps.flatMap((one) => [one.name, one.apiName, one.callbackUrl, one.contactEmail]),
    ...org.apps.flatMap((one) => [one.consumerKey, one.consumerSecret]),
    ...sampleNames,
    'Salesforce - Developer Edition',
    'Salesforce',
  ].filter(Boolean)

function leftOver(org: FakeOrg, html: string): string[] {
  const own = untranslated(org).sort((a, b) => b.length - a.length)
  return shownIn(html).flatMap((text) => {
    let rest = text
    while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
    // A sentence around an element is split.
    rest = rest.replace(/⟦[^⟧]*$|^[^⟦]*⟧/g, ' ').replace(/\d+\/\d+\/\d+ \d+:\d+ [AP]M/, ' ')
    for (const word of own) rest = rest.replaceAll(word, ' ')
    return /\p{L}{2}/u.test(rest) ? [text] : []
  })
}

/** Codes that are English words, and stand on these pages only. */
const codesOf = (page: string): readonly string[] => {
  if (/LayoutFieldList|FieldsAndRelationships/.test(page))
    return listStandardFields('Case').map(([, name]) => name)
  if (page.startsWith('enhanced /e')) return userPermissions.map(({ apiName }) => apiName)
  return page.includes('NavigationMenus') ? ['standard__Sales', 'standard__Service'] : []
}

const makeOrg = (language: OrgLanguage): FakeOrg => {
  const org = practice.addOrg(language.toLowerCase().replace('_', '-'), { language })
  addFieldsFixture(org, { names: ['Team', 'EmployeeNotes'] })
  addDeletedFieldFixture(org)
  addUserFixture(org)
  addConnectedAppFixture(org)
  addExternalClientAppFixture(org)
  return org
}

const addressesOf = (org: FakeOrg): string[] => {
  const app = org.apps[0]
  const custom = org.profiles.find((one) => one.custom)
  const standard = org.profiles.find((one) => one.name === 'Standard User')
  const user = org.users[0]
  const field = org.fields.at(-1)
  const apps = '/app/mgmt/forceconnectedapps'
  return [
    '/setup/forcecomHomepage.apexp?setupid=ForceCom',
    '/home/home.jsp',
    '/001/o',
    '/ui/setup/Setup?setupid=Users',
    '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields',
    '/p/setup/custent/CustomFieldDeletedList?type=Case',
    '/p/setup/field/NewCustomFieldStageManager?entity=Case&setupid=CaseFields',
    `/${field?.id}`,
    `/${field?.id}/e`,
    '/00e?setupid=EnhancedProfiles',
    '/00e?setupid=Profiles',
    '/_ui/perms/ui/profile/ProfileClone/e',
    `/${custom?.id}`,
    `/${custom?.id}/e`,
    `/${standard?.id}`,
    '/005?isUserEntityOverride=1&setupid=ManageUsers',
    '/005/e',
    `/${user?.id}`,
    `/${user?.id}/e`,
    '/02u?setupid=TabSet',
    `${apps}/forceAppEdit.apexp`,
    `${apps}/forceAppEdit.apexp?applicationId=${app?.id}`,
    `${apps}/forceAppDetail.apexp?applicationId=${app?.id}`,
    `${apps}/forceConsumerDetails.apexp?applicationId=${app?.id}`,
    `${apps}/forceInstalledConnectedAppList.apexp`,
    '/not/there',
  ]
}

const lightningAddressesOf = ({ externalClientApps: [app] }: FakeOrg): string[] => [
  '/lightning/setup/SetupOneHome/home',
  '/lightning/setup/ManageUsers/home',
  '/lightning/setup/NavigationMenus/home',
  '/lightning/setup/OauthOidcSettings/home',
  '/lightning/setup/ObjectManager/Case/FieldsAndRelationships/view',
  '/lightning/setup/ManageExternalClientApplication/home',
  '/lightning/setup/ManageExternalClientApplication/new',
  ...['policies', 'policies&edit', 'settings', 'settings&edit'].map(
    (tab) => `/lightning/setup/ManageExternalClientApplication/${app?.id}/detail?tab=${tab}`,
  ),
]

const body = async (visitor: OrgClient, address: string): Promise<string> => {
  const answer = await visitor.get(address)
  return answer.location ? body(visitor, answer.location) : answer.body
}

describe('a page in pseudo-text', () => {
  it('shows no word of English, on any page, in any of its forms', async () => {
    const org = makeOrg('pseudo')
    const visitor = await logInClient(practice, org)
    const lightning = await logInLightningClient(practice, org)
    const words: Record<string, string[]> = {}
    const check = (name: string, html: string) => {
      const left = leftOver(org, html).filter((text) => !codesOf(name).includes(text))
      if (left.length > 0) words[name] = left
    }
    for (const address of addressesOf(org)) check(address, await body(visitor, address))
    for (const address of lightningAddressesOf(org)) check(address, await body(lightning, address))
    // Stages that only a post reaches, each once refused and once accepted.
    const wizard = '/p/setup/field/NewCustomFieldStageManager'
    const entity = { entity: 'Case', goNext: '1' }
    const details = { dtype: 'S', MasterLabel: 'S1', DeveloperName: 'S1', Length: '255' }
    check('wizard without type', (await visitor.post(wizard, { ...entity, currentStage: '0' })).body)
    check('wizard 2 empty', (await visitor.post(wizard, { ...entity, currentStage: '1', dtype: 'S' })).body)
    check('wizard 2 long', (await visitor.post(wizard, { ...entity, currentStage: '0', dtype: 'J' })).body)
    check('wizard 3', (await visitor.post(wizard, { ...entity, currentStage: '1', ...details })).body)
    check('wizard 4', (await visitor.post(wizard, { ...entity, currentStage: '2', ...details })).body)
    check('user refused', (await visitor.post('/005/e', { save: '1', Username: 'admin@acme.example' })).body)
    check('profile refused', (await visitor.post('/_ui/perms/ui/profile/ProfileClone/e', { save: '1' })).body)
    const appForm = '/app/mgmt/forceconnectedapps/forceAppEdit.apexp'
    const oauth = { 'appsetup:setupForm:details:consumersection:oauth:isOauth': 'on' }
    check('app refused', (await visitor.post(appForm, oauth)).body)
    org.variant.profileUi = 'enhanced'
    org.variant.profileWelcome = true
    const custom = `/${org.profiles.find((one) => one.custom)?.id}`
    for (const part of ['', '?s=SystemPermissions', '/e?s=SystemPermissions'])
      check(`enhanced ${part}`, (await visitor.get(custom + part)).body)
    org.variant.forbiddenPaths = ['/02u']
    check('forbidden', (await visitor.get('/02u')).body)
    visitor.cookie = ''
    check('login', (await visitor.get('/')).body)
    expect(words).toEqual({})
    // Proves that the check finds English.
    org.variant.language = 'en'
    expect(leftOver(org, (await visitor.get('/')).body)).toContain('Log In')
  })
})

describe.each(languages)('the org in %s', (language) => {
  it('shows the labels it knows, and no English where it knows one or none', async () => {
    const org = makeOrg(language)
    const visitor = await logInClient(practice, org)
    const pages = await Promise.all(addressesOf(org).map((address) => body(visitor, address)))
    const shown = new Set(pages.flatMap(shownIn))
    for (const [label, { [language]: texts }] of Object.entries(translations)) {
      if (texts && texts[0] !== label) expect(shown, label).not.toContain(label)
    }
    const some = ['Setup', 'Edit', 'Save', 'Profile'].flatMap(
      (label) => translations[label]?.[language]?.[0] ?? [],
    )
    for (const text of some) expect([...shown].join('\n')).toContain(text)
    for (const word of ['Field Label', 'Standard User', 'Manage Users']) expect(shown).not.toContain(word)
    for (const own of ['Team', 'Team__c', 'SpaceIQ', 'SpaceIQ API Only']) expect(shown).toContain(own)
  })

  it('keeps the ids and names of the English pages', async () => {
    const org = practice.orgs.get(language.toLowerCase().replace('_', '-'))
    const english = practice.orgs.get('en') ?? makeOrg('en')
    if (!org) throw new Error('The org was made above')
    const [here, there] = [await logInClient(practice, org), await logInClient(practice, english)]
    const marks = (html: string) =>
      [...html.matchAll(/<(\w+)[^>]*? (id|name)="([^"]+)"/g)].map(
        ([, tag, kind, value]) => `${tag} ${kind} ${value}`,
      )
    for (const address of [
      '/005/e',
      '/00e?setupid=EnhancedProfiles',
      '/app/mgmt/forceconnectedapps/forceAppEdit.apexp',
    ]) {
      const [ours, theirs] = [marks(await body(here, address)), marks(await body(there, address))]
      expect(ours.sort()).toEqual(theirs.sort())
    }
  })
})

it('shows the other known wording of a label when told to', async () => {
  const org = practice.addOrg('older', { language: 'ja', wording: 'variant' })
  addConnectedAppFixture(org)
  const visitor = await logInClient(practice, org)
  const detail = await visitor.get(
    `/app/mgmt/forceconnectedapps/forceAppDetail.apexp?applicationId=${org.apps[0]?.id}`,
  )
  expect(detail.body.replace(/\s+/g, ' ')).toContain('Web サーバフローの秘密が必要')
  const english = practice.addOrg('older-english', { wording: 'variant' })
  const profile = english.profiles[0]
  const page = await (await logInClient(practice, english)).get(`/${profile?.id}/e`)
  expect(page.body).toContain('>Api Only User<')
})

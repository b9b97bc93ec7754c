/** One of every message, well-formed. A type of message, or a kind of reading, that is missing here is a type error. */

import type { ContentMessage, PageMessage } from '../../src/messages.ts'
import { requiredCaseFields } from '../../src/required-setup.ts'
import type { PageReport } from '../../src/salesforce/extract/page-report.ts'

export const exampleOrgKey = 'acme.my.salesforce.com'

type OneOfEach<M extends { type: string }> = { readonly [T in M['type']]: Extract<M, { type: T }> }

const content: OneOfEach<ContentMessage> = {
  plan: { type: 'plan', around: [`https://${exampleOrgKey}`] },
  reading: {
    type: 'reading',
    reading: {
      kind: 'case-fields',
      listed: requiredCaseFields.map(({ name }) => ({ apiName: `${name}__c`, type: 'Text(255)' })),
    },
  },
  consumer: { type: 'consumer', appName: 'SpaceIQ', clientId: 'a-key', clientSecret: 'a-secret' },
  card: { type: 'card', action: 'skip', step: 'user' },
  pointed: {
    type: 'pointed',
    pointed: { control: 'newField', language: 'en', css: '[id="new"]', label: null },
  },
  run: { type: 'run', action: 'start', layouts: 'all' },
  'run-step': { type: 'run-step', page: 'case-fields', errors: ['Error: no'] },
  hands: { type: 'hands' },
  'page-click': { type: 'page-click', control: 'scope-add' },
}

const page: OneOfEach<PageMessage> = {
  state: { type: 'state', org: exampleOrgKey },
  'chosen-org': { type: 'chosen-org', org: exampleOrgKey },
  start: { type: 'start', org: exampleOrgKey },
  'start-over': { type: 'start-over', org: exampleOrgKey },
  'show-me': { type: 'show-me', org: exampleOrgKey, step: 'fields' },
  'stop-run': { type: 'stop-run', org: exampleOrgKey },
  show: { type: 'show', org: exampleOrgKey, hidden: true },
  skip: { type: 'skip', org: exampleOrgKey, step: 'user', skipped: true },
  'drop-app': { type: 'drop-app', org: exampleOrgKey },
  'set-value': { type: 'set-value', org: exampleOrgKey, name: 'password', value: 'a password' },
  'set-token': { type: 'set-token', org: exampleOrgKey, token: 'a-token' },
  activate: {
    type: 'activate',
    org: exampleOrgKey,
    endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
  },
  'fill-spaceiq': { type: 'fill-spaceiq', org: exampleOrgKey, tab: 3, origin: 'https://main.spaceiq.com' },
  saved: { type: 'saved', org: exampleOrgKey, saved: true },
  'sign-of-life': { type: 'sign-of-life', org: exampleOrgKey },
  'look-spaceiq': { type: 'look-spaceiq', tab: 3, origin: 'https://main.spaceiq.com' },
  forget: { type: 'forget', org: exampleOrgKey },
  'check-org': { type: 'check-org', org: exampleOrgKey },
  'stop-job': { type: 'stop-job', org: exampleOrgKey },
  mend: { type: 'mend', org: exampleOrgKey, items: [{ kind: 'field', name: 'Team' }, { kind: 'set' }] },
  reset: { type: 'reset', org: exampleOrgKey },
  report: { type: 'report' },
  'test-sign-in': { type: 'test-sign-in', org: exampleOrgKey },
}

const readings: Readonly<Record<PageReport['kind'], PageReport>> = {
  'profile-detail': {
    kind: 'profile-detail',
    values: { name: 'SpaceIQ API Only', licence: 'Salesforce', apiOnly: true, apiEnabled: true },
  },
  'profile-edit': { kind: 'profile-edit', values: { apiOnly: true, passwordNeverExpires: null } },
  'profile-clone': { kind: 'profile-clone', values: { name: 'P' } },
  'profile-withdrawn': { kind: 'profile-withdrawn', values: {} },
  'profile-named': { kind: 'profile-named', name: 'P' },
  'app-named': { kind: 'app-named', name: 'A' },
  'user-list': { kind: 'user-list', values: { username: 'a@b.example', profileName: 'P', active: true } },
  'user-detail': {
    kind: 'user-detail',
    values: { fullName: 'SpaceIQ Integration', username: 'a@b.example', profileName: 'P', active: true },
  },
  'case-fields': { kind: 'case-fields', listed: [{ apiName: 'Team__c', type: 'Text(255)' }] },
  'field-saved': { kind: 'field-saved', name: 'Team' },
  'field-shown': { kind: 'field-shown', name: 'Team' },
  'app-detail': {
    kind: 'app-detail',
    values: {
      name: 'SpaceIQ',
      addresses: 'https://api.spaceiq.com',
      scopes: 'Full (full)',
      requireSecret: false,
    },
  },
  'profile-chosen': { kind: 'profile-chosen', values: { name: 'Another' } },
  'user-chosen': { kind: 'user-chosen', values: { username: 'b@c.example' } },
  'app-chosen': { kind: 'app-chosen', values: { name: 'Another' } },
  'app-saved': { kind: 'app-saved' },
  'app-refused': { kind: 'app-refused', values: { said: "You can't create a connected app." } },
  'consumer-details': { kind: 'consumer-details', values: { name: 'SpaceIQ' } },
}

export const contentMessageExamples: readonly ContentMessage[] = [
  ...Object.values(content),
  ...Object.values(readings).map((reading): ContentMessage => ({ type: 'reading', reading })),
]
export const extensionPageMessageExamples: readonly PageMessage[] = Object.values(page)

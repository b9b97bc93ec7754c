/**
 * A well-formed example of every message; a missing message or kind of page report is a type error.
 */

import type { ContentMessage, PageMessage } from '../../src/messages.ts'
import { requiredCaseFields } from '../../src/required-setup.ts'
import type { PageReport } from '../../src/salesforce/extract/page-report.ts'

export const exampleOrgKey = 'acme.my.salesforce.com'

type OneOfEach<M extends { type: string }> = { readonly [T in M['type']]: Extract<M, { type: T }> }

const content: OneOfEach<ContentMessage> = {
  'get-plan': { type: 'get-plan', around: [`https://${exampleOrgKey}`] },
  'page-report': {
    type: 'page-report',
    report: {
      kind: 'case-fields',
      listed: requiredCaseFields.map(({ name }) => ({ apiName: `${name}__c`, type: 'Text(255)' })),
    },
  },
  'consumer-credentials': {
    type: 'consumer-credentials',
    appName: 'SpaceIQ',
    clientId: 'a-key',
    clientSecret: 'a-secret',
  },
  'card-action': { type: 'card-action', action: 'skip', step: 'user' },
  'page-filled': { type: 'page-filled', page: 'profile-edit', controls: ['apiOnly'] },
  'control-picked': {
    type: 'control-picked',
    picked: { control: 'newField', language: 'en', css: '[id="new"]', label: null },
  },
  'field-creation': { type: 'field-creation', action: 'start', layouts: 'all' },
  'field-creation-step': { type: 'field-creation-step', page: 'case-fields', errors: ['Error: no'] },
  'open-popup': { type: 'open-popup' },
  'inject-page-actions': { type: 'inject-page-actions' },
  'open-page-skeleton': { type: 'open-page-skeleton' },
  'click-in-main-world': { type: 'click-in-main-world', control: 'scope-add' },
}

const page: OneOfEach<PageMessage> = {
  'get-popup-state': { type: 'get-popup-state', org: exampleOrgKey },
  'get-current-org': { type: 'get-current-org', org: exampleOrgKey },
  'start-guide': { type: 'start-guide', org: exampleOrgKey },
  'access-requested': { type: 'access-requested', org: exampleOrgKey },
  'access-answered': { type: 'access-answered', org: exampleOrgKey, answer: 'none' },
  'list-access': { type: 'list-access' },
  'remove-access': { type: 'remove-access', org: exampleOrgKey },
  'start-over': { type: 'start-over', org: exampleOrgKey },
  'answer-unconfirmed-setup': {
    type: 'answer-unconfirmed-setup',
    org: exampleOrgKey,
    use: true,
    fingerprint: '0123456789abcdef'.repeat(4),
  },
  'show-step': { type: 'show-step', org: exampleOrgKey, step: 'fields' },
  'stop-field-creation': { type: 'stop-field-creation', org: exampleOrgKey },
  'set-overlay-hidden': { type: 'set-overlay-hidden', org: exampleOrgKey, hidden: true },
  'set-step-skipped': { type: 'set-step-skipped', org: exampleOrgKey, step: 'user', skipped: true },
  'withdraw-app': { type: 'withdraw-app', org: exampleOrgKey },
  'set-credential': { type: 'set-credential', org: exampleOrgKey, name: 'password', value: 'a password' },
  'set-token': { type: 'set-token', org: exampleOrgKey, token: 'a-token' },
  'choose-grant': { type: 'choose-grant', org: exampleOrgKey, grant: 'client_credentials' },
  activate: {
    type: 'activate',
    org: exampleOrgKey,
    endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
    grant: 'password',
  },
  'fill-spaceiq-form': {
    type: 'fill-spaceiq-form',
    org: exampleOrgKey,
    tab: 3,
    origin: 'https://main.spaceiq.com',
  },
  'confirm-saved': { type: 'confirm-saved', org: exampleOrgKey, saved: true },
  'get-values-to-seal': { type: 'get-values-to-seal', org: exampleOrgKey, grant: 'password' },
  'receive-credentials': {
    type: 'receive-credentials',
    org: exampleOrgKey,
    grant: 'client_credentials',
    values: { clientSecret: 'a-secret', clientId: 'a-key', domain: `https://${exampleOrgKey}/` },
    sealedAt: 1_795_000_000_000,
  },
  'check-script-presence': { type: 'check-script-presence', org: exampleOrgKey },
  'read-spaceiq-form': { type: 'read-spaceiq-form', tab: 3, origin: 'https://main.spaceiq.com' },
  'clear-credentials': { type: 'clear-credentials', org: exampleOrgKey },
  'check-org': { type: 'check-org', org: exampleOrgKey },
  'plan-take-back': { type: 'plan-take-back', org: exampleOrgKey },
  'take-back': { type: 'take-back', org: exampleOrgKey, keys: ['a-key', 'another-key'] },
  'cancel-job': { type: 'cancel-job', org: exampleOrgKey },
  'repair-org': {
    type: 'repair-org',
    org: exampleOrgKey,
    items: [{ kind: 'field', name: 'Team' }, { kind: 'set' }],
  },
  'clear-org': { type: 'clear-org', org: exampleOrgKey },
  'get-diagnostic-report': { type: 'get-diagnostic-report' },
  'describe-page': { type: 'describe-page', org: exampleOrgKey },
  'test-login': { type: 'test-login', org: exampleOrgKey, grant: 'client_credentials' },
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
  'user-edit': { kind: 'user-edit', values: {} },
  'user-named': { kind: 'user-named', name: 'U' },
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
      clientCredentialsFlow: true,
    },
  },
  'app-policies': { kind: 'app-policies', values: { name: 'SpaceIQ', runAs: 'a@b.example', runAsOwn: null } },
  'profile-chosen': { kind: 'profile-chosen', values: { name: 'Another' } },
  'user-chosen': { kind: 'user-chosen', values: { username: 'b@c.example' } },
  'app-chosen': { kind: 'app-chosen', values: { name: 'Another' } },
  'app-saved': { kind: 'app-saved' },
  'app-refused': { kind: 'app-refused', values: { said: "You can't create a connected app." } },
  'consumer-details': { kind: 'consumer-details', values: { name: 'SpaceIQ' } },
}

export const contentMessageExamples: readonly ContentMessage[] = [
  ...Object.values(content),
  ...Object.values(readings).map((report): ContentMessage => ({ type: 'page-report', report: report })),
]
export const extensionPageMessageExamples: readonly PageMessage[] = Object.values(page)

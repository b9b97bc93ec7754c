/** The diagnostic report has what support needs, and nothing that anybody typed, captured or named. */

import { describe, expect, test, vi } from 'vitest'
import type { ActivationFailure } from '../../activation/outcome.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import type { FieldComparisons } from '../../salesforce/observed-setup.ts'
import { emptyOrgState } from '../../setup-guide/org-state.ts'
import { formatReport, type OrgReportInput, type ReportInput } from './diagnostic-report.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const at = Date.parse('2026-11-23T14:00:00Z')

let words = 0
const planted: string[] = []
/** A text that somebody could have typed, a page shown or a server sent. */
const leak = () => {
  words += 1
  const word = `Leak ${words} äß`
  planted.push(word)
  return word
}

const fields = Object.fromEntries(
  requiredCaseFields.map(({ name }) => [
    name,
    { status: 'wrong', differences: [{ what: 'type', is: leak(), shouldBe: leak() }] },
  ]),
) as unknown as FieldComparisons

const failure: ActivationFailure = {
  kind: 'invalid',
  at,
  status: 422,
  tries: 1,
  detail: leak(),
  errors: [{ field: 'password', message: leak() }],
}

const full = (org: string): OrgReportInput => ({
  org,
  tab: 'setup',
  state: {
    ...emptyOrgState,
    guideActive: true,
    observedSetup: {
      profile: {
        id: leak(),
        name: leak(),
        licence: leak(),
        apiOnly: true,
        apiEnabled: null,
        passwordNeverExpires: false,
        confirmed: true,
      },
      user: { id: leak(), username: leak(), profileName: leak(), active: true },
      fields,
      connectedApp: {
        applicationId: leak(),
        name: leak(),
        callback: true,
        fullScope: true,
        secretNotRequired: null,
      },
      connectedAppSavedAt: at,
      consumerCredentials: { appName: leak(), key: true, secret: false, at },
    },
    pickedControls: [{ control: 'profileName', language: leak(), css: leak(), label: leak() }],
    fieldCreation: {
      state: 'failed',
      frame: 0,
      tab: 1,
      layouts: 'all',
      field: leak(),
      stage: 2,
      at,
      pressed: leak(),
      reason: 'refused',
      message: leak(),
    },
  },
  vault: {
    values: {
      username: { value: leak(), provenance: { from: 'typed', at } },
      password: { value: leak(), provenance: { from: 'typed', at } },
      clientSecret: { value: leak(), provenance: { from: 'consumer-details', name: leak(), at } },
    },
    token: leak(),
    capturedAt: at,
  },
  attempt: { id: leak(), startedAt: at, fingerprint: leak(), state: 'finished', outcome: failure },
  api: {
    activeJob: null,
    report: {
      ok: true,
      at,
      rows: [
        {
          id: 'user',
          status: 'wrong',
          label: { key: leak(), subs: [leak()] },
          details: [{ key: leak(), subs: [leak()] }],
          action: null,
        },
      ],
    },
    repairPlan: [{ kind: 'user', username: leak(), profile: leak() }],
    repairResults: [
      { item: { kind: 'password', username: leak() }, end: 'failed', reason: 'forbidden', message: leak() },
    ],
    clientCredentialsTest: null,
    loginTest: { kind: 'wrong-password', at, username: leak(), host: leak(), said: leak() },
  },
})

const orgs = [full('acme.my.salesforce.com'), full('acme--uat.sandbox.my.salesforce.com')]
const sources: ReportInput = {
  at,
  version: '0.1.0',
  browser: { agent: 'Mozilla/5.0', system: 'linux', processor: 'x86-64', language: 'en' },
  permissions: { names: ['storage', 'cookies'], orgHosts: 3, otherHosts: 1 },
  settings: {
    activationEndpoint: 'https://secret-proxy.acme.example/with/a/key',
    allowedHosts: ['secret-proxy.acme.example'],
    contactEmail: 'somebody@acme.example',
  },
  journal: {
    pages: { 'acme.my.salesforce.com': ['setup-home', 'profile-list'] },
    errors: [
      { at, org: 'acme.my.salesforce.com', what: 'activate', name: 'QuotaExceededError' },
      { at, org: null, what: '', name: 'malformed' },
      { at, org: 'gone.my.salesforce.com', what: leak(), name: leak() },
    ],
  },
  orgs,
}
const report = formatReport(sources)
const text = JSON.stringify(report)

test('nothing that was typed, captured, shown or answered is in it', () => {
  expect(planted.length).toBeGreaterThan(60)
  expect(planted.filter((word) => text.includes(word) || text.includes(JSON.stringify(word)))).toEqual([])
})

test('orgs, people and hosts of the company are not named', () => {
  expect(text).not.toMatch(/acme|uat|somebody|gone/)
  expect(report.orgs).toMatchObject([
    { org: 'org 1 at my.salesforce.com' },
    { org: 'org 2 at sandbox.my.salesforce.com' },
  ])
})

describe('it tells', () => {
  test('versions, browser and settings', () => {
    expect(report).toMatchObject({
      version: '0.1.0',
      at: '2026-11-23T14:00:00.000Z',
      browser: { agent: 'Mozilla/5.0', system: 'linux' },
      permissions: { names: ['storage', 'cookies'], orgHosts: 3, otherHosts: 1 },
      settings: { endpoint: 'another host', allowedHosts: 1, contactEmail: true },
    })
  })

  test('per org the steps, what was seen, and the pages that came up', () => {
    expect(report.orgs).toMatchObject([
      {
        running: true,
        tab: 'setup',
        steps: { profile: 'done', activate: 'todo' },
        evidence: {
          profile: { apiOnly: true, apiEnabled: null, passwordNeverExpires: false },
          fields: { Team: 'wrong: type' },
          keys: { key: true, secret: false },
        },
        pointedAt: ['profileName'],
        run: { state: 'failed', reason: 'refused', stage: 2 },
        pages: ['setup-home', 'profile-list'],
      },
      { pages: [] },
    ])
  })

  test('what is held and where from, not what it is', () => {
    expect(report.orgs).toMatchObject([
      { held: { username: 'typed', clientSecret: 'consumer-details', clientId: null, token: true } },
      {},
    ])
  })

  test('how the last activation, check, mending and sign-in ended', () => {
    expect(report.orgs).toMatchObject([
      {
        activation: { outcome: 'invalid', status: 422, tries: 1, fields: ['password'] },
        api: {
          check: { rows: { user: 'wrong' } },
          wouldMend: ['user'],
          mended: [{ item: 'password', end: 'failed', reason: 'forbidden' }],
          signIn: { kind: 'wrong-password' },
        },
      },
      {},
    ])
  })

  test('what was refused and what failed, by name', () => {
    expect(report.troubles).toMatchObject([
      { org: 1, what: 'activate', name: 'QuotaExceededError' },
      { org: null, name: 'malformed' },
      { org: null, what: '…', name: '…' },
    ])
  })
})

// @vitest-environment happy-dom
/** Any JSON in any key of storage: the background answers, the popup shows itself, and Start over mends it. */

import fc from 'fast-check'
import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import {
  arbitraryCorrupted,
  arbitraryHostileJson,
  arbitraryHostileText,
} from '../../test/support/arbitrary-json.ts'
import { createReliabilityCounter } from '../../test/support/reliability-counts.ts'
import { getMessage } from '../../test/support/texts.ts'
import { parseActivationAttempt } from '../activation/background/attempt.schema.ts'
import { parseVaultEntry } from '../credentials/background/vault-entry.schema.ts'
import type { PopupState, Reply } from '../messages.ts'
import { parseApiState } from '../org-check/background/api-state.schema.ts'
import { emptyOrgState } from '../setup-guide/org-state.ts'

const { fakeBrowserControls: fake, fakeBrowser } = await vi.hoisted(
  () => import('../../test/support/fake-browser.ts'),
)
vi.mock('webextension-polyfill', () => ({
  default: {
    ...fakeBrowser,
    i18n: { getMessage, getUILanguage: () => 'en' },
    tabs: { ...fakeBrowser.tabs, getCurrent: async () => ({}) },
    runtime: {
      ...fakeBrowser.runtime,
      getManifest: () => ({ version: '1', host_permissions: [] }),
      getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    },
    permissions: {
      ...fakeBrowser.permissions,
      contains: async () => true,
      request: async () => false,
      getAll: async () => ({ permissions: [], origins: [] as string[] }),
    },
  },
}))
const { dispatchMessage: handle } = await import('./dispatch.ts')
const { getCurrentGuidePlan: currentPlan } = await import('../setup-guide/background/publish-plan.ts')
const { PopupView } = await import('../popup/popup-view.tsx')

const count = createReliabilityCounter('corrupt-storage')
afterAll(() => count.write())
vi.setConfig({ testTimeout: 60_000 })

const org = 'acme.my.salesforce.com'
const now = Date.parse('2026-11-23T14:00:00Z')
const self = { id: 'our-id', baseUrl: 'chrome-extension://our-id/' }
const ask = (message: unknown): Promise<Reply<unknown>> =>
  handle(message, { id: 'our-id', url: `${self.baseUrl}src/popup/index.html` }, self)

const at = now - 1000
const text = { key: 'check_user', subs: ['x'] }
const provenance = { from: 'consumer-details', name: 'SpaceIQ', at }
const held = { value: 'a value', provenance }
/** What stands under each key when all is well. */
const wells: Readonly<Record<'database' | 'session', Readonly<Record<string, unknown>>>> = {
  database: {
    [`org:${org}`]: {
      ...emptyOrgState,
      guideActive: true,
      chosenStep: 'user',
      skippedSteps: ['profile'],
      observedSetup: {
        profile: {
          id: '00e5g00000777Qx',
          name: 'SpaceIQ API Only',
          licence: 'Salesforce',
          apiOnly: true,
          apiEnabled: false,
          passwordNeverExpires: null,
        },
        user: { id: '0055g00000777Qx', username: 'a@b.example', profileName: 'P', active: true },
        connectedApp: {
          applicationId: '06P5g000000777Q',
          name: 'SpaceIQ',
          callback: true,
          fullScope: false,
          secretNotRequired: null,
        },
        connectedAppSavedAt: at,
        activation: { status: 'active', at },
      },
      pickedControls: [{ control: 'newField', language: 'en', css: '[id="new"]', label: null }],
      fieldCreation: {
        state: 'failed',
        tab: 7,
        layouts: 'all',
        field: 'Team',
        stage: 2,
        at,
        pressed: 'Team next 1',
        reason: 'refused',
        message: 'no',
      },
    },
    settings: {
      activationEndpoint: 'https://api.spaceiq.com/x',
      allowedHosts: ['a.example'],
      contactEmail: 'a@b.example',
    },
    'last-org': org,
  },
  session: {
    journal: {
      pages: { [org]: ['setup-home'] },
      errors: [{ at, org, what: 'card-action', name: 'malformed' }],
    },
    [`vault:${org}`]: {
      values: { username: held, clientId: held, password: held },
      token: 'a-token',
      capturedAt: at,
    },
    [`activation:${org}`]: {
      id: 'an-id',
      startedAt: at,
      fingerprint: 'f',
      state: 'finished',
      outcome: {
        kind: 'invalid',
        at,
        status: 422,
        detail: 'no',
        errors: [{ field: 'password', message: 'no' }],
        retryAt: at + 90_000,
        tries: 1,
      },
    },
    [`check:${org}`]: {
      activeJob: null,
      report: {
        ok: true,
        at,
        rows: [
          {
            id: 'user',
            status: 'wrong',
            label: text,
            details: [text],
            action: { kind: 'show-me', step: 'user' },
          },
        ],
      },
      repairPlan: [{ kind: 'field', name: 'Team' }, { kind: 'set' }],
      repairResults: [
        { item: { kind: 'access', fields: ['Team'] }, end: 'failed', reason: 'forbidden', message: 'no' },
      ],
      clientCredentialsTest: { kind: 'no-run-as', at, grant: 'client_credentials', said: 'no' },
      loginTest: {
        kind: 'not-ready',
        at,
        said: 'no',
        retryAt: at + 30_000,
        line: { status: 'Password expired', time: '2026-11-23T14:02:00.000+0000' },
        unread: 'forbidden',
        near: ['u@acme.example.uat'],
        describe: {
          createable: true,
          updateable: null,
          queryable: true,
          fields: {
            Team: {
              type: 'string',
              length: 255,
              externalId: false,
              createable: true,
              updateable: true,
              nillable: true,
            },
          },
          required: ['Reason__c'],
          recordTypes: [{ id: '012', name: 'Support', available: true, isDefault: true, master: false }],
        },
      },
    },
  },
}

const keys = (['database', 'session'] as const).flatMap((area) =>
  Object.entries(wells[area]).map(([key, well]) => ({ area, key, well })),
)
const corruptions = fc.array(
  fc
    .constantFrom(...keys)
    .chain(({ area, key, well }) =>
      fc.oneof(arbitraryCorrupted([well]), arbitraryHostileJson).map((value) => ({ area, key, value })),
    ),
  { minLength: 1, maxLength: 3 },
)

const fillStorage = async (
  changes: readonly { area: 'database' | 'session'; key: string; value: unknown }[],
) => {
  fake.reset()
  for (const area of ['database', 'session'] as const)
    await fake[area].set(structuredClone({ ...wells[area] }))
  for (const { area, key, value } of changes) await fake[area].set({ [key]: value })
}

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  document.body.replaceChildren()
})

test('what is stored when all is well is read as it is', () => {
  const { session } = wells
  expect(parseVaultEntry(session[`vault:${org}`])).toEqual(session[`vault:${org}`])
  expect(parseActivationAttempt(session[`activation:${org}`])).toEqual(session[`activation:${org}`])
  expect(parseApiState(session[`check:${org}`])).toEqual(session[`check:${org}`])
})

test('the popup shows the org, whatever is stored of it', async () => {
  await fc.assert(
    fc.asyncProperty(corruptions, async (changes) => {
      count.add('faults', changes.length)
      await fillStorage(changes)
      const reply = await ask({ type: 'get-popup-state', org })
      expect(reply).toMatchObject({ ok: true })
      if (!reply.ok) return
      const root = document.createElement('div')
      await settle(() =>
        render(
          <PopupView
            state={reply.value as PopupState}
            dispatch={async () => true}
            chooseOrg={() => undefined}
          />,
          root,
        ),
      )
      expect(root.querySelector('li[data-step], [data-action="start"]')).not.toBeNull()
      expect(root.innerHTML).not.toMatch(/<img src=x|="javascript:/)
      await settle(() => render(null, root))
    }),
    { numRuns: 300 },
  )
})

test('every message is answered, and Start over leads on from there', async () => {
  const messages = [
    { type: 'get-popup-state' },
    { type: 'get-diagnostic-report' },
    { type: 'start-guide', org },
    { type: 'show-step', org },
    { type: 'set-overlay-hidden', org, hidden: false },
    { type: 'set-step-skipped', org, step: 'user', skipped: true },
    { type: 'set-credential', org, name: 'password', value: 'pw' },
    { type: 'set-token', org, token: '' },
    { type: 'clear-credentials', org },
  ]
  await fc.assert(
    fc.asyncProperty(corruptions, fc.shuffledSubarray(messages, { minLength: 2 }), async (changes, asked) => {
      count.add('faults', changes.length)
      await fillStorage(changes)
      for (const message of asked) expect(await ask(message)).toMatchObject({ ok: true })
      expect(await ask({ type: 'start-over', org })).toMatchObject({ ok: true })
      expect(await ask({ type: 'start-guide', org })).toMatchObject({ ok: true })
      const reply = await ask({ type: 'get-popup-state', org })
      expect(reply).toMatchObject({
        ok: true,
        value: {
          orgState: { guideActive: true, observedSetup: {} },
          hasToken: false,
          activation: { outcome: null },
        },
      })
      const { journal: _, ...session } = fake.session.dump()
      expect(session).toEqual({})
      // The pages have something to draw again.
      expect(await currentPlan(org)).toMatchObject({
        org,
        pages: { 'setup-home': {} },
      })
      for (const { name, args } of fake.calls()) {
        const { url } = (args.at(-1) ?? {}) as { url?: string }
        if (name.startsWith('tabs.') && url) expect(new URL(url).host).toBe(org)
      }
    }),
    { numRuns: 300 },
  )
})

test('a record of what is no org is nobody’s', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHostileText, arbitraryHostileJson, async (name, value) => {
      count.add('faults')
      await fillStorage([])
      await fake.database.set(Object.fromEntries([[`org:${name}`, value]]))
      await fake.session.set(Object.fromEntries([[`vault:${name}`, value]]))
      expect(await ask({ type: 'get-popup-state' })).toMatchObject({ ok: true, value: { others: [] } })
      expect(await ask({ type: 'start-guide', org })).toMatchObject({ ok: true })
    }),
    { numRuns: 300 },
  )
})

/** A popup state to start from, and a stand-in for the browser that records sent messages. */

import { vi } from 'vitest'
import type { Commands } from 'webextension-polyfill'
import { emptyChangeRecord } from '../../src/change-record/change.ts'
import type { Provenance } from '../../src/credentials/stored-credential.ts'
import type { PageMessage, PopupState } from '../../src/messages.ts'
import { emptyApiState } from '../../src/org-check/api-state.ts'
import { emptyOrgState } from '../../src/setup-guide/org-state.ts'
import { getMessage } from './texts.ts'

export const fixedNow = new Date('2026-11-23T14:02:00').getTime()
export const popupOrgKey = 'acme.my.salesforce.com'

/** Replaces `webextension-polyfill`. */
export const createFakePopupBrowser = () => ({
  i18n: { getMessage, getUILanguage: () => 'en' },
  runtime: {
    sendMessage: vi.fn(),
    openOptionsPage: vi.fn(),
    getManifest: () => ({ version: '0.1.0', host_permissions: ['https://*.salesforce.com/*'] }),
  },
  extension: { getViews: vi.fn((): readonly unknown[] => []) },
  windows: { getCurrent: vi.fn(async () => ({ id: 1 })) },
  tabs: {
    query: vi.fn(async (): Promise<readonly { id: number; url?: string }[]> => []),
    getCurrent: vi.fn(async () => ({})),
    create: vi.fn(),
    onUpdated: { addListener: vi.fn(), removeListener: vi.fn() },
    onActivated: { addListener: vi.fn(), removeListener: vi.fn() },
  },
  alarms: { create: vi.fn(async () => undefined), clear: vi.fn(async () => true) },
  commands: { getAll: vi.fn(async (): Promise<Commands.Command[]> => []) },
  storage: {
    local: {
      get: vi.fn(async () => ({})),
      set: vi.fn(),
      remove: vi.fn(),
      clear: vi.fn(async () => undefined),
    },
    session: {
      get: vi.fn(async (): Promise<Record<string, unknown>> => ({})),
      set: vi.fn(async () => undefined),
      remove: vi.fn(async () => undefined),
      clear: vi.fn(),
      onChanged: { addListener: vi.fn(), removeListener: vi.fn() },
    },
  },
  permissions: {
    getAll: vi.fn(async () => ({ permissions: [], origins: [] })),
    request: vi.fn(),
    remove: vi.fn(),
    contains: vi.fn(async () => true),
    onAdded: { addListener: vi.fn(), removeListener: vi.fn() },
    onRemoved: { addListener: vi.fn(), removeListener: vi.fn() },
  },
})

const held = (value: string, provenance: Provenance | null = null) => ({ value, provenance })

export const consumerSecretFixture = 'A1B2C3D4'.repeat(8)
export const passwordFixture = 'correct horse battery'
const consumer: Provenance = { from: 'consumer-details', name: 'SpaceIQ', at: fixedNow }

export const credentialsFixture: PopupState['values'] = {
  username: held('spaceiq.integration@acme.example', {
    from: 'user',
    name: 'spaceiq.integration@acme.example',
    at: fixedNow,
  }),
  password: held(passwordFixture, { from: 'typed', at: fixedNow }),
  clientSecret: held(consumerSecretFixture, consumer),
  clientId: held(`3MVG9${'abcDEF12'.repeat(10)}`, consumer),
  domain: held('https://acme.my.salesforce.com/', { from: 'address', at: fixedNow }),
}

export const emptyCredentialsFixture: PopupState['values'] = {
  username: held(''),
  password: held(''),
  clientSecret: held(''),
  clientId: held(''),
  domain: held(''),
}

export const createPopupState = (change: Partial<PopupState> = {}): PopupState => ({
  org: {
    key: popupOrgKey,
    domain: { ok: true, url: 'https://acme.my.salesforce.com/' },
    open: true,
    tab: 'setup',
  },
  others: [],
  orgState: { ...emptyOrgState, guideActive: true },
  values: credentialsFixture,
  hasToken: true,
  endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
  contactEmail: '',
  policy: { allowed: true, off: [] },
  spaceiq: null,
  activation: { sending: false, outcome: null },
  api: emptyApiState,
  changes: emptyChangeRecord,
  ...change,
})

/** Creates a `dispatch` that accepts and records every message. */
export const createDispatchRecorder = () => {
  const sent: PageMessage[] = []
  const act = vi.fn(async (message: PageMessage) => {
    sent.push(message)
    return true
  })
  return { sent, act }
}

/**
 * Fixtures: the extension over the practice org, with all that an attacker could change or obtain.
 */

import type { Frame, Page } from 'puppeteer-core'
import type { ContentMessage, PageMessage } from '../../../src/messages.ts'
import { type IsolatedWorld, waitUntil } from '../../harness/driver.ts'
import {
  type ActivationCredentials,
  dumpStorage,
  getOrgKey,
  openMessagingPage,
  sendAsExtensionPage,
  setUpOrg,
  storeCredentials,
} from '../../harness/extension-fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { acquireSharedBrowser } from '../../harness/shared-browser.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../../practice-org/types.ts'

export interface UntrustedInputFixture {
  readonly practice: PracticeOrg
  readonly extension: ExtensionDriver
  /** A page of the extension that sends messages. */
  readonly ours: Page
  /** Adds an org in which the guide is active. */
  createGuidedOrg(variant?: Partial<OrgVariant>): Promise<FakeOrg>
  /** Adds an org that is set up, with all values and the token stored. */
  createOrgWithCredentials(
    variant?: Partial<OrgVariant>,
  ): Promise<{ org: FakeOrg; values: ActivationCredentials; secrets: readonly string[] }>
  /** Dumps all that the extension holds and SpaceIQ has received. */
  dumpState(): Promise<string>
  /** Serves this HTML at this https URL. */
  servePage(address: string, html: string): void
  close(): Promise<void>
}

export const createUntrustedInputFixture = async (): Promise<UntrustedInputFixture> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-0f1e2d3c4b5a6978'
  const extension = await acquireSharedBrowser({ port: practice.port })
  const ours = await openMessagingPage(extension)
  let orgs = 0
  const newOrg = (variant: Partial<OrgVariant> = {}) => {
    orgs += 1
    return practice.addOrg(`forged${orgs}`, variant)
  }
  return {
    practice,
    extension,
    ours,
    async createGuidedOrg(variant) {
      const org = newOrg(variant)
      await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
      return org
    },
    async createOrgWithCredentials(variant) {
      const org = newOrg(variant)
      const values = setUpOrg(org)
      const { token } = practice.spaceiq
      await storeCredentials(ours, org, values, token)
      return { org, values, secrets: [values.password, values.clientSecret, values.clientId, token] }
    },
    async dumpState() {
      const [local, session] = await Promise.all([
        dumpStorage(extension, 'disk'),
        dumpStorage(extension, 'session'),
      ])
      // The log names refused messages, and may change.
      const { journal: _, ...held } = JSON.parse(session)
      const areas = [local, JSON.stringify(held)]
      return [...areas, JSON.stringify(practice.spaceiq.received)].join('\n')
    },
    servePage: (address, html) => void practice.overrides.set(address, html),
    close: () => practice.close(),
  }
}

/** Opens all URLs at once in tabs, runs the action in each, and closes them. */
export const visitInTabs = async <T>(
  { extension }: UntrustedInputFixture,
  addresses: readonly string[],
  action: (page: Page, address: string) => Promise<T>,
): Promise<T[]> =>
  Promise.all(
    addresses.map(async (address) => {
      const page = await extension.browser.newPage()
      try {
        await page.goto(address)
        return await action(page, address)
      } finally {
        await page.close()
      }
    }),
  )

/** Waits many times as long as a content script takes to start and report a page. */
export const waitForContentScripts = () => new Promise<void>((go) => setTimeout(go, 600))

export const hasGuide = async (frame: Page | Frame): Promise<boolean> =>
  (await frame.$('spaceiq-guide').catch(() => null)) !== null

/** Waits for the content script's world in this frame, which a page would have to compromise. */
export const waitForIsolatedWorld = (extension: ExtensionDriver, frame: Frame): Promise<IsolatedWorld> =>
  waitUntil(`a content script in ${frame.url()}`, () => extension.getIsolatedWorld(frame))

/** Creates forged messages of an extension page, about the org's state and values. */
export const createExtensionPageMessages = (org: string): readonly PageMessage[] => [
  { type: 'get-popup-state' },
  { type: 'get-popup-state', org },
  { type: 'start-guide', org },
  { type: 'access-requested', org },
  { type: 'access-answered', org, answer: 'granted' },
  { type: 'remove-access', org },
  { type: 'start-over', org },
  { type: 'show-step', org, step: 'activate' },
  { type: 'set-overlay-hidden', org, hidden: true },
  { type: 'set-step-skipped', org, step: 'profile', skipped: true },
  { type: 'set-credential', org, name: 'clientSecret', value: 'FORGED-secret-of-a-forger' },
  { type: 'set-token', org, token: 'FORGED-token-of-a-forger' },
  {
    type: 'activate',
    org,
    endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
    grant: 'password',
  },
  { type: 'clear-credentials', org },
]

/** Forged messages of a content script. */
export const contentScriptMessages: readonly ContentMessage[] = [
  { type: 'get-plan', around: [] },
  { type: 'page-report', report: { kind: 'profile-named', name: 'FORGED profile' } },
  {
    type: 'consumer-credentials',
    appName: 'SpaceIQ',
    clientId: 'FORGED-client',
    clientSecret: 'FORGED-secret-of-a-forger',
  },
  { type: 'page-filled', page: 'profile-edit', controls: ['apiOnly'] },
  { type: 'card-action', action: 'back', step: 'keys' },
  { type: 'card-action', action: 'skip', step: 'profile' },
  { type: 'card-action', action: 'hide', step: 'profile' },
  {
    type: 'control-picked',
    picked: { control: 'profileSave' as never, language: 'en', css: '[id="FORGED"]', label: null },
  },
  { type: 'click-in-main-world', control: 'scope-add' },
]

/** The real extension over the practice org, with everything a forger could change or obtain in sight. */

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
  readonly chromium: ExtensionDriver
  /** A page of the extension. */
  readonly ours: Page
  /** An org of the test's own, in which the guide runs. */
  createGuidedOrg(world?: Partial<OrgVariant>): Promise<FakeOrg>
  /** An org that is wholly set up, with all values and the token held. */
  createOrgWithCredentials(
    world?: Partial<OrgVariant>,
  ): Promise<{ org: FakeOrg; values: ActivationCredentials; secrets: readonly string[] }>
  /** All that the extension holds and all that SpaceIQ has received. */
  dumpState(): Promise<string>
  /** Serves this page at this address, https and without anything around it. */
  servePage(address: string, html: string): void
  close(): Promise<void>
}

export const createUntrustedInputFixture = async (): Promise<UntrustedInputFixture> => {
  const practice = await startPracticeOrg()
  practice.spaceiq.token = 'siq-token-0f1e2d3c4b5a6978'
  const chromium = await acquireSharedBrowser({ port: practice.port })
  const ours = await openMessagingPage(chromium)
  let orgs = 0
  const newOrg = (variant: Partial<OrgVariant> = {}) => {
    orgs += 1
    return practice.addOrg(`forged${orgs}`, variant)
  }
  return {
    practice,
    chromium,
    ours,
    async createGuidedOrg(world) {
      const org = newOrg(world)
      await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
      return org
    },
    async createOrgWithCredentials(world) {
      const org = newOrg(world)
      const values = setUpOrg(org)
      const { token } = practice.spaceiq
      await storeCredentials(ours, org, values, token)
      return { org, values, secrets: [values.password, values.clientSecret, values.clientId, token] }
    },
    async dumpState() {
      const [local, session] = await Promise.all([
        dumpStorage(chromium, 'kept'),
        dumpStorage(chromium, 'session'),
      ])
      // The journal names what was refused: it is meant to change.
      const { journal: _, ...held } = JSON.parse(session)
      const areas = [local, JSON.stringify(held)]
      return [...areas, JSON.stringify(practice.spaceiq.received)].join('\n')
    },
    servePage: (address, html) => void practice.overrides.set(address, html),
    close: () => practice.close(),
  }
}

/** Opens all addresses at once, each in a tab of its own, does the deed in all of them, and closes them. */
export const visitInTabs = async <T>(
  { chromium }: UntrustedInputFixture,
  addresses: readonly string[],
  deed: (page: Page, address: string) => Promise<T>,
): Promise<T[]> =>
  Promise.all(
    addresses.map(async (address) => {
      const page = await chromium.browser.newPage()
      try {
        await page.goto(address)
        return await deed(page, address)
      } finally {
        await page.close()
      }
    }),
  )

/** As long as a content script needs to start, read a page and have its message handled, many times over. */
export const waitForContentScripts = () => new Promise<void>((go) => setTimeout(go, 600))

export const hasGuide = async (frame: Page | Frame): Promise<boolean> =>
  (await frame.$('spaceiq-guide').catch(() => null)) !== null

/** The content script's own world in this frame: what a page would have to break into. */
export const waitForIsolatedWorld = (chromium: ExtensionDriver, frame: Frame): Promise<IsolatedWorld> =>
  waitUntil(`a content script in ${frame.url()}`, () => chromium.getIsolatedWorld(frame))

/** One of every message that our own pages may send. */
export const createExtensionPageMessages = (org: string): readonly PageMessage[] => [
  { type: 'get-popup-state' },
  { type: 'get-popup-state', org },
  { type: 'start-guide', org },
  { type: 'start-over', org },
  { type: 'show-step', org, step: 'activate' },
  { type: 'set-overlay-hidden', org, hidden: true },
  { type: 'set-step-skipped', org, step: 'profile', skipped: true },
  { type: 'set-credential', org, name: 'clientSecret', value: 'FORGED-secret-of-a-forger' },
  { type: 'set-token', org, token: 'FORGED-token-of-a-forger' },
  { type: 'activate', org, endpoint: 'https://api.spaceiq.com/integrations/salesforce/activate' },
  { type: 'clear-credentials', org },
]

/** One of every message that a content script may send. */
export const contentScriptMessages: readonly ContentMessage[] = [
  { type: 'get-plan', around: [] },
  { type: 'page-report', report: { kind: 'profile-named', name: 'FORGED profile' } },
  {
    type: 'consumer-credentials',
    appName: 'SpaceIQ',
    clientId: 'FORGED-client',
    clientSecret: 'FORGED-secret-of-a-forger',
  },
  { type: 'card-action', action: 'back', step: 'keys' },
  { type: 'card-action', action: 'skip', step: 'profile' },
  { type: 'card-action', action: 'hide', step: 'profile' },
  {
    type: 'control-picked',
    picked: { control: 'profileSave' as never, language: 'en', css: '[id="FORGED"]', label: null },
  },
  { type: 'click-in-main-world', control: 'scope-add' },
]

/**
 * The extension as the samples of docs/policies install it: a real policy, in a real browser. The
 * sample is used as it is, but for its placeholders and the address of the package.
 */

import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PopupState, Reply } from '../../../src/messages.ts'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { browserName } from '../../harness/launch.ts'
import type { ManagedExtension, PackageForPolicy } from '../../harness/managed.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { canBeManaged, startManaged } from '../../harness/start-managed.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { PracticeOrg } from '../../practice-org/types.ts'

type Entries = Record<string, Record<string, unknown>>
interface Sample {
  readonly install: Record<string, unknown>
  readonly settings: Record<string, unknown>
}

const read = (name: string, id: string) =>
  JSON.parse(
    readFileSync(`docs/policies/${name}`, 'utf8')
      .replaceAll('EXTENSION_ID', id)
      .replaceAll('mycompany', 'acme'),
  )

/** Returns what this browser's sample sets for the extension of this id. */
const readSample = (id: string): Sample => {
  if (browserName === 'chromium') {
    const sample = read('linux.json', id)
    return {
      install: (sample.ExtensionSettings as Entries)[id] ?? {},
      settings: sample['3rdparty'].extensions[id],
    }
  }
  const { policies } = read('firefox-policies.json', id)
  return { install: policies.ExtensionSettings[id], settings: policies['3rdparty'].Extensions[id] }
}

/** Creates this browser's policy with these changes of the sample. */
const createPolicy =
  (changed: Partial<Sample> = {}) =>
  ({ id, address }: PackageForPolicy): object => {
    const sample = readSample(id)
    const install = { ...sample.install, ...changed.install }
    const settings = { ...sample.settings, ...changed.settings }
    return browserName === 'chromium'
      ? {
          ExtensionSettings: { [id]: { ...install, update_url: address } },
          '3rdparty': { extensions: { [id]: settings } },
        }
      : {
          ExtensionSettings: { [id]: { ...install, install_url: address } },
          '3rdparty': { Extensions: { [id]: settings } },
        }
  }

let practice: PracticeOrg
let managed: ManagedExtension

const start = async (changed?: Partial<Sample>) => {
  managed = await startManaged({ port: practice.port }, createPolicy(changed))
}

const isWelcome = (page: Page) => page.url() === managed.extension.url('src/welcome/index.html')
const listPages = () => managed.extension.browser.pages()

const getState = async (ours: Page, org: string): Promise<PopupState> => {
  const reply = await ours.evaluate(
    (sent) => chrome.runtime.sendMessage(sent) as Promise<Reply<PopupState>>,
    { type: 'get-popup-state', org } as const,
  )
  if (!reply.ok) throw new Error(reply.reason)
  return reply.value
}

describe.runIf(canBeManaged())('an organization that installs the extension', () => {
  beforeAll(async () => {
    practice = await startPracticeOrg()
  })
  afterAll(() => practice?.close())

  describe('by the sample', () => {
    beforeAll(() => start())
    afterAll(() => managed?.close())

    test('has it installed as its own, in the toolbar', async () => {
      const { installType } = await managed.extension.inBackground(() => chrome.management.getSelf())
      expect(installType).toBe('admin')
      expect(managed.pinned).toBe(true)
    })

    test('finds every setting of the sample in the extension', async () => {
      await vi.waitFor(
        async () =>
          expect(await managed.extension.inBackground(() => chrome.storage.managed.get(null))).toEqual(
            readSample(managed.extension.extensionId).settings,
          ),
        { timeout: 60_000 },
      )
      const options = await managed.extension.openExtensionPage('src/options/index.html')
      const shown = await options.waitForSelector('[data-policy="set"]')
      expect(await shown?.evaluate((section) => section.textContent)).toContain('acme.my.salesforce.com')
      await options.close()
    })

    // The settings have arrived: it would have been open by now, or would open at the next look.
    test('opens no welcome page, also seconds later', async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      expect((await listPages()).filter(isWelcome)).toEqual([])
    })
  })

  describe('without the key for it', () => {
    beforeAll(() => start({ settings: { skipWelcomePage: false } }))
    afterAll(() => managed?.close())

    test('sees the welcome page open', async () => {
      await vi.waitFor(async () => expect((await listPages()).filter(isWelcome)).toHaveLength(1), {
        timeout: 70_000,
      })
    })
  })

  // Firefox has no list of allowed hosts for one extension.
  describe.runIf(browserName === 'chromium')('for the hosts of the sample alone', () => {
    let ours: Page

    beforeAll(async () => {
      // Forced, its settings refuse the test's grants; and both features and other orgs are needed here.
      await start({
        install: { installation_mode: 'normal_installed' },
        settings: { disabledFeatures: [], allowedOrgs: ['*.my.salesforce.com'] },
      })
      ours = await openMessagingPage(managed.extension)
    })
    afterAll(() => managed?.close())

    const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

    test('is guided in its org, which can be checked', async () => {
      const org = practice.orgs.get('acme')
      if (!org) throw new Error('The practice org has no acme')
      await managed.extension.grantHosts(listStartPatterns(org), ['cookies'])
      const page = await managed.extension.browser.newPage()
      await logInAsAdmin(page, org, list)
      await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
      await createOverlayDriver(page).waitFor(
        ({ state, markers }) => state?.page === 'case-fields' && markers.length > 0,
      )
      await sendAsExtensionPage(ours, { type: 'check-org', org: getOrgKey(org) })
      expect((await getState(ours, getOrgKey(org))).api.report).toMatchObject({ ok: true })
    })

    test('has the extension kept off an org beside it', async () => {
      const other = practice.addOrg('beside')
      await managed.extension.grantHosts(listStartPatterns(other), ['cookies'])
      const page = await managed.extension.browser.newPage()
      await logInAsAdmin(page, other, list)
      await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(other) })
      const popup = await managed.extension.openPopup(page)
      await popup.waitForSelector('[data-kept-off="barred"]', { timeout: 30_000 })
      await popup.close()
    })
  })
})

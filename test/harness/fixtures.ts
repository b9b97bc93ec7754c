/**
 * The fixtures of a browser test. Each file gets a practice org and the newly installed extension
 * in the worker's browser; each test gets an org and a tab. `test.beforeAll` can use those of the
 * file.
 */

import type { Page } from 'puppeteer-core'
import { test as base } from 'vitest'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../practice-org/types.ts'
import type { ExtensionDriver } from './driver.ts'
import { openMessagingPage } from './extension-fixtures.ts'
import { acquireSharedBrowser } from './shared-browser.ts'

/**
 * Closes a tab, or gives up: closing during a navigation may never resolve; the next file resets
 * tabs.
 */
export const closeTab = async (page: Page): Promise<void> => {
  const enough = new Promise((go) => setTimeout(go, 10_000).unref())
  await Promise.race([page.close().catch(() => undefined), enough])
}

/** Returns the org that a practice org has from the start. */
const firstOrg = (practice: PracticeOrg): FakeOrg => {
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('The practice org has no acme')
  return acme
}

let orgs = 0

export const test = base
  /** How the file's orgs differ from the default one; `test.extend` in a file sets it. */
  .extend('variant', { scope: 'file' }, (): Partial<OrgVariant> => ({}))
  /** The hosts granted from the start; `test.extend` in a file sets it. */
  .extend('hostAccess', { scope: 'file' }, (): 'all' | 'none' => 'all')
  /** The practice org: every Salesforce host, and SpaceIQ. */
  .extend('practice', { scope: 'file' }, async ({ variant }, { onCleanup }): Promise<PracticeOrg> => {
    const practice = await startPracticeOrg({ variant })
    onCleanup(() => practice.close())
    return practice
  })
  /** The browser with the extension in it. */
  .extend(
    'extension',
    { scope: 'file' },
    ({ practice, hostAccess }): Promise<ExtensionDriver> =>
      acquireSharedBrowser({ port: practice.port, hostAccess }),
  )
  /** A page of the extension that sends messages to the background. */
  .extend('ours', { scope: 'file' }, ({ extension }): Promise<Page> => openMessagingPage(extension))
  /** The org `acme`, shared by the file's tests. */
  .extend('acme', { scope: 'file' }, async ({ practice }): Promise<FakeOrg> => firstOrg(practice))
  /** A new org for this test. */
  .extend('org', async ({ practice }): Promise<FakeOrg> => {
    orgs += 1
    return practice.addOrg(`own${orgs}`)
  })
  /** A new tab for this test. */
  .extend('page', async ({ extension }, { onCleanup }): Promise<Page> => {
    const page = await extension.browser.newPage()
    onCleanup(() => closeTab(page))
    return page
  })

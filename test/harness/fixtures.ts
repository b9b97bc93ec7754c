/**
 * What a browser test begins with. A file has a practice org and the extension, newly installed in the worker's browser; a
 * test has an org and a tab of its own. What `test.beforeAll` takes of them is the file's.
 */

import type { Page } from 'puppeteer-core'
import { test as base } from 'vitest'
import { startPracticeOrg } from '../practice-org/index.ts'
import type { FakeOrg, OrgVariant, PracticeOrg } from '../practice-org/types.ts'
import type { ExtensionDriver } from './driver.ts'
import { openMessagingPage } from './extension-fixtures.ts'
import { acquireSharedBrowser } from './shared-browser.ts'

/** Closes a tab. One that is closed while it goes to another page may never be said to be closed: the next file takes it away. */
export const closeTab = async (page: Page): Promise<void> => {
  const enough = new Promise((go) => setTimeout(go, 10_000).unref())
  await Promise.race([page.close().catch(() => undefined), enough])
}

/** The org that a practice org has from the start. */
const firstOrg = (practice: PracticeOrg): FakeOrg => {
  const acme = practice.orgs.get('acme')
  if (!acme) throw new Error('The practice org has no acme')
  return acme
}

let orgs = 0

export const test = base
  /** What the file's orgs are like, where they are not like any org: for `test.override`. */
  .extend('world', { scope: 'file' }, (): Partial<OrgVariant> => ({}))
  /** The practice org: every Salesforce host and SpaceIQ. */
  .extend('practice', { scope: 'file' }, async ({ world: variant }, { onCleanup }): Promise<PracticeOrg> => {
    const practice = await startPracticeOrg({ world: variant })
    onCleanup(() => practice.close())
    return practice
  })
  /** The browser with the extension in it. */
  .extend(
    'extension',
    { scope: 'file' },
    ({ practice }): Promise<ExtensionDriver> => acquireSharedBrowser({ port: practice.port }),
  )
  /** A page of the extension, to tell the background from. */
  .extend('ours', { scope: 'file' }, ({ extension }): Promise<Page> => openMessagingPage(extension))
  /** The org that the practice org has from the start, for all tests of the file. */
  .extend('acme', { scope: 'file' }, async ({ practice }): Promise<FakeOrg> => firstOrg(practice))
  /** An org that nobody has touched, of the test's own. */
  .extend('org', async ({ practice }): Promise<FakeOrg> => {
    orgs += 1
    return practice.addOrg(`own${orgs}`)
  })
  /** A tab of the test's own. */
  .extend('page', async ({ extension }, { onCleanup }): Promise<Page> => {
    const page = await extension.browser.newPage()
    onCleanup(() => closeTab(page))
    return page
  })

/** What Start granted and registered outlives the browser: the guide is there without a press. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ExtensionDriver } from '../../harness/driver.ts'
import { logInAsAdmin } from '../../harness/extension-fixtures.ts'
import { listStartPatterns } from '../../harness/host-access.ts'
import { builtExtension } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { findUpdateObstacle, startUpdatable } from '../../harness/start-updatable.ts'
import type { UpdatableExtension } from '../../harness/updatable.ts'
import { startPracticeOrg } from '../../practice-org/index.ts'
import type { FakeOrg, PracticeOrg } from '../../practice-org/types.ts'

const obstacle = findUpdateObstacle()
const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'
const profile = mkdtempSync(join(tmpdir(), 'spaceiq-restart-'))

let practice: PracticeOrg
let org: FakeOrg
let updatable: UpdatableExtension

const openList = async (extension: ExtensionDriver): Promise<Page> => {
  const page = await extension.browser.newPage()
  await logInAsAdmin(page, org, list)
  return page
}
const isGuided = (page: Page) =>
  createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields', 10_000)

beforeAll(async () => {
  if (obstacle) return
  practice = await startPracticeOrg()
  org = practice.addOrg('restarted')
  updatable = await startUpdatable({ port: practice.port, userDataDir: profile }, builtExtension)
  const { extension } = updatable
  const page = await openList(extension)
  await extension.allowHosts(listStartPatterns(org))
  const popup = await extension.openPopup(page)
  await (await popup.waitForSelector('[data-action="start"]', { visible: true }))?.click()
  await isGuided(page)
})

afterAll(async () => {
  await updatable?.close()
  await practice?.close()
  rmSync(profile, { recursive: true, force: true })
})

beforeEach(({ skip }) => {
  if (obstacle) skip(obstacle)
})

test('after a restart of the browser the first page of the org is guided', async () => {
  const extension = await updatable.restart()
  await isGuided(await openList(extension))
  const granted = await extension.inBackground(async () => (await chrome.permissions.getAll()).origins ?? [])
  expect([...granted].sort()).toEqual([...listStartPatterns(org)].sort())
  // Another org stays without a script.
  org = practice.addOrg('beside')
  expect(await extension.countContentScripts(await openList(extension))).toBe(0)
})

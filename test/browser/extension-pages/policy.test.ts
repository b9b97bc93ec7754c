/**
 * The effects of an organization's policy on the page. The browser's answer is faked, so that it can
 * change while the browser runs; policy-install.test.ts has real policies.
 */

import { expect } from 'vitest'
import {
  getOrgKey,
  logInAsAdmin,
  openMessagingPage,
  sendAsExtensionPage,
} from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { writeSettings } from '../../harness/persistent-store.ts'
import type { FakeOrg } from '../../practice-org/types.ts'

let org: FakeOrg
let extension: ExtensionDriver

test.beforeAll(async ({ extension: installed, acme }) => {
  org = acme
  extension = installed
})

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

test('with automation off the card still shows where and what, and fills and creates nothing', async () => {
  const ours = await openMessagingPage(extension)
  const page = await extension.browser.newPage()
  await sendAsExtensionPage(ours, { type: 'start-over', org: getOrgKey(org) })
  await logInAsAdmin(page, org, list)
  const shown = () =>
    createOverlayDriver(page).waitFor(
      ({ state, markers }) => state?.page === 'case-fields' && markers.length > 0,
    )
  expect((await shown()).actions).toContain('create-fields')
  await extension.inBackground(() => {
    const managed = { get: async () => ({ disabledFeatures: ['automation'] }) }
    for (const api of [chrome, Reflect.get(globalThis, 'browser')])
      if (api) Object.defineProperty(api.storage, 'managed', { value: managed, configurable: true })
  })
  // A change of settings publishes new plans.
  await writeSettings(ours, { contactEmail: 'it@acme.example' })
  const view = await createOverlayDriver(page).waitFor(
    ({ actions, markers }) => markers.length > 0 && !actions.includes('create-fields'),
  )
  expect(view.actions).not.toContain('fill')
  await page.goto(`https://${getOrgKey(org)}/005/e`)
  const form = await createOverlayDriver(page).waitFor(
    ({ state, markers }) => state?.page === 'user-edit' && markers.length > 3,
  )
  expect(form.actions).not.toContain('fill')
})

/** Obstacles between the guide and an org: a name like a server's, a company's proxy. */

import { expect } from 'vitest'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

test('an org named like a server has its guide in Lightning as anywhere', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const org = practice.addOrg('ab1')
  await logInAsAdmin(page, org, list)
  await sendAsExtensionPage(ours, { type: 'start-guide', org: getOrgKey(org) })
  await page.bringToFront()
  await createOverlayDriver(page).waitFor(({ state }) => state?.page === 'case-fields')
  await page.goto('https://ab1.lightning.force.com/lightning/setup/SetupOneHome/home')
  const popup = await extension.openPopup(page)
  await popup.waitForSelector('[data-action="show-me"]')
  expect(await popup.$eval('body', (body) => body.textContent)).not.toContain('No tab shows this org')
  await popup.close()
})

// The browser reveals the URL of an unknown proxy only after a click on the toolbar button, which
// no driver can do: src/org-access/ui/active-tab.test.tsx holds what the popup then says.
test('a company’s known proxy is named, and the org is told behind it', async ({ extension, org, page }) => {
  await page.goto(`https://${getOrgKey(org)}.mcas.ms/02u`)
  const popup = await extension.openPopup(page)
  const note = await popup.waitForSelector('[data-proxy="known"]')
  expect(await note?.evaluate((element) => element.textContent)).toContain('mcas.ms')
  expect(await popup.$('[data-action="start"]')).not.toBeNull()
  await popup.close()
})

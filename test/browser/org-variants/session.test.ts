/** Sessions that expire, or begin through another page. */

import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { expireSessions } from '../../practice-org/fixtures.ts'
import { adminPassword } from '../../practice-org/state.ts'
import { caseFieldListPath, useOrgVariantFixture } from './fixtures.ts'

const stage = useOrgVariantFixture()
const { startGuide } = stage

describe('a session', () => {
  const logIn = async (page: Page) => {
    await page.locator('#username').fill('admin@acme.example')
    await page.locator('#password').fill(adminPassword)
    const loaded = page.waitForNavigation({ timeout: 30_000 })
    await page.locator('#Login').click()
    await loaded
  }

  test('that ends in the middle: after the login the guide goes on where it was', async () => {
    const { org, page, waitForPage, clickMarkerAndNavigate } = await startGuide({}, caseFieldListPath)
    await waitForPage('case-fields')
    expireSessions(org)
    await clickMarkerAndNavigate('2')
    expect(page.url()).toContain('/?ec=302&startURL=')
    expect(await createOverlayDriver(page).getState()).toBeNull()
    const popup = await stage.extension.openPopup(page)
    await popup.waitForFunction(() => /log in|sign in|session/i.test(document.body.innerText))
    await popup.close()
    await logIn(page)
    await waitForPage('field-type', ({ text }) => text.includes('ExternalID'))
  })

  test('that begins by way of the maintenance page', async () => {
    const { org, page, waitForPage, goToPath } = await startGuide({}, caseFieldListPath)
    await waitForPage('case-fields')
    org.variant.maintenance = true
    expireSessions(org)
    await goToPath('/005?setupid=ManageUsers')
    await logIn(page)
    expect(page.url()).toContain('/msg/maintenanceandavailable.jsp')
    expect(await createOverlayDriver(page).getState()).toBeNull()
    const loaded = page.waitForNavigation()
    await page.locator('a.continue').click()
    await loaded
    await waitForPage('user-list')
  })
})

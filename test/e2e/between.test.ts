/** What stands between the guide and an org: a name like a server's, a company's proxy. */

import type { Page } from 'puppeteer-core'
import { describe, expect } from 'vitest'
import { test } from './harness/fixtures.ts'
import { overlay } from './harness/overlay.ts'
import { keyOf, signIn, tell } from './harness/seed.ts'

const list = '/p/setup/layout/LayoutFieldList?type=Case&setupid=CaseFields'

test('an org named like a server has its guide in Lightning as anywhere', async ({
  practice,
  extension,
  ours,
  page,
}) => {
  const org = practice.addOrg('ab1')
  await signIn(page, org, list)
  await tell(ours, { type: 'start', org: keyOf(org) })
  await page.bringToFront()
  await overlay(page).waitFor(({ state }) => state?.page === 'case-fields')
  await page.goto('https://ab1.lightning.force.com/lightning/setup/SetupOneHome/home')
  const popup = await extension.openPopup(page)
  await popup.waitForSelector('[data-action="show-me"]')
  expect(await popup.$eval('body', (body) => body.textContent)).not.toContain('No tab of this org is open')
  await popup.close()
})

describe('a company’s proxy', () => {
  const toldOf = async (popup: Page) => {
    const note = await popup.waitForSelector('[data-proxy]')
    return note?.evaluate((element) => [element.getAttribute('data-proxy'), element.textContent ?? ''])
  }

  test.for(['us.cas.ms', 'proxy.example'])(
    '%s is named, and nothing of ours runs behind it',
    async (name, { extension, org, page }) => {
      await page.goto(`https://${keyOf(org)}.${name}/02u`)
      const popup = await extension.openPopup(page)
      const [kind, text] = (await toldOf(popup)) ?? []
      expect(kind).toBe('unknown')
      expect(text).toContain(name)
      expect(await overlay(page).state()).toBeNull()
      await popup.close()
    },
  )
})

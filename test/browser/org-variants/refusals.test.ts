/** Salesforce's refusals are shown in its own words. */

import { describe, expect, test } from 'vitest'
import {
  addConnectedAppFixture,
  addFieldsFixture,
  addProfileFixture,
  reserveUsername,
  useUpLicences,
} from '../../practice-org/fixtures.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  appListPath,
  caseFieldListPath,
  countCompletedRows,
  type GuidedAdmin,
  getRecordPath,
  useOrgVariantFixture,
} from './fixtures.ts'

const { startGuide } = useOrgVariantFixture()

const newUser = '/005/e'

describe('what Salesforce refuses is said in its words', () => {
  /** Clicks Save as the admin does, and waits for the answering page. */
  const save = async ({ page, clickMarker }: GuidedAdmin, marker: string) => {
    const loaded = page.waitForNavigation({ timeout: 30_000 })
    await clickMarker(marker)
    await loaded
  }
  const blocked = async ({ waitForPage }: GuidedAdmin, page: string, ...words: readonly string[]) => {
    const { text } = await waitForPage(page, ({ state }) => state?.state === 'blocked')
    for (const one of words) expect(text).toContain(resolveMessage('problem_refused', one))
  }
  /** Removes the message, and waits until the guide continues. */
  const withoutMessage = async ({ page, waitForPage }: GuidedAdmin, where: string) => {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.errorMsg, .pbError')) one.remove()
    })
    await waitForPage(where, ({ state }) => state?.state === 'guiding')
  }

  test('a profile without a name, and one whose name is taken', async () => {
    const visit = await startGuide({}, '/_ui/perms/ui/profile/ProfileClone/e')
    addProfileFixture(visit.org, undefined, {})
    await visit.waitForPage('profile-clone')
    await save(visit, '3')
    await blocked(visit, 'profile-clone', 'Error: You must enter a value')
    await visit.clickCardAction('fill')
    await visit.waitForPage('profile-clone', (view) => countCompletedRows(view) === 2)
    await save(visit, '3')
    await blocked(visit, 'profile-clone', 'Error: The profile name is already in use.')
    await withoutMessage(visit, 'profile-clone')
  })

  test('a permission without the one it depends on', async () => {
    const visit = await startGuide({}, (org) => {
      const { id } = addProfileFixture(org, undefined, {})
      return `${getRecordPath({ id })}/e`
    })
    await visit.waitForPage('profile-edit')
    await visit.clickMarker('1')
    // As in an org in which the two checkboxes are independent.
    await visit.page.evaluate(() => {
      const row = [...document.querySelectorAll('td')].find(
        ({ textContent }) => textContent === 'API Enabled',
      )
      const box = row?.nextElementSibling?.querySelector('input')
      if (box) box.checked = false
    })
    await save(visit, '7')
    await blocked(visit, 'profile-edit', 'Error: API Only User depends on permission(s): API Enabled')
    await visit.clickCardAction('fill')
    await visit.waitForPage('profile-edit', (view) => countCompletedRows(view) >= 6)
    await save(visit, '7')
    await visit.waitForPage('profile-detail', ({ state }) => state?.state === 'done')
  })

  test('a user without an address; then the guide goes on', async () => {
    const visit = await startGuide({}, (org) => {
      addProfileFixture(org)
      return newUser
    })
    await visit.waitForPage('user-edit')
    await visit.clickCardAction('fill')
    await visit.waitForPage('user-edit', (view) => countCompletedRows(view) >= 7)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: You must enter a value')
    await visit.typeAtMarker('3', 'it@acme.example')
    await save(visit, '9')
    await visit.waitForPage('user-detail')
    expect(visit.org.users).toHaveLength(2)
  })

  test('a username that another org has, with another one accepted', async () => {
    const visit = await startGuide({}, (org) => {
      addProfileFixture(org)
      reserveUsername(org, `spaceiq.integration@${org.name}.example`)
      return newUser
    })
    await visit.waitForPage('user-edit')
    await visit.typeAtMarker('3', 'it@acme.example')
    await visit.clickCardAction('fill')
    await visit.waitForPage('user-edit', (view) => countCompletedRows(view) >= 8)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: Duplicate Username.')
    await visit.page.$eval('#Username', (input) => {
      ;(input as HTMLInputElement).value = ''
    })
    await visit.typeAtMarker('4', 'spaceiq.2@acme.example')
    await save(visit, '9')
    await visit.waitForPage('user-detail')
    expect(visit.org.users.at(-1)?.username).toBe('spaceiq.2@acme.example')
  })

  test('that no licence is left', async () => {
    const visit = await startGuide({}, (org) => {
      addProfileFixture(org)
      useUpLicences(org)
      return newUser
    })
    await visit.waitForPage('user-edit')
    await visit.typeAtMarker('3', 'it@acme.example')
    await visit.clickCardAction('fill')
    await visit.waitForPage('user-edit', (view) => countCompletedRows(view) >= 8)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: License Limit Exceeded')
    await withoutMessage(visit, 'user-edit')
    expect(visit.org.users).toHaveLength(1)
  })

  test('a field that was made meanwhile', async () => {
    const visit = await startGuide({}, caseFieldListPath)
    await visit.waitForPage('case-fields')
    await visit.clickMarkerAndNavigate('2')
    await visit.waitForPage('field-type')
    await visit.clickCardAction('fill')
    await visit.waitForPage('field-type', ({ text }) => text.includes('✓'))
    addFieldsFixture(visit.org, { names: ['ExternalID'] })
    await visit.clickMarkerAndNavigate('2')
    await visit.waitForPage('field-details')
    await visit.clickCardAction('fill')
    await visit.waitForPage('field-details', (view) => countCompletedRows(view) === 4)
    await visit.clickMarkerAndNavigate('5')
    await blocked(visit, 'field-details', 'Error: There is already a field named ExternalID on Case.')
    await withoutMessage(visit, 'field-details')
    await visit.goToPath(caseFieldListPath)
    await visit.waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Department', '1', '7')),
    )
  })

  test('a connected app without an address, and one whose name is taken', async () => {
    const visit = await startGuide({}, '/app/mgmt/forceconnectedapps/forceAppEdit.apexp')
    addConnectedAppFixture(visit.org, { callbackUrl: 'https://elsewhere.example' })
    await visit.waitForPage('app-edit')
    await visit.clickCardAction('fill')
    await visit.waitForPage('app-edit', (view) => countCompletedRows(view) >= 8)
    await save(visit, '10')
    await blocked(
      visit,
      'app-edit',
      'Error: You must enter a value',
      'Error: The Connected App Name is already in use in this organization.',
    )
    await withoutMessage(visit, 'app-edit')
    expect(visit.org.apps).toHaveLength(1)
  })

  const refused = [
    ['profile-list', '/00e?setupid=EnhancedProfiles'],
    ['user-list', '/005?setupid=ManageUsers'],
    ['case-fields', caseFieldListPath],
    ['apps', appListPath],
  ] as const

  test.each(sampleSweep('refused pages', refused, 1))(
    '%s, to an admin without the rights for it; and the page itself once there are',
    async (name, path) => {
      const visit = await startGuide({ forbiddenPaths: [path] })
      await visit.goToPath(path)
      const { text, markers } = await visit.waitForPage(name, ({ state }) => state?.state === 'blocked')
      expect(text).toContain(resolveMessage('blocked_privileges'))
      expect(text).toContain(resolveMessage('problem_refused', 'Insufficient Privileges'))
      expect(markers).toEqual([])
      visit.org.variant.forbiddenPaths = []
      await visit.page.reload()
      await visit.waitForPage(name, ({ state }) => state?.state === 'guiding')
    },
  )
})

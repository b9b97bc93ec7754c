/** What Salesforce refuses. */

import { describe, expect, test } from 'vitest'
import {
  withApp,
  withFields,
  withoutLicence,
  withProfile,
  withUsernameElsewhere,
} from '../../practice-org/fixtures.ts'
import { sampled } from '../../support/sample.ts'
import { said } from '../../support/texts.ts'
import { appList, caseFieldList, pathOf, stageOf, ticks, type Visit } from './fixtures.ts'

const { begin } = stageOf()

const newUser = '/005/e'

describe('what Salesforce refuses is said in its words', () => {
  /** Presses Save as the admin does, and waits for the page that answers. */
  const save = async ({ page, press }: Visit, marker: string) => {
    const loaded = page.waitForNavigation({ timeout: 30_000 })
    await press(marker)
    await loaded
  }
  const blocked = async ({ arrive }: Visit, page: string, ...words: readonly string[]) => {
    const { text } = await arrive(page, ({ state }) => state?.state === 'blocked')
    for (const one of words) expect(text).toContain(said('problem_refused', one))
  }
  /** The message goes; then the guide guides again. */
  const withoutMessage = async ({ page, arrive }: Visit, where: string) => {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('.errorMsg, .pbError')) one.remove()
    })
    await arrive(where, ({ state }) => state?.state === 'guiding')
  }

  test('a profile without a name, and one whose name is taken', async () => {
    const visit = await begin({}, '/_ui/perms/ui/profile/ProfileClone/e')
    withProfile(visit.org, undefined, {})
    await visit.arrive('profile-clone')
    await save(visit, '3')
    await blocked(visit, 'profile-clone', 'Error: You must enter a value')
    await visit.card('fill')
    await visit.arrive('profile-clone', (view) => ticks(view) === 2)
    await save(visit, '3')
    await blocked(visit, 'profile-clone', 'Error: The profile name is already in use.')
    await withoutMessage(visit, 'profile-clone')
  })

  test('a permission without the one it depends on', async () => {
    const visit = await begin({}, (org) => {
      const { id } = withProfile(org, undefined, {})
      return `${pathOf({ id })}/e`
    })
    await visit.arrive('profile-edit')
    await visit.press('1')
    // As in an org in which nothing ties the two boxes together.
    await visit.page.evaluate(() => {
      const row = [...document.querySelectorAll('td')].find(
        ({ textContent }) => textContent === 'API Enabled',
      )
      const box = row?.nextElementSibling?.querySelector('input')
      if (box) box.checked = false
    })
    await save(visit, '7')
    await blocked(visit, 'profile-edit', 'Error: API Only User depends on permission(s): API Enabled')
    await visit.card('fill')
    await visit.arrive('profile-edit', (view) => ticks(view) >= 6)
    await save(visit, '7')
    await visit.arrive('profile-detail', ({ state }) => state?.state === 'done')
  })

  test('a user without an address; then the guide goes on', async () => {
    const visit = await begin({}, (org) => {
      withProfile(org)
      return newUser
    })
    await visit.arrive('user-edit')
    await visit.card('fill')
    await visit.arrive('user-edit', (view) => ticks(view) >= 7)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: You must enter a value')
    await visit.type('3', 'it@acme.example')
    await save(visit, '9')
    await visit.arrive('user-detail')
    expect(visit.org.users).toHaveLength(2)
  })

  test('a username that another org has, with another one accepted', async () => {
    const visit = await begin({}, (org) => {
      withProfile(org)
      withUsernameElsewhere(org, `spaceiq.integration@${org.name}.example`)
      return newUser
    })
    await visit.arrive('user-edit')
    await visit.type('3', 'it@acme.example')
    await visit.card('fill')
    await visit.arrive('user-edit', (view) => ticks(view) >= 8)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: Duplicate Username.')
    await visit.page.$eval('#Username', (input) => {
      ;(input as HTMLInputElement).value = ''
    })
    await visit.type('4', 'spaceiq.2@acme.example')
    await save(visit, '9')
    await visit.arrive('user-detail')
    expect(visit.org.users.at(-1)?.username).toBe('spaceiq.2@acme.example')
  })

  test('that no licence is left', async () => {
    const visit = await begin({}, (org) => {
      withProfile(org)
      withoutLicence(org)
      return newUser
    })
    await visit.arrive('user-edit')
    await visit.type('3', 'it@acme.example')
    await visit.card('fill')
    await visit.arrive('user-edit', (view) => ticks(view) >= 8)
    await save(visit, '9')
    await blocked(visit, 'user-edit', 'Error: License Limit Exceeded')
    await withoutMessage(visit, 'user-edit')
    expect(visit.org.users).toHaveLength(1)
  })

  test('a field that was made meanwhile', async () => {
    const visit = await begin({}, caseFieldList)
    await visit.arrive('case-fields')
    await visit.follow('2')
    await visit.arrive('field-type')
    await visit.card('fill')
    await visit.arrive('field-type', ({ text }) => text.includes('✓'))
    withFields(visit.org, { names: ['ExternalID'] })
    await visit.follow('3')
    await visit.arrive('field-details')
    await visit.card('fill')
    await visit.arrive('field-details', (view) => ticks(view) === 4)
    await visit.follow('5')
    await blocked(visit, 'field-details', 'Error: There is already a field named ExternalID on Case.')
    await withoutMessage(visit, 'field-details')
    await visit.go(caseFieldList)
    await visit.arrive('case-fields', ({ text }) =>
      text.includes(said('go_case_fields', 'Department', '1', '7')),
    )
  })

  test('a connected app without an address, and one whose name is taken', async () => {
    const visit = await begin({}, '/app/mgmt/forceconnectedapps/forceAppEdit.apexp')
    withApp(visit.org, { callbackUrl: 'https://elsewhere.example' })
    await visit.arrive('app-edit')
    await visit.card('fill')
    await visit.arrive('app-edit', (view) => ticks(view) >= 8)
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
    ['case-fields', caseFieldList],
    ['apps', appList],
  ] as const

  test.each(sampled('refused pages', refused, 1))(
    '%s, to an admin without the rights for it; and the page itself once there are',
    async (name, path) => {
      const visit = await begin({ forbidden: [path] })
      await visit.go(path)
      const { text, markers } = await visit.arrive(name, ({ state }) => state?.state === 'blocked')
      expect(text).toContain(said('blocked_privileges'))
      expect(text).toContain(said('problem_refused', 'Insufficient Privileges'))
      expect(markers).toEqual([])
      visit.org.world.forbidden = []
      await visit.page.reload()
      await visit.arrive(name, ({ state }) => state?.state === 'guiding')
    },
  )
})

/** Pages that look otherwise than usual: another era, another interface. */

import { describe, expect, test } from 'vitest'
import { caseFields } from '../../../src/required-setup.ts'
import { countFields } from '../../demo/report.ts'
import { keyOf } from '../../harness/extension-fixtures.ts'
import { overlay } from '../../harness/overlay.ts'
import { withFields, withProfile } from '../../practice-org/fixtures.ts'
import { sampled } from '../../support/sample.ts'
import { said } from '../../support/texts.ts'
import { app, keys, profile, user } from '../setup-guide/journey.ts'
import { caseFieldList, setupHome, stageOf } from './fixtures.ts'

const { begin, skip } = stageOf()

describe('pages that look otherwise', () => {
  test.each(sampled('ages of the app form', ['2019', '2021', '2025'] as const, 1))(
    'the connected app’s form of %s',
    async (appForm) => {
      const { org, journey } = await begin({ appForm })
      await skip(org, 'profile', 'user', 'fields')
      await app.run(journey)
      await keys.run(journey)
      expect(org.apps).toMatchObject([
        {
          name: 'SpaceIQ',
          scopes: ['full'],
          secretForWebServer: false,
          secretForRefreshToken: true,
          pkce: false,
        },
      ])
    },
  )

  test.each(sampled('lists of profiles', ['enhanced', 'original'] as const, 1))(
    'the %s list of profiles in the old header',
    async (profileList) => {
      const { org, journey } = await begin({ profileList, header: 'old' })
      await profile.run(journey)
      expect(org.profiles.at(-1)?.permissions).toMatchObject({ ApiUserOnly: true })
    },
  )

  test('the enhanced profile interface, under its welcome', async () => {
    const { org, page, journey, arrive, press } = await begin(
      { profileUi: 'enhanced', profileWelcome: true },
      (one) => {
        withProfile(one, undefined, {})
        return `/${one.profiles.at(-1)?.id.slice(0, 15)}`
      },
    )
    const { markers } = await arrive('profile-detail', (view) => view.markers.length > 0)
    expect(markers).toHaveLength(1)
    // Salesforce's dialog lies over the link: it has to be closed first, and can be.
    const before = page.url()
    await press('1')
    expect(page.url()).toBe(before)
    await page.locator('#profileWelcome input[name="noThanks"]').click()
    await page.goto(`https://${keyOf(org)}${setupHome}`)
    org.profiles.pop()
    await profile.run(journey)
    expect(org.profiles.at(-1)?.permissions).toMatchObject({ ApiUserOnly: true })
  })

  const users = [
    ['a list of users with other columns', { usersList: 'other-columns' }],
    ['a role that is looked up', { roleField: 'lookup' }],
    ['profiles that come late, after the licence', { licenceProfiles: 'late' }],
  ] as const

  test.each(sampled('looks of the user pages', users, 1))('%s', async (_, world) => {
    const { org, journey, arrive, go } = await begin(world, (one) => `/${withProfile(one).id.slice(0, 15)}`)
    await arrive('profile-detail', ({ state }) => state?.state === 'done')
    await user.run(journey)
    expect(org.users.at(-1)).toMatchObject({ profileId: org.profiles.at(-1)?.id, active: true })
    await go('/005?setupid=ManageUsers')
    await arrive('user-list', ({ state }) => state?.state === 'done')
  })

  test('permission sets in place of profiles, where a new field’s security is asked for', async () => {
    const missing = 'EmployeeNotes'
    const { org, arrive, card, follow } = await begin({ fieldSecurity: 'permission-sets' }, (one) => {
      withFields(one, { names: caseFields.map(({ name }) => name).filter((name) => name !== missing) })
      return caseFieldList
    })
    await arrive('case-fields', ({ actions }) => actions.includes('create-fields'))
    await card('create-fields')
    const { text, markers } = await arrive('field-security-sets', (view) =>
      view.text.includes(said('run_sets', missing)),
    )
    expect(text).toContain(said('go_field_security_sets', missing))
    expect(markers.map(({ number }) => number)).toEqual(['3'])
    await follow('3')
    await arrive('field-layouts')
    await follow('2')
    await arrive('case-fields', ({ state }) => state?.state === 'done')
    expect(countFields(org)).toBe(7)
  })

  test('what could be either of two is named on the card, though not every org has it', async () => {
    const { page, arrive } = await begin({}, '/_ui/perms/ui/profile/ProfileClone/e')
    await arrive('profile-clone', ({ markers }) => markers.length === 3)
    await page.evaluate(() => {
      const list = document.querySelector('form select:has(option[value^="00e"])')
      list?.after(list.cloneNode(true))
    })
    const { text, markers } = await arrive('profile-clone', ({ state }) => state?.state === 'lost')
    expect(text).toContain(said('problem_several', said('control_profileToClone')))
    expect(markers.map(({ number }) => number)).toEqual(['2', '3'])
    await page.evaluate(() => {
      for (const list of document.querySelectorAll('form select')) list.remove()
    })
    // A page that shows the profile as text has nothing to choose.
    await arrive(
      'profile-clone',
      (view) => view.state?.state === 'guiding' && !view.text.includes('Existing Profile”'),
    )
  })

  test('a Save that takes long is pressed once by the creation of the fields', async () => {
    const { org, page, arrive, card } = await begin({ saveDelay: 1_500 }, (one) => {
      withFields(one, { names: ['ExternalID', 'Department', 'Team', 'CurrentSeat', 'EmployeeAssets'] })
      return caseFieldList
    })
    await arrive('case-fields', ({ actions }) => actions.includes('create-fields'))
    await card('create-fields')
    await overlay(page).waitFor(
      ({ state }) => state?.page === 'case-fields' && state.state === 'done',
      60_000,
    )
    expect(countFields(org)).toBe(7)
    const posts = org.requests.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(8)
  })
})

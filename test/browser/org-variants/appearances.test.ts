/** Pages of another era or another interface. */

import { describe, expect, test } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { countCorrectFields } from '../../demo/report.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { addFieldsFixture, addProfileFixture } from '../../practice-org/fixtures.ts'
import { sampleSweep } from '../../support/sample.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  connectedAppStage,
  consumerCredentialsStage,
  profileStage,
  userStage,
} from '../setup-guide/journey.ts'
import { caseFieldListPath, setupHomePath, useOrgVariantFixture } from './fixtures.ts'

const { startGuide, skipSteps } = useOrgVariantFixture()

describe('pages that look otherwise', () => {
  test.each(sampleSweep('ages of the app form', ['2019', '2021', '2025'] as const, 1))(
    'the connected app’s form of %s',
    async (appForm) => {
      const { org, journey } = await startGuide({ appForm })
      await skipSteps(org, 'profile', 'user', 'fields')
      await connectedAppStage.run(journey)
      await consumerCredentialsStage.run(journey)
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

  test.each(sampleSweep('lists of profiles', ['enhanced', 'original'] as const, 1))(
    'the %s list of profiles in the old header',
    async (profileList) => {
      const { org, journey } = await startGuide({ profileList, header: 'old' })
      await profileStage.run(journey)
      expect(org.profiles.at(-1)?.permissions).toMatchObject({ ApiUserOnly: true })
    },
  )

  test('the enhanced profile interface, under its welcome', async () => {
    const { org, page, journey, waitForPage, clickMarker } = await startGuide(
      { profileUi: 'enhanced', profileWelcome: true },
      (one) => {
        addProfileFixture(one, undefined, {})
        return `/${one.profiles.at(-1)?.id.slice(0, 15)}`
      },
    )
    const { markers } = await waitForPage('profile-detail', (view) => view.markers.length > 0)
    expect(markers).toHaveLength(1)
    // Salesforce's dialog covers the link, and must be closed first.
    const before = page.url()
    await clickMarker('1')
    expect(page.url()).toBe(before)
    await page.locator('#profileWelcome input[name="noThanks"]').click()
    await page.goto(`https://${getOrgKey(org)}${setupHomePath}`)
    org.profiles.pop()
    await profileStage.run(journey)
    expect(org.profiles.at(-1)?.permissions).toMatchObject({ ApiUserOnly: true })
  })

  const users = [
    ['a list of users with other columns', { usersList: 'other-columns' }],
    ['a role that is looked up', { roleField: 'lookup' }],
    ['profiles that come late, after the licence', { licenceProfiles: 'late' }],
  ] as const

  test.each(sampleSweep('looks of the user pages', users, 1))('%s', async (_, variant) => {
    const { org, journey, waitForPage, goToPath } = await startGuide(
      variant,
      (one) => `/${addProfileFixture(one).id.slice(0, 15)}`,
    )
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await userStage.run(journey)
    expect(org.users.at(-1)).toMatchObject({ profileId: org.profiles.at(-1)?.id, active: true })
    await goToPath('/005?setupid=ManageUsers')
    await waitForPage('user-list', ({ state }) => state?.state === 'done')
  })

  test('permission sets in place of profiles, where a new field’s security is asked for', async () => {
    const missing = 'EmployeeNotes'
    const { org, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startGuide(
      { fieldSecurity: 'permission-sets' },
      (one) => {
        addFieldsFixture(one, {
          names: requiredCaseFields.map(({ name }) => name).filter((name) => name !== missing),
        })
        return caseFieldListPath
      },
    )
    await waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
    await clickCardAction('create-fields')
    const { text, markers } = await waitForPage('field-security-sets', (view) =>
      view.text.includes(resolveMessage('run_sets', missing)),
    )
    expect(text).toContain(resolveMessage('go_field_security_sets', missing))
    expect(markers.map(({ number }) => number)).toEqual(['1'])
    await clickMarkerAndNavigate('1')
    await waitForPage('field-layouts')
    await clickMarkerAndNavigate('1')
    await waitForPage('case-fields', ({ state }) => state?.state === 'done')
    expect(countCorrectFields(org)).toBe(7)
  })

  test('what could be either of two is named on the card, though not every org has it', async () => {
    const { page, waitForPage } = await startGuide({}, '/_ui/perms/ui/profile/ProfileClone/e')
    await waitForPage('profile-clone', ({ markers }) => markers.length === 3)
    await page.evaluate(() => {
      const list = document.querySelector('form select:has(option[value^="00e"])')
      list?.after(list.cloneNode(true))
    })
    const { text, markers } = await waitForPage('profile-clone', ({ state }) => state?.state === 'lost')
    expect(text).toContain(resolveMessage('problem_several', resolveMessage('control_profileToClone')))
    expect(markers.map(({ number }) => number)).toEqual(['1', '2'])
    await page.evaluate(() => {
      for (const list of document.querySelectorAll('form select')) list.remove()
    })
    // A page that shows the profile as text has nothing to select.
    await waitForPage(
      'profile-clone',
      (view) => view.state?.state === 'guiding' && !view.text.includes('Existing Profile”'),
    )
  })

  test('a Save that takes long is pressed once by the creation of the fields', async () => {
    const { org, page, waitForPage, clickCardAction } = await startGuide({ saveDelay: 1_500 }, (one) => {
      addFieldsFixture(one, { names: ['ExternalID', 'Department', 'Team', 'CurrentSeat', 'EmployeeAssets'] })
      return caseFieldListPath
    })
    await waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
    await clickCardAction('create-fields')
    await createOverlayDriver(page).waitFor(
      ({ state }) => state?.page === 'case-fields' && state.state === 'done',
      60_000,
    )
    expect(countCorrectFields(org)).toBe(7)
    const posts = org.requests.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(8)
  })
})

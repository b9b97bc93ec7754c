/** Orgs with an existing setup that differs from what the guide would create. */

import { describe, expect, test } from 'vitest'
import { countCorrectFields } from '../../demo/report.ts'
import { getOrgKey } from '../../harness/extension-fixtures.ts'
import {
  addFieldsFixture,
  addManagedFieldFixture,
  addProfileFixture,
  addSameLabelFieldFixture,
  addUserFixture,
  addWrongFieldFixture,
} from '../../practice-org/fixtures.ts'
import { findField } from '../../practice-org/state.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import { fieldsStage, userStage } from '../setup-guide/journey.ts'
import {
  caseFieldListPath,
  countCompletedRows,
  type GuidedAdmin,
  getRecordPath,
  useOrgVariantFixture,
} from './fixtures.ts'

const { startGuide, skipSteps } = useOrgVariantFixture()

describe('what is there already, otherwise than the guide would make it', () => {
  const userPage = (org: FakeOrg) => getRecordPath(org.users.at(-1))
  /** Confirms this page's profile, API-only under another name, as SpaceIQ's. */
  const confirm = async ({ waitForPage, clickCardAction }: GuidedAdmin) => {
    await waitForPage(
      'profile-detail',
      ({ state, actions }) => state?.state === 'blocked' && actions.includes('confirm-profile'),
    )
    await clickCardAction('confirm-profile')
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
  }

  test('a right profile of another name is taken as it is once the admin says so, and the user gets it', async () => {
    const visit = await startGuide({ fixtures: ['profile'] }, (one) => getRecordPath(one.profiles.at(-1)))
    const { org, journey, page, waitForPage, clickCardAction } = visit
    await confirm(visit)
    // It survives a reload and can be undone.
    await page.reload()
    await waitForPage(
      'profile-detail',
      ({ state, actions }) => state?.state === 'done' && actions.includes('withdraw-profile'),
    )
    await clickCardAction('withdraw-profile')
    await confirm(visit)
    await userStage.run(journey)
    const made = org.users.at(-1)
    expect(org.profiles.find(({ id }) => id === made?.profileId)?.name).toBe('Integration Access')
    expect(org.profiles.filter(({ custom }) => custom)).toHaveLength(1)
  })

  test('a profile without API Only User is led to from the list, and mended', async () => {
    const { org, waitForPage, clickMarkerAndNavigate, clickCardAction, goToPath } = await startGuide(
      { fixtures: ['wrong-profile'] },
      (one) => getRecordPath(one.profiles.at(-1)),
    )
    await waitForPage(
      'profile-detail',
      ({ state, markers }) => state?.step === 'profile' && markers.length === 1,
    )
    await goToPath('/00e?setupid=EnhancedProfiles')
    // The known profile's link comes before New Profile.
    await waitForPage('profile-list', ({ markers }) => markers.length === 2)
    await clickMarkerAndNavigate('1')
    await waitForPage('profile-detail')
    await clickMarkerAndNavigate('1')
    await waitForPage('profile-edit')
    await clickCardAction('fill')
    await waitForPage('profile-edit', (view) => countCompletedRows(view) >= 6)
    await clickMarkerAndNavigate('7')
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    expect(org.profiles.filter(({ custom }) => custom)).toMatchObject([
      { name: 'SpaceIQ API Only', permissions: { ApiUserOnly: true, ApiEnabled: true } },
    ])
  })

  test('a user with another profile is told by its card, and done once it has the right one', async () => {
    const visit = await startGuide({ fixtures: ['profile'] }, (one) => getRecordPath(one.profiles.at(-1)))
    const { org, waitForPage, goToPath, clickMarkerAndNavigate, clickCardAction } = visit
    await confirm(visit)
    const standard = org.profiles.find(({ name }) => name === 'Standard User')
    const right = org.profiles.at(-1)
    addUserFixture(org, { profileId: standard?.id ?? '' })
    await goToPath(userPage(org))
    await waitForPage('user-detail', ({ text }) =>
      text.includes(
        resolveMessage(
          'difference_user_profile',
          `spaceiq@${org.name}.example`,
          'Standard User',
          'Integration Access',
        ),
      ),
    )
    await clickMarkerAndNavigate('1')
    const form = await waitForPage('user-change', ({ actions }) => actions.includes('fill'))
    expect(form.markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
    await clickCardAction('fill')
    await waitForPage('user-change', (view) => countCompletedRows(view) === 2)
    await clickMarkerAndNavigate('3')
    await waitForPage('user-detail', ({ state }) => state?.state === 'done')
    expect(org.users.at(-1)?.profileId).toBe(right?.id)
  })

  test('a user that is not active is said to be so, and made active in its form', async () => {
    const visit = await startGuide({ fixtures: ['profile'] }, (one) => getRecordPath(one.profiles.at(-1)))
    const { org, waitForPage, goToPath, clickMarkerAndNavigate, clickCardAction } = visit
    await confirm(visit)
    addUserFixture(org, { active: false, profileId: org.profiles.at(-1)?.id ?? '' })
    await goToPath(userPage(org))
    await waitForPage('user-detail', ({ text }) =>
      text.includes(resolveMessage('difference_inactive', `spaceiq@${org.name}.example`)),
    )
    await clickMarkerAndNavigate('1')
    const { markers } = await waitForPage('user-change', ({ actions }) => actions.includes('fill'))
    expect(markers.map(({ number }) => number)).toEqual(['1', '2'])
    await clickCardAction('fill')
    await waitForPage('user-change', (view) => countCompletedRows(view) === 1)
    await clickMarkerAndNavigate('2')
    await waitForPage('user-detail', ({ state }) => state?.state === 'done')
    expect(org.users.at(-1)?.active).toBe(true)
  })

  test('nothing is marked in the form of a person, before and after SpaceIQ’s user is known', async () => {
    const visit = await startGuide({ fixtures: ['profile'] }, (one) => getRecordPath(one.profiles.at(-1)))
    const { org, waitForPage, goToPath } = visit
    await confirm(visit)
    const standard = org.profiles.find(({ name }) => name === 'Standard User')
    const person = getRecordPath(org.users[0])
    const untouched = async (words: string) => {
      await goToPath(`${person}/e`)
      const { markers, actions } = await waitForPage('user-change', ({ text }) => text.includes(words))
      expect(markers).toEqual([])
      expect(actions).not.toContain('fill')
      expect(actions).toContain('users')
    }
    await untouched(resolveMessage('blocked_user_unknown'))
    addUserFixture(org, { profileId: standard?.id ?? '' })
    await goToPath(userPage(org))
    await waitForPage('user-detail', ({ text }) =>
      text.includes(
        resolveMessage(
          'difference_user_profile',
          `spaceiq@${org.name}.example`,
          'Standard User',
          'Integration Access',
        ),
      ),
    )
    await untouched(resolveMessage('blocked_user', `spaceiq@${org.name}.example`))
  })

  test('a user that was replaced stays on the list, and the one that can sign in is taken', async () => {
    const visit = await startGuide({ fixtures: ['profile'] }, (one) => getRecordPath(one.profiles.at(-1)))
    const { org, waitForPage, goToPath } = visit
    await confirm(visit)
    const profileId = org.profiles.at(-1)?.id ?? ''
    addUserFixture(org, { active: false, profileId, username: 'a.retired@acme.example' })
    addUserFixture(org, { profileId, username: 'b.current@acme.example' })
    await goToPath('/005?isUserEntityOverride=1&setupid=ManageUsers')
    const { text } = await waitForPage('user-list', ({ state }) => state?.state === 'done')
    expect(text).not.toContain('not active')
  })

  test('nothing of a profile that is not known as SpaceIQ’s is marked or filled, before and after that one is known', async () => {
    const { org, waitForPage, goToPath } = await startGuide({ fixtures: ['wrong-profile'] }, (one) => {
      addProfileFixture(one, 'Regional Admin', ['ApiEnabled'])
      return getRecordPath(one.profiles.at(-1))
    })
    const stranger = getRecordPath(org.profiles.at(-1))
    const unknown = resolveMessage('blocked_profile_name', 'Regional Admin', 'SpaceIQ API Only')
    for (const page of ['profile-detail', 'profile-edit'] as const) {
      await goToPath(page === 'profile-edit' ? `${stranger}/e` : stranger)
      const { markers, actions } = await waitForPage(page, ({ text }) => text.includes(unknown))
      expect(markers).toEqual([])
      expect(actions).not.toContain('fill')
    }
    await goToPath(getRecordPath(org.profiles.find(({ name }) => name === 'SpaceIQ API Only')))
    const ours = await waitForPage('profile-detail', ({ state }) => state?.state === 'guiding')
    expect(ours.markers).toHaveLength(1)
    for (const page of ['profile-detail', 'profile-edit'] as const) {
      await goToPath(page === 'profile-edit' ? `${stranger}/e` : stranger)
      const { markers, actions, text } = await waitForPage(page, ({ state }) => state?.state === 'blocked')
      expect(text).toContain(
        page === 'profile-edit'
          ? resolveMessage('blocked_profile')
          : resolveMessage('go_profile_detail_other', 'SpaceIQ API Only'),
      )
      expect(markers).toEqual([])
      expect(actions).not.toContain('fill')
    }
  })

  test('an administrators’ profile is neither marked nor filled, before and after it is named in the guide, and stays as it is', async () => {
    const { org, waitForPage, goToPath } = await startGuide({ fixtures: ['wrong-profile'] }, (one) => {
      addProfileFixture(one, 'Plant Administrators', ['ApiEnabled', 'ManageUsers', 'ViewSetup'])
      return `${getRecordPath(one.profiles.at(-1))}/e`
    })
    const admins = org.profiles.at(-1)
    const refused = resolveMessage('blocked_profile_rights', resolveMessage('control_manageUsers'))
    for (const path of [`${getRecordPath(admins)}/e`, getRecordPath(admins)]) {
      await goToPath(path)
      const page = path.endsWith('/e') ? 'profile-edit' : 'profile-detail'
      const { markers, actions } = await waitForPage(page, ({ text }) => text.includes(refused))
      expect(markers).toEqual([])
      for (const action of ['fill', 'confirm-profile']) expect(actions).not.toContain(action)
    }
    expect(admins?.permissions.ApiUserOnly).not.toBe(true)
    // The standard one that every admin has.
    await goToPath(`${getRecordPath(org.profiles.find(({ name }) => name === 'System Administrator'))}/e`)
    const standard = await waitForPage('profile-edit', ({ state }) => state?.state === 'blocked')
    expect([standard.markers, standard.actions.includes('fill')]).toEqual([[], false])
  })

  test('what the admin typed stays when the page is filled', async () => {
    const { org, page, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startGuide(
      {},
      '/_ui/perms/ui/profile/ProfileClone/e',
    )
    await waitForPage('profile-clone')
    await page.type('#newProfileName', 'My own profile')
    await clickCardAction('fill')
    await waitForPage('profile-clone', (view) => countCompletedRows(view) === 2)
    await clickMarkerAndNavigate('3')
    await waitForPage('profile-detail', ({ state }) => state?.state === 'guiding')
    await clickMarkerAndNavigate('1')
    await waitForPage('profile-edit', ({ actions }) => actions.includes('fill'))
    await clickCardAction('fill')
    await waitForPage('profile-edit', (view) => countCompletedRows(view) >= 6)
    await clickMarkerAndNavigate('7')
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    expect(org.profiles.at(-1)).toMatchObject({ name: 'My own profile', permissions: { ApiUserOnly: true } })
    await page.goto(`https://${getOrgKey(org)}/005/e?setupid=ManageUsers`)
    await waitForPage('user-edit')
    await page.type('#name_lastName', 'Spaces Bot')
    await page.type('#Email', 'it@acme.example')
    await clickCardAction('fill')
    await waitForPage('user-edit', (view) => countCompletedRows(view) >= 8)
    const value = (id: string) => page.$eval(`#${id}`, (input) => (input as HTMLInputElement).value)
    expect([await value('name_lastName'), await value('Email')]).toEqual(['Spaces Bot', 'it@acme.example'])
    // The form derived it from the e-mail address: nobody chose it.
    expect(await value('Username')).toBe(`spaceiq.integration@${org.name}.example`)
  })

  test('a wrong field is named with its differences, and marked; the others are missing still', async () => {
    const { waitForPage } = await startGuide({ fixtures: ['wrong-field'] }, caseFieldListPath)
    const { text, markers } = await waitForPage('case-fields', (view) =>
      view.text.includes(resolveMessage('difference_field_length', 'ExternalID', '50', '255')),
    )
    expect(text).toContain(resolveMessage('difference_field_external_unset', 'ExternalID'))
    expect(text).toContain('Next: Department')
    expect(markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
  })

  test('what is wrong with a field is corrected in its form, and nothing else of it is marked', async () => {
    const visit = await startGuide({ fixtures: ['wrong-field'] }, (one) => {
      addWrongFieldFixture(one, 'EmployeeNotes', { length: 32768, visibleLines: 3 })
      return caseFieldListPath
    })
    const { org, waitForPage, clickMarkerAndNavigate, clickCardAction } = visit
    for (const [right, name] of ['ExternalID', 'EmployeeNotes'].entries()) {
      await waitForPage('case-fields', ({ text }) =>
        text.includes(resolveMessage('go_case_fields', 'Department', `${right}`, '7')),
      )
      await clickMarkerAndNavigate('3')
      const { markers, text } = await waitForPage('field-change', ({ actions }) => actions.includes('fill'))
      expect(markers.map(({ number }) => number)).toEqual(['1', '2', '3'])
      expect(text).toContain(resolveMessage('go_field_change', name))
      expect(text.includes(resolveMessage('warn_field_shorter'))).toBe(name === 'EmployeeNotes')
      await clickCardAction('fill')
      const was = resolveMessage(
        'card_corrected_from',
        resolveMessage('control_fieldLength'),
        name === 'ExternalID' ? '50' : '32768',
      )
      await waitForPage('field-change', (view) => countCompletedRows(view) === 2 && view.text.includes(was))
      await clickMarkerAndNavigate('3')
    }
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Department', '2', '7')),
    )
    expect(findField(org, 'ExternalID')).toMatchObject({ length: 255, externalId: true })
    expect(findField(org, 'EmployeeNotes')).toMatchObject({ length: 1024, visibleLines: 2 })
  })

  test('of the wrong type a field has nothing marked, and it is said how to change it and what that can cost', async () => {
    const { waitForPage, clickMarkerAndNavigate } = await startGuide({}, (one) => {
      addWrongFieldFixture(one, 'Team', { dtype: 'L', length: 0 })
      return caseFieldListPath
    })
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('difference_field_text', 'Team', 'Picklist')),
    )
    await clickMarkerAndNavigate('3')
    const { markers, text, actions } = await waitForPage('field-change')
    expect(text).toContain(resolveMessage('go_field_change_to_text', 'Team', 'Picklist'))
    expect(text).toContain(resolveMessage('warn_field_type'))
    expect(markers).toEqual([])
    expect(actions).not.toContain('fill')
  })

  test('in the form of a field of another name, a package or another object nothing is marked', async () => {
    const { org, waitForPage, goToPath } = await startGuide({ fixtures: ['wrong-field'] }, (one) => {
      addManagedFieldFixture(one)
      addSameLabelFieldFixture(one)
      addWrongFieldFixture(one, 'ExternalID', { length: 50, entity: 'Campaign' })
      return caseFieldListPath
    })
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('difference_field_length', 'ExternalID', '50', '255')),
    )
    const others = org.fields.slice(-3)
    expect(others).toHaveLength(3)
    for (const field of others) {
      await goToPath(`${getRecordPath(field)}/e?setupid=${field.entity ?? 'Case'}Fields`)
      const { markers, text, actions } = await waitForPage(
        'field-change',
        ({ state }) => state?.state === 'blocked',
      )
      expect(text).toContain(resolveMessage('blocked_field_other'))
      expect(markers).toEqual([])
      expect(actions).toContain('case-fields')
    }
  })

  test('neither a package’s field of the name nor a field of the label with another name is mistaken', async () => {
    const org: { found?: FakeOrg } = {}
    const { waitForPage, clickMarkerAndNavigate, clickCardAction, page } = await startGuide({}, (one) => {
      org.found = one
      addFieldsFixture(one, {
        names: ['Department', 'Team', 'CurrentSeat', 'NewSeat', 'EmployeeAssets', 'EmployeeNotes'],
      })
      addManagedFieldFixture(one)
      addSameLabelFieldFixture(one)
      return caseFieldListPath
    })
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'ExternalID', '6', '7')),
    )
    await clickMarkerAndNavigate('2')
    await waitForPage('field-type', (view) => view.text.includes('ExternalID'))
    for (const [where, next, ticked] of [
      ['field-type', '2', 1],
      ['field-details', '5', 4],
      ['field-security', '2', 1],
    ] as const) {
      await waitForPage(where)
      await clickCardAction('fill')
      await waitForPage(where, (view) => countCompletedRows(view) === ticked)
      await clickMarkerAndNavigate(next)
    }
    await waitForPage('field-layouts')
    await clickMarkerAndNavigate('1')
    await waitForPage('case-fields', ({ state }) => state?.state === 'done')
    expect(org.found && countCorrectFields(org.found)).toBe(7)
    expect(page.url()).toContain('LayoutFieldList')
  })

  test('a field that was deleted is missing, and is made again', async () => {
    const { org, page, waitForPage, journey, goToPath } = await startGuide(
      { fixtures: ['fields'] },
      caseFieldListPath,
    )
    await waitForPage('case-fields', ({ state }) => state?.state === 'done')
    const team = org.fields.find(({ developerName }) => developerName === 'Team')
    await page.goto(`https://${getOrgKey(org)}/setup/own/deleteredirect.jsp?delID=${team?.id}`)
    await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('go_case_fields', 'Team', '6', '7')),
    )
    expect(org.deletedFields).toHaveLength(1)
    addProfileFixture(org)
    await goToPath(getRecordPath(org.profiles.at(-1)))
    await waitForPage('profile-detail', ({ state }) => state?.state === 'done')
    await skipSteps(org, 'user')
    await fieldsStage.run(journey)
    expect(countCorrectFields(org)).toBe(7)
  })
})

/** A user who is not active: nothing is offered that cannot work before they are. */

import { expect, test } from 'vitest'
import { createFakeApi } from '../../../test/support/fake-api.ts'
import {
  addFakeIntegrationUser,
  computeRows,
  fetchFakeOrgFacts,
  listPlannedRepairs,
} from '../../../test/support/repair-fixture.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { userStep } from '../../setup-guide/steps/user.ts'
import { findRepairBlockers } from './repair-blockers.ts'

const inactive = () => addFakeIntegrationUser(createFakeApi(), undefined, { IsActive: false })

test('neither a password nor a permission set is offered, and the first thing to do is said', async () => {
  const facts = await fetchFakeOrgFacts(inactive(), 'spaceiq@acme.example')
  expect(listPlannedRepairs(facts).filter((id) => !id.startsWith('field-'))).toEqual([])
  expect(findRepairBlockers(facts).map(({ note }) => note)).toEqual([
    { text: { key: 'mend_not_inactive', subs: ['spaceiq@acme.example'] }, step: 'user' },
  ])
  for (const id of ['user', 'password-expiry', 'case-access'])
    expect(computeRows(facts).get(id)?.action, id).toEqual({ kind: 'show-me', step: 'user' })
})

test('the same user, activated, is offered both', async () => {
  const facts = await fetchFakeOrgFacts(addFakeIntegrationUser(createFakeApi()), 'spaceiq@acme.example')
  expect(listPlannedRepairs(facts)).toEqual(expect.arrayContaining(['assignment', 'password']))
})

const instruction = (changes: Partial<NonNullable<ObservedSetup['user']>>) => {
  const setup: ObservedSetup = {
    profile: {
      id: '00e000000000001',
      name: 'SpaceIQ API Only',
      licence: 'Salesforce',
      apiOnly: true,
      apiEnabled: true,
      passwordNeverExpires: true,
    },
    user: {
      id: '005000000000001',
      username: 'a@x.example',
      profileName: 'SpaceIQ API Only',
      active: false,
      ...changes,
    },
  }
  const stop = userStep.pages.find(({ page }) => page === 'user-detail')
  return stop?.instruction({ setup: setup } as Parameters<NonNullable<typeof stop>['instruction']>[0]).key
}

test.each([
  [{}, 'go_user_detail_inactive'],
  [{ profileName: 'Standard User' }, 'go_user_detail'],
  [{ active: true, profileName: 'Standard User' }, 'go_user_detail'],
])('the page of a user who is %o is headed by %s', (changes, key) => {
  expect(instruction(changes)).toBe(key)
})

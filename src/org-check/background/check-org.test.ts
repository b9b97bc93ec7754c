/** The org's record follows *Check my org*: what is gone in the org is gone from the checklist. */

import { beforeEach, expect, test, vi } from 'vitest'
import { createFakeApi } from '../../../test/support/fake-api.ts'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { guideDay } from '../../../test/support/guide-day.ts'
import { setCredential } from '../../credentials/background/vault.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { loadOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import { computeProgress } from '../../setup-guide/progress.ts'
import { compareFieldFacts } from '../rows/fields.ts'
import { refreshOrgFacts } from './check-org.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const app = {
  applicationId: '06P3i0000000001',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}
const found: ObservedSetup = {
  profile: {
    id: '00e000000000009',
    name: 'SpaceIQ API Only',
    licence: 'Salesforce',
    apiOnly: true,
    apiEnabled: true,
    passwordNeverExpires: true,
  },
  user: {
    id: '005000000000009',
    username: 'robot@acme.example',
    profileName: 'SpaceIQ API Only',
    active: true,
  },
  fields: compareFieldFacts({}),
  connectedApp: app,
}

const check = async (api = createFakeApi().api) => {
  await refreshOrgFacts(org, api, new AbortController().signal)
  return loadOrgState(org)
}

beforeEach(async () => {
  fakeBrowserControls.reset()
  await updateOrgState(org, (record) => ({ ...record, observedSetup: found }))
})

test('a profile and a user that are not there any more are done no longer; the app is asked by its name alone', async () => {
  const record = await check()
  expect(record.observedSetup).not.toHaveProperty('profile')
  expect(record.observedSetup).not.toHaveProperty('user')
  expect(record.observedSetup.connectedApp).toEqual(app)
  expect(computeProgress(record, guideDay).current).toBe('profile')
})

test('what the org would not tell stays as it was', async () => {
  const { api } = createFakeApi()
  const record = await check({
    ...api,
    get: (path) =>
      /FROM%20(Profile|User)/.test(path)
        ? Promise.resolve({ ok: false, reason: 'forbidden', code: '', message: '' })
        : api.get(path),
  })
  expect(record.observedSetup).toMatchObject({ profile: found.profile, user: found.user })
})

test('a wrong user name that was typed says nothing of the user who is known', async () => {
  await setCredential(org, 'username', 'rowbot@acme.example')
  expect((await check()).observedSetup.user).toEqual(found.user)
})

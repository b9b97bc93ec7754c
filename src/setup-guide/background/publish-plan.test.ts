/** A cached plan is the present one: whatever changes it has it built anew. */

import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowserControls } from '../../../test/support/fake-browser.ts'
import { unknownLetterFacts } from '../../flow-retirement/letters.ts'
import { withGuideActive, withOverlayHidden } from './org-state-changes.ts'
import { onOrgStateChanged, updateOrgState } from './org-store.ts'
import { cachePlans, getCurrentGuidePlan } from './publish-plan.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'acme.my.salesforce.com'
const other = 'other.my.salesforce.com'
const forget = cachePlans(async () => unknownLetterFacts)
onOrgStateChanged((changed) => forget(changed))

beforeEach(async () => {
  fakeBrowserControls.reset()
  forget()
  for (const one of [org, other]) await updateOrgState(one, (state) => withGuideActive(state))
})

test('is the same until something changes, and of this org alone', async () => {
  const plan = await getCurrentGuidePlan(org)
  expect(await getCurrentGuidePlan(org)).toBe(plan)
  expect((await getCurrentGuidePlan(other))?.org).toBe(other)
})

test('a change of the org’s state is in the next one', async () => {
  const unchanged = await getCurrentGuidePlan(other)
  expect((await getCurrentGuidePlan(org))?.hidden).toBe(false)
  await updateOrgState(org, (state) => withOverlayHidden(state, true))
  expect((await getCurrentGuidePlan(org))?.hidden).toBe(true)
  expect(await getCurrentGuidePlan(other)).toBe(unchanged)
})

test('a plan that could not be built is asked for again', async () => {
  forget()
  fakeBrowserControls.database.fail({ reading: new Error('The disk is gone') })
  await expect(getCurrentGuidePlan(org)).rejects.toThrow()
  fakeBrowserControls.database.fail()
  expect((await getCurrentGuidePlan(org))?.org).toBe(org)
})

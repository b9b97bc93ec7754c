/** Take it back, in the real popup: what a repair on the practice org made goes, and nothing else. */

import type { Page } from 'puppeteer-core'
import { expect, vi } from 'vitest'
import type { ChangeRecord } from '../../../src/change-record/change.ts'
import type { PopupState } from '../../../src/messages.ts'
import { changeRecordKey } from '../../../src/platform/stored-keys.ts'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { getOrgKey, logInAsAdmin, sendAsExtensionPage } from '../../harness/extension-fixtures.ts'
import { test } from '../../harness/fixtures.ts'
import type { ExtensionDriver } from '../../harness/launch.ts'
import { readPersistentStore, writePersistentStore } from '../../harness/persistent-store.ts'
import { getApiRecords } from '../../practice-org/api/records.ts'
import { createOrg } from '../../practice-org/state.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { lookAtOrg, recordChangesSince } from '../../support/recorded-changes.ts'
import { resolveMessage } from '../../support/texts.ts'

const home = '/setup/forcecomHomepage.apexp?setupid=ForceCom'

const readState = async (ours: Page, org: FakeOrg): Promise<PopupState> =>
  ours.evaluate(async (asked) => ((await chrome.runtime.sendMessage(asked)) as { value: PopupState }).value, {
    type: 'get-popup-state',
    org: getOrgKey(org),
  })

/** Repairs a new org over the API, records what that made, and opens the popup beside it. */
const repairAndRecord = async (
  { extension, ours, page }: { extension: ExtensionDriver; ours: Page; page: Page },
  org: FakeOrg,
) => {
  const key = getOrgKey(org)
  await logInAsAdmin(page, org, home)
  await sendAsExtensionPage(ours, { type: 'start-over', org: key })
  await sendAsExtensionPage(ours, { type: 'check-org', org: key })
  const { api } = await readState(ours, org)
  const before = lookAtOrg(org)
  await sendAsExtensionPage(ours, { type: 'repair-org', org: key, items: api.repairPlan })
  await writePersistentStore(ours, { [changeRecordKey(key)]: recordChangesSince(org, before) })
  await page.bringToFront()
  return extension.openPopupInTab()
}

const click = async (popup: Page, selector: string) => {
  await popup.waitForSelector(`${selector}:not(:disabled)`, { visible: true })
  await popup.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }))
  await popup.locator(selector).setTimeout(5_000).click()
}

const preview = async (popup: Page) => {
  await click(popup, '[data-action="take-back"]')
  await popup.waitForSelector('[data-take-back="preview"]')
}

const confirm = async (popup: Page) => {
  await click(popup, '[data-action="confirm-take-back"]')
  await popup.waitForSelector('[data-take-back="done"]', { timeout: 60_000 })
}

const listEnds = (popup: Page): Promise<readonly string[]> =>
  popup.$$eval('[data-take-back="done"] [data-item]', (all) =>
    all.map((item) => `${(item as HTMLElement).dataset.kind} ${(item as HTMLElement).dataset.end}`),
  )

const names = ({ fields }: FakeOrg) => fields.map(({ developerName }) => developerName)

test('everything a repair made is gone, the user inactive, and what was there before stands', async ({
  extension,
  ours,
  org,
  page,
}) => {
  const untouched = createOrg('acme')
  const popup = await repairAndRecord({ extension, ours, page }, org)
  expect(names(org)).toContain('Team')
  await preview(popup)
  // A profile with a user stays, and is said to: its user cannot be deleted.
  const staying = await popup.$$eval('[data-take-back="staying"] [data-verdict]', (all) =>
    all.map((item) => (item as HTMLElement).dataset.verdict),
  )
  expect(staying.sort()).toEqual(['goes-along', 'goes-along', 'has-users'])
  const requests = org.requests.length
  expect(org.requests.slice(0, requests).some(({ method }) => method === 'DELETE')).toBe(false)
  await confirm(popup)
  expect((await listEnds(popup)).filter((end) => !end.endsWith(' taken-back'))).toEqual([])
  expect(names(org)).toEqual(names(untouched))
  expect(org.users.map(({ active }) => active)).toEqual([true, false])
  expect(getApiRecords(org)).toMatchObject({ permissionSets: [], assignments: [] })
  for (const { layouts } of org.fields) expect(layouts).toEqual([])
  const record = (await readPersistentStore(ours))[changeRecordKey(getOrgKey(org))] as ChangeRecord
  const standing = record.changes.filter(({ takenBackAt }) => takenBackAt === null)
  expect(standing.map(({ kind }) => kind)).toEqual(['profile'])

  // A second run has nothing to offer, and asks for no change.
  const writes = () => org.requests.filter(({ method }) => method === 'DELETE' || method === 'PATCH').length
  const written = writes()
  await preview(popup)
  expect(await popup.$('[data-action="confirm-take-back"]')).toBeNull()
  await sendAsExtensionPage(ours, {
    type: 'take-back',
    org: getOrgKey(org),
    keys: record.changes.map(({ key }) => key),
  })
  expect(writes()).toBe(written)
  await popup.close()
})

test('a renamed field is left, fields are not offered once a case changed, and SpaceIQ is spoken of first', async ({
  extension,
  ours,
  org,
  page,
}) => {
  const popup = await repairAndRecord({ extension, ours, page }, org)
  const field = org.fields.find(({ developerName }) => developerName === 'Team')
  Object.assign(field ?? {}, { developerName: 'Crew' })
  await preview(popup)
  const text = () => popup.$eval('[data-take-back="preview"]', (one) => (one as HTMLElement).innerText)
  expect(await text()).toContain(resolveMessage('takeback_because_name'))
  expect(await popup.$('[data-take-back="activated"]')).toBeNull()
  await click(popup, '[data-take-back="preview"] [data-action="cancel"]')
  // The form was said to be saved: SpaceIQ has the values.
  await sendAsExtensionPage(ours, { type: 'confirm-saved', org: getOrgKey(org), saved: true })
  org.cases.push({ id: '5005g00000007QxAAA', modifiedAt: Date.now() })
  await popup.reload()
  await preview(popup)
  await popup.waitForSelector('[data-take-back="activated"]')
  const verdicts = await popup.$$eval('[data-verdict="cases-changed"]', (all) => all.length)
  expect(verdicts).toBe(requiredCaseFields.length - 1)
  await confirm(popup)
  expect(names(org)).toContain('Crew')
  expect(org.deletedFields).toEqual([])
  expect(org.users.at(-1)?.active).toBe(false)
  await popup.close()
})

test('Stop begins no further item; the rest can be taken back later', async ({
  extension,
  ours,
  org,
  page,
}) => {
  const popup = await repairAndRecord({ extension, ours, page }, org)
  await preview(popup)
  org.variant.apiLatency = 400
  await click(popup, '[data-action="confirm-take-back"]')
  await vi.waitUntil(() => org.requests.some(({ method }) => method === 'DELETE'), { timeout: 20_000 })
  await click(popup, '[data-take-back="section"] [data-action="stop"]')
  await popup.waitForSelector('[data-take-back="done"]', { timeout: 60_000 })
  org.variant.apiLatency = 0
  const ends = await listEnds(popup)
  expect(ends[0]).toBe('permission-set-assignment taken-back')
  expect(ends.at(-1)).toBe('permission-set skipped')
  expect(names(org)).toContain('Team')
  await preview(popup)
  await confirm(popup)
  expect(names(org)).not.toContain('Team')
  await popup.close()
})

test('what was recorded of another org is not touched', async ({ extension, ours, org, page }) => {
  const popup = await repairAndRecord({ extension, ours, page }, org)
  const key = changeRecordKey(getOrgKey(org))
  const record = (await readPersistentStore(ours))[key] as ChangeRecord
  await writePersistentStore(ours, { [key]: { ...record, organizationId: '00D000000000000AAA' } })
  await click(popup, '[data-action="take-back"]')
  await popup.waitForSelector('[data-take-back="other-organization"]')
  await sendAsExtensionPage(ours, {
    type: 'take-back',
    org: getOrgKey(org),
    keys: record.changes.map((change) => change.key),
  })
  expect(org.requests.some(({ method }) => method === 'DELETE')).toBe(false)
  expect(names(org)).toContain('Team')
  await popup.close()
})

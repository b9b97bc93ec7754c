/** Unusual pages of orgs and browsers: the guide names each, and does nothing blindly. */

import { describe, expect, test } from 'vitest'
import { requiredCaseFields } from '../../../src/required-setup.ts'
import { countCorrectFields } from '../../demo/report.ts'
import { createOverlayDriver } from '../../harness/overlay.ts'
import { getApiRecords } from '../../practice-org/api/records.ts'
import { addFieldsFixture, addProfileFixture } from '../../practice-org/fixtures.ts'
import { to18 } from '../../practice-org/pages/ids.ts'
import type { FakeOrg } from '../../practice-org/types.ts'
import { resolveMessage } from '../../support/texts.ts'
import {
  caseFieldListPath,
  countCompletedRows,
  getAppDetailPath,
  getFirstApp,
  getRecordPath,
  useOrgVariantFixture,
} from './fixtures.ts'

const { startGuide } = useOrgVariantFixture()
const missing = 'EmployeeNotes'
const others = requiredCaseFields.map(({ name }) => name).filter((name) => name !== missing)

describe('the creation of the fields', () => {
  const create = async (variant: Parameters<typeof startGuide>[0], names: typeof others = others) => {
    const visit = await startGuide(variant, (one) => {
      addFieldsFixture(one, { names })
      return caseFieldListPath
    })
    await visit.waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
    await visit.clickCardAction('create-fields')
    return visit
  }

  test('passes the step for Lightning record pages on', async () => {
    const { org, waitForPage } = await create({ lightningRecordPagesStep: true })
    await waitForPage('case-fields', ({ state }) => state?.state === 'done')
    expect(countCorrectFields(org)).toBe(7)
    const [made] = org.fields.slice(-1)
    expect(Object.values(made?.security ?? {}).every(({ visible, readOnly }) => visible && !readOnly)).toBe(
      true,
    )
  })

  test.each(['told', 'box', 'plain'] as const)(
    'ends on a page in place of the wizard, with what it says and a way back: %s',
    async (fieldLimit) => {
      const { org, page, waitForPage, clickCardAction } = await create({ fieldLimit })
      const view = await createOverlayDriver(page).waitFor(({ text }) =>
        text.includes(resolveMessage('blocked_wizard')),
      )
      expect(view.text).toContain('Case has no room for more custom fields.')
      await createOverlayDriver(page).waitFor(({ text }) => text.includes(`Salesforce rejected ${missing}`))
      org.variant.fieldLimit = 'room'
      await clickCardAction('case-fields')
      const back = await waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
      expect(back.text).toContain('Case has no room for more custom fields.')
      await clickCardAction('create-fields')
      await waitForPage('case-fields', ({ state }) => state?.state === 'done')
      expect(countCorrectFields(org)).toBe(7)
    },
  )

  test('makes nothing a second time in an org that puts its namespace before the names', async () => {
    const { org, waitForPage } = await create({ namespace: 'acmens' }, [])
    const view = await waitForPage('case-fields', ({ text }) =>
      text.includes(resolveMessage('run_prefix', 'ExternalID', 'acmens')),
    )
    expect(view.text).toContain(resolveMessage('warn_field_prefix', 'acmens'))
    expect(view.actions).not.toContain('create-fields')
    expect(org.fields.filter(({ namespace }) => namespace === 'acmens')).toHaveLength(1)
  })
})

test('a permission set gets Edit Access where the wizard asks for permission sets', async () => {
  const { org, waitForPage, clickCardAction, clickMarkerAndNavigate } = await startGuide(
    { fieldSecurity: 'permission-sets' },
    (one) => {
      addFieldsFixture(one, { names: others })
      getApiRecords(one).permissionSets.push({
        id: to18('0PS5g000000SIQ1'),
        name: 'SpaceIQ_Integration',
        label: 'SpaceIQ Integration',
        description: '',
        permissions: {},
        caseAccess: { read: true, create: true, edit: true, delete: false },
        fields: {},
      })
      return caseFieldListPath
    },
  )
  await waitForPage('case-fields', ({ actions }) => actions.includes('create-fields'))
  await clickCardAction('create-fields')
  await waitForPage('field-security-sets', ({ text }) => text.includes(resolveMessage('run_sets', missing)))
  await clickCardAction('fill')
  await waitForPage('field-security-sets', (view) => countCompletedRows(view) === 2)
  await clickMarkerAndNavigate('3')
  await waitForPage('field-layouts')
  await clickMarkerAndNavigate('1')
  await waitForPage('case-fields', ({ state }) => state?.state === 'done')
  const made = org.fields.at(-1)
  expect(getApiRecords(org).permissionSets.at(-1)?.fields[made?.id ?? '']).toEqual({ read: true, edit: true })
})

test.each([
  ['sign-in', 'blocked_sign_in'],
  ['address', 'blocked_privileges'],
  ['rights', 'blocked_privileges'],
] as const)('the same page of missing rights says what it says: %s', async (forbiddenSays, key) => {
  const { waitForPage } = await startGuide(
    { forbiddenPaths: ['/p/setup/layout'], forbiddenReason: forbiddenSays },
    caseFieldListPath,
  )
  const view = await waitForPage('case-fields', ({ text }) => text.includes(resolveMessage(key)))
  expect(view.actions.includes('setup-home')).toBe(key === 'blocked_privileges')
})

test.each([
  ['ja', 'whose label one source has', true],
  ['en', 'whose label two have', false],
] as const)('in an org in %s, a box, %s, is said to be checked: %s', async (language, _, isSaid) => {
  const path = (org: FakeOrg) => `${getRecordPath(addProfileFixture(org, undefined, []))}/e`
  const { waitForPage } = await startGuide({ language }, path)
  const box = resolveMessage('control_passwordNeverExpires')
  const { text } = await waitForPage('profile-edit', ({ text: shown }) => shown.includes(box))
  expect(text.includes(`${box} (${resolveMessage('card_check_control')})`)).toBe(isSaid)
})

test('a passkey asks for no code', async () => {
  const { page, waitForPage, clickMarkerAndNavigate } = await startGuide(
    { verification: 'passkey', fixtures: ['app'] },
    (one) => getAppDetailPath(getFirstApp(one)),
  )
  await waitForPage('app-detail', ({ state, markers }) => state?.step === 'keys' && markers.length > 0)
  await clickMarkerAndNavigate('1')
  const view = await waitForPage('verify-identity', ({ text }) =>
    text.includes(resolveMessage('go_prove_identity')),
  )
  expect(view.markers).toEqual([])
  await page.locator('input[name="passkey"]').click()
  await waitForPage('consumer-details', ({ state }) => state?.state === 'done')
})

test('a page that the browser translates is told at once, and read and filled again once it does not', async () => {
  const { page, waitForPage } = await startGuide({}, (one) =>
    getRecordPath(addProfileFixture(one, undefined, {})),
  )
  // Its own page makes the profile known: a translated page does not reveal whose it is.
  await waitForPage('profile-detail', ({ markers }) => markers.length > 0)
  await page.locator('input[name="edit"]').click()
  await waitForPage('profile-edit', ({ actions }) => actions.includes('fill'))
  await page.evaluate(() => {
    document.documentElement.className += ' translated-ltr'
  })
  const view = await waitForPage('profile-edit', ({ text }) =>
    text.includes(resolveMessage('problem_translated')),
  )
  expect(view.markers.map(({ number }) => number)).toEqual(['1', '2', '3', '4'])
  await page.evaluate(() => {
    document.documentElement.classList.remove('translated-ltr')
    document.documentElement.lang = 'de'
  })
  // Firefox changes the document's language and marks nothing.
  await waitForPage('profile-edit', ({ text }) => text.includes(resolveMessage('problem_translated')))
  await page.evaluate(() => document.documentElement.removeAttribute('lang'))
  await waitForPage(
    'profile-edit',
    ({ text, markers }) => !text.includes(resolveMessage('problem_translated')) && markers.length === 7,
  )
})

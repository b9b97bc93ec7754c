import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { requiredCaseFields } from '../../required-setup.ts'
import { extractionRulesFor } from '../../salesforce/extract/extraction-rules.ts'
import { pageRules } from '../../salesforce/pages/pages.ts'
import { emptyOrgState, type OrgState } from '../org-state.ts'
import { withPageReport } from './org-state-changes.ts'
import { parseOrgState } from './org-store.ts'
import { pageReportSchema } from './page-report.schema.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const isAdmitted = (report: unknown) => pageReportSchema.safeParse(report).success

describe('a page report', () => {
  test.each<[string, (text: string) => object]>([
    ['a profile’s name', (name) => ({ kind: 'profile-detail', values: { name } })],
    ['a profile’s license', (licence) => ({ kind: 'profile-chosen', values: { licence } })],
    ['a clone’s name', (name) => ({ kind: 'profile-named', name })],
    ['a username', (username) => ({ kind: 'user-list', values: { username } })],
    ['a user’s profile', (profileName) => ({ kind: 'user-detail', values: { profileName } })],
    ['a user’s email', (email) => ({ kind: 'user-chosen', values: { email } })],
    ['an app’s name', (name) => ({ kind: 'app-detail', values: { name } })],
    ['a new app’s name', (name) => ({ kind: 'app-named', name })],
    ['a field’s name', (apiName) => ({ kind: 'case-fields', listed: [{ apiName, type: '' }] })],
    ['a field’s type', (type) => ({ kind: 'case-fields', listed: [{ apiName: '', type }] })],
    ['any value that a later page may have', (more) => ({ kind: 'app-chosen', values: { more } })],
  ])('has no more than 255 characters in %s', (_, report) => {
    expect(isAdmitted(report('x'.repeat(255)))).toBe(true)
    expect(isAdmitted(report('x'.repeat(256)))).toBe(false)
  })

  test('may be longer in the values that join several texts of a page, and in no others', () => {
    const hints = { profileName: 'P', profileId: '', username: '', userId: '', appName: 'A', appId: '' }
    const rules = pageRules.flatMap(({ id }) => Object.entries(extractionRulesFor(id, hints) ?? {}))
    expect(rules.length).toBeGreaterThan(20)
    for (const [name, { as }] of rules) {
      const report = (text: string) => ({ kind: 'app-detail', values: { [name]: text } })
      expect([name, isAdmitted(report('x'.repeat(8192)))]).toEqual([name, as === 'texts'])
      expect(isAdmitted(report('x'.repeat(8193)))).toBe(false)
    }
  })
})

describe('what a report that is admitted leaves in the state', () => {
  const texts = fc.oneof(
    fc.constantFrom('SpaceIQ API Only', 'SpaceIQ', 'SpaceIQ Integration', 'a@b.example', 'You can’t create'),
    fc.string({ maxLength: 20 }),
    fc.integer({ min: 250, max: 260 }).map((length) => 'x'.repeat(length)),
    fc.integer({ min: 250, max: 260 }).map((length) => `Text(${'9'.repeat(length - 6)})`),
    fc.integer({ min: 8000, max: 9000 }).map((length) => 'https://api.spaceiq.com\n'.repeat(length / 24)),
  )
  const names = [
    ...['name', 'licence', 'username', 'profileName', 'email', 'fullName', 'addresses', 'scopes', 'said'],
    ...['apiOnly', 'apiEnabled', 'passwordNeverExpires', 'active', 'requireSecret', 'sections', 'keys'],
  ]
  const values = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: fc.constantFrom(true, false, null) }),
  )
  const kinds = fc.constantFrom(
    ...(['profile-detail', 'profile-edit', 'profile-clone', 'profile-chosen', 'profile-withdrawn'] as const),
    ...(['user-list', 'user-detail', 'user-chosen', 'app-detail', 'app-chosen', 'app-refused'] as const),
  )
  const listed = fc.array(
    fc.record({
      apiName: fc.oneof(
        fc.constantFrom(...requiredCaseFields.map(({ name }) => `${name}__c`)),
        texts.map((text) => `${text}__Team__c`),
      ),
      type: texts,
    }),
  )
  const reports = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: kinds, values }) },
    fc.record({ kind: fc.constantFrom('profile-named', 'app-named', 'field-saved'), name: texts }),
    fc.record({ kind: fc.constant('case-fields'), listed }),
  )
  const addresses = fc.constantFrom(
    ...['/00e3i000001abcd', '/00e/e', '/0053i000001abcd', '/005', '/p/setup?type=Case', '/x?s=EntityAccess'],
    '/app/x?applicationId=06P3i0000000001AAA',
  )

  test('is what the storage gives back: no text is longer than what is stored', () => {
    let admitted = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(reports, addresses), { maxLength: 12 }), (sent) => {
        let state: OrgState = emptyOrgState
        for (const [report, address] of sent) {
          const parsed = pageReportSchema.safeParse(report)
          if (!parsed.success) continue
          admitted += 1
          state = withPageReport(state, parsed.data, new URL(`https://acme.my.salesforce.com${address}`), 0)
          expect(parseOrgState(state)).toEqual(state)
        }
      }),
      { numRuns: 500 },
    )
    expect(admitted).toBeGreaterThan(500)
  })
})

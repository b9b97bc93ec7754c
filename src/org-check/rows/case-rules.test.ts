/** Check my org tells what the org asks of every new case, and is right only where that was read and is nothing. */

import { describe, expect, test } from 'vitest'
import { addFieldsFixture } from '../../../test/practice-org/fixtures.ts'
import {
  type CheckedOrg,
  createCheckedOrg,
  createRestErrorResponder,
  fetchCheckRows,
  formatRowDetails,
} from '../../../test/support/check-practice-org.ts'

const row = async (asked: CheckedOrg, tested = false) =>
  (await fetchCheckRows(asked, { tested })).get('case-rules')

const region = ({ org }: CheckedOrg) =>
  addFieldsFixture(org, {
    names: ['Team'],
    changes: { id: '00N5g0000000099AAA', developerName: 'Region', label: 'Region', required: true },
  })

describe('nothing', () => {
  test('is right, and told as whose view', async () => {
    const asked = createCheckedOrg()
    expect(formatRowDetails(await row(asked))).toEqual(['check_rules_none', 'check_rules_as_admin'])
    expect((await row(asked))?.status).toBe('right')
    expect(formatRowDetails(await row(asked, true))).toEqual(['check_rules_none', 'check_rules_as_user'])
  })

  test('is what one of the seven fields asks, inactive rules and inactive record types', async () => {
    const asked = createCheckedOrg({
      validationRules: [{ name: 'Old', active: false }],
      recordTypes: [{ name: 'Old', active: false }],
    })
    for (const field of asked.org.fields) if (field.developerName === 'Team') field.required = true
    expect((await row(asked))?.status).toBe('right')
  })
})

describe('is to be looked at, with names, where', () => {
  test('a field is required', async () => {
    const asked = createCheckedOrg()
    region(asked)
    const found = await row(asked)
    expect(found?.status).toBe('unknown')
    expect(formatRowDetails(found)).toEqual(['check_rules_required Region__c', 'check_rules_as_admin'])
    expect(formatRowDetails(await row(asked, true))).toEqual([
      'check_rules_required Region__c',
      'check_rules_as_user',
    ])
  })

  test('a rule is active', async () => {
    const asked = createCheckedOrg({
      validationRules: [
        { name: 'Region_needed', active: true },
        { name: 'Room_needed', active: true },
      ],
    })
    expect(formatRowDetails(await row(asked))).toContain(
      'check_rules_validation list:["Region_needed","Room_needed"]',
    )
  })

  test('the integration user may not use a record type; what the admin may use proves nothing', async () => {
    const asked = createCheckedOrg({
      recordTypes: [
        { name: 'Facilities', active: true, profiles: ['System Administrator'] },
        { name: 'Moves', active: true },
      ],
    })
    expect(formatRowDetails(await row(asked))).toEqual([
      'check_rules_types_unasked list:["Facilities","Moves"]',
      'check_rules_as_admin',
    ])
    expect(formatRowDetails(await row(asked, true))).toEqual([
      'check_rules_types Facilities',
      'check_rules_as_user',
    ])
  })
})

describe('what was not read is never right', () => {
  test('of the rules', async () => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({
      asked: /FROM ValidationRule/,
      answer: createRestErrorResponder('SOME_CODE', 'words of it'),
    })
    const found = await row(asked)
    expect(found?.status).toBe('unknown')
    expect(formatRowDetails(found)).toEqual([
      'check_rules_validation_untold',
      'api_invalid',
      'signin_says SOME_CODE: words of it',
      'check_rules_as_admin',
    ])
  })

  test.each([
    ['refused', createRestErrorResponder('INSUFFICIENT_ACCESS', 'not you', 403)],
    ['no describe', () => Response.json({ name: 'Case' })],
    ['no list', () => Response.json([])],
  ])('of the fields: %s', async (_, answer) => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({ asked: /Case\/describe/, answer })
    const found = await row(asked)
    expect(found?.status).toBe('unknown')
    expect(formatRowDetails(found)[0]).toBe('check_rules_describe_untold')
  })

  test('a page in place of the rules is no empty list', async () => {
    const asked = createCheckedOrg()
    asked.responseOverrides.push({ asked: /FROM ValidationRule/, answer: () => Response.json({ size: 0 }) })
    expect((await row(asked))?.status).toBe('unknown')
  })
})

test('a default that describe does not tell of is none', async () => {
  const asked = createCheckedOrg()
  const fields = [{ name: 'Region__c', nillable: false, createable: true }]
  asked.responseOverrides.push({ asked: /Case\/describe/, answer: () => Response.json({ fields }) })
  expect(formatRowDetails(await row(asked))).toContain('check_rules_required Region__c')
})

test('two questions that are refused in the same words have them once', async () => {
  const asked = createCheckedOrg()
  asked.responseOverrides.push({
    asked: /Case\/describe|FROM ValidationRule/,
    answer: createRestErrorResponder('SOME_CODE', 'words of it'),
  })
  const said = formatRowDetails(await row(asked))
  expect(new Set(said).size).toBe(said.length)
})

test('what somebody else saw in a test is not the integration user’s view', async () => {
  const asked = createCheckedOrg()
  const rows = await fetchCheckRows(asked, { tested: true, username: 'admin@acme.example' })
  expect(formatRowDetails(rows.get('case-rules'))).toContain('check_rules_as_admin')
})

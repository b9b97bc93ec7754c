/** An org that puts its namespace before the name of all that is made in it. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import {
  computeRows,
  fetchFakeOrgFacts,
  getRowDetails,
  listPlannedRepairs,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import { requiredCaseFields } from '../../required-setup.ts'
import { findRepairBlockers } from './repair-blockers.ts'

const namespaced = (...names: readonly string[]) => {
  const fake = createFakeApi()
  Object.assign(fake.tables.Organization?.[0] ?? {}, {
    Id: '00D000000000001AAA',
    NamespacePrefix: 'acmens',
    CreatedDate: '2019-03-04T09:00:00.000+0000',
  })
  for (const name of names)
    fake.tables.CustomField?.push({
      Id: '00N000000000001AAA',
      DeveloperName: name,
      NamespacePrefix: 'acmens',
      TableEnumOrId: 'Case',
    })
  return fake
}

test('which org it is, its prefix and its age are among the facts', async () => {
  expect((await fetchFakeOrgFacts(namespaced())).org).toMatchObject({
    value: {
      id: '00D000000000001AAA',
      namespacePrefix: 'acmens',
      createdDate: '2019-03-04T09:00:00.000+0000',
    },
  })
})

describe('a namespaced org', () => {
  test('is said to be none for SpaceIQ before anything is made, and nothing is planned', async () => {
    const facts = await fetchFakeOrgFacts(namespaced())
    expect(computeRows(facts).get('org')?.status).toBe('wrong')
    expect(getRowDetails(facts, 'org')).toContain('check_org_namespace acmens')
    expect(listPlannedRepairs(facts)).toEqual([])
    expect(findRepairBlockers(facts).map(({ note }) => note.text.key)).toEqual(['mend_not_namespace'])
  })

  test('has a field under its prefix: named as it is, and not to be made again', async () => {
    const facts = await fetchFakeOrgFacts(namespaced('ExternalID', 'Team'))
    expect(getRowDetails(facts, 'field-ExternalID')).toEqual([
      'check_field_prefixed acmens__ExternalID__c ExternalID__c',
    ])
    expect(computeRows(facts).get('field-Team')?.action).toBe(null)
    expect(getRowDetails(facts, 'field-NewSeat')).toEqual(['check_field_missing'])
  })

  test('whose prefix nobody told: a duplicate that is not listed is no field that is there', async () => {
    const fake = createFakeApi()
    fake.answer(
      /POST .*CustomField/,
      createErrorResponse('DUPLICATE_DEVELOPER_NAME', 'words of Salesforce'),
      7,
    )
    const { results } = await runRepair(fake)
    const ends = results.filter(({ item }) => item.kind === 'field')
    expect(ends).toHaveLength(requiredCaseFields.length)
    for (const end of ends) expect(end).toMatchObject({ end: 'failed', reason: 'unseen' })
  })
})

test('a field that somebody made meanwhile is listed, and is there', async () => {
  const fake = createFakeApi()
  const { post } = fake.api
  const api: typeof fake.api = {
    ...fake.api,
    post: (path, body) => {
      if (fake.tables.CustomField?.length === 0)
        fake.tables.CustomField.push({
          Id: '1',
          DeveloperName: 'Team',
          NamespacePrefix: null,
          TableEnumOrId: 'Case',
        })
      return post(path, body)
    },
  }
  const { ends } = await runRepair({ ...fake, api })
  expect(ends).toMatchObject({ 'field-Team': 'there', 'field-NewSeat': 'made' })
})

test('a package’s namespace is not the org’s: its field of the same name keeps nobody from making ours', async () => {
  const fake = createFakeApi()
  fake.tables.CustomField?.push({
    Id: '1',
    DeveloperName: 'Team',
    NamespacePrefix: 'pkg',
    TableEnumOrId: 'Case',
  })
  expect(listPlannedRepairs(await fetchFakeOrgFacts(fake))).toContain('field-Team')
})

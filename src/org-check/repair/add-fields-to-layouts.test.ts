/** Case's page layouts: which there are, what is on them, and our fields put on those that the admin chose. */

import { describe, expect, test } from 'vitest'
import { createErrorResponse, createFakeApi } from '../../../test/support/fake-api.ts'
import {
  computeRows,
  fetchFakeOrgFacts,
  getRowDetails,
  listPlannedRepairs,
  repairOrgKey,
  runRepair,
} from '../../../test/support/repair-fixture.ts'
import { addFieldsToLayouts, insertFields } from './add-fields-to-layouts.ts'
import { pickConfirmedItems, planRepairs } from './repair-plan.ts'

const metadata = (...fields: readonly string[]) => ({
  layoutSections: [
    {
      label: 'Links',
      style: 'CustomLinks',
      layoutColumns: [{ layoutItems: [{ customLink: 'x' }], reserved: null }],
    },
    {
      label: 'Information',
      style: 'TwoColumnsTopToBottom',
      layoutColumns: [
        { layoutItems: ['CaseNumber', ...fields].map((field) => ({ behavior: 'Edit', field })) },
        { layoutItems: [{ emptySpace: true }] },
      ],
    },
  ],
  relatedLists: [{ relatedList: 'RelatedCommentsList', fields: ['a', 'b'] }],
  quickActionList: null,
})
const layout = (id: number, Name: string, ...fields: readonly string[]) => ({
  Id: `00h00000000000${id}AAA`,
  Name,
  TableEnumOrId: 'Case',
  Metadata: { field: fields },
  Written: metadata(...fields),
})
const field = (name: string) => ({
  Id: name,
  DeveloperName: name,
  NamespacePrefix: null,
  TableEnumOrId: 'Case',
})

describe('the names of layouts', () => {
  const names = ['Kundenvorgang für Geräte (DE) & Co', 'ケース レイアウト', 'Обращение №1', "Accès d'été 50%"]

  test.each(names)('are the org’s own, however it writes them: %s', async (name) => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team'))
    const fullName = `Case-${name.replace(/[()&'%№]/g, (sign) => encodeURIComponent(sign).replace(/[()']/g, '%28'))}`
    fake.tables.Layout?.push({ ...layout(1, name, 'Team__c'), FullName: fullName })
    fake.listed.Layout = ['Account-Account Layout', fullName]
    expect(getRowDetails(await fetchFakeOrgFacts(fake), 'field-Team')).toContain('check_field_layouts 1 1')
  })

  test.each([
    'Case-Kundenvorgang für Geräte %28DE%29 %26 Co',
    'Case-Kundenvorgang f%C3%BCr Ger%C3%A4te %28DE%29 %26 Co',
  ])('where the org lists none, both spellings are asked for: %s', async (FullName) => {
    const fake = createFakeApi()
    const { listMetadata: _, ...api } = fake.api
    fake.tables.CustomField?.push(field('Team'))
    fake.tables.Layout?.push({ ...layout(1, names[0] ?? '', 'Team__c'), FullName })
    expect(getRowDetails(await fetchFakeOrgFacts({ api }), 'field-Team')).toContain('check_field_layouts 1 1')
  })

  test('what was asked and not answered is told apart from what was not asked', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team'))
    fake.tables.Layout?.push(layout(1, 'A', 'Team__c'), layout(2, 'B'), layout(3, 'C'))
    fake.listed.Layout = ['Case-A', 'Case-B gone', 'Case-C gone']
    const said = getRowDetails(await fetchFakeOrgFacts(fake), 'field-Team')
    expect(said).toContain('check_field_layouts_first 1 1 3')
    expect(said).toContain('check_field_layouts_unread 2')
  })

  test('of layouts none of which could be read nothing is said but that', async () => {
    const fake = createFakeApi()
    fake.tables.CustomField?.push(field('Team'))
    fake.tables.Layout?.push(layout(1, 'A'))
    fake.listed.Layout = ['Case-B']
    const said = getRowDetails(await fetchFakeOrgFacts(fake), 'field-Team')
    expect(said).toContain('check_field_layouts_untold')
    expect(said.filter((one) => /check_field_layouts(?:_first|_none)? \d/.test(one))).toEqual([])
    expect(listPlannedRepairs(await fetchFakeOrgFacts(fake))).toContain('layouts')
  })
})

describe('our fields on the page layouts', () => {
  test('are part of the plan with every layout, and stand there after it', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'), layout(2, 'B'))
    const facts = await fetchFakeOrgFacts(fake)
    expect(planRepairs(facts, false, repairOrgKey).find(({ kind }) => kind === 'layouts')).toMatchObject({
      layouts: [{ name: 'A' }, { name: 'B' }],
    })
    const { ends } = await runRepair(fake)
    expect(ends.layouts).toBe('made')
    for (const one of fake.tables.Layout ?? []) {
      const { layoutSections, ...rest } = one.Written as ReturnType<typeof metadata>
      expect(rest).toEqual({ relatedLists: metadata().relatedLists, quickActionList: null })
      expect(layoutSections[0]).toEqual(metadata().layoutSections[0])
      expect(layoutSections[1]?.layoutColumns[1]).toEqual(metadata().layoutSections[1]?.layoutColumns[1])
      expect(JSON.stringify(layoutSections[1]?.layoutColumns[0])).toContain('EmployeeNotes__c')
    }
  })

  test('are put on those alone that the admin chose', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'), layout(2, 'B'))
    const plan = planRepairs(await fetchFakeOrgFacts(fake), false, repairOrgKey)
    const chosen = plan.map((item) =>
      item.kind === 'layouts' ? { ...item, layouts: item.layouts.slice(1) } : item,
    )
    await runRepair(fake, { items: pickConfirmedItems(plan, chosen) })
    expect(fake.written.filter((one) => one.startsWith('Layout'))).toEqual(['Layout B'])
  })

  test('never on a layout that the plan does not have, whatever was confirmed', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'))
    const plan = planRepairs(await fetchFakeOrgFacts(fake), false, repairOrgKey)
    const forged = plan.map((item) =>
      item.kind === 'layouts' ? { ...item, layouts: [{ id: '00h000000000009AAA', name: 'A' }] } : item,
    )
    expect(pickConfirmedItems(plan, forged).find(({ kind }) => kind === 'layouts')).toMatchObject({
      layouts: [],
    })
  })

  test('that are there already are not written again', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A', 'Team__c'))
    const ends = await addFieldsToLayouts(fake.api, [{ id: '00h000000000001AAA', name: 'A' }], ['Team'])
    expect(ends).toEqual([{ ok: true, value: { outcome: 'there', value: null } }])
    expect(fake.written).toEqual([])
  })

  test('a field on none of them is not right: it is to be looked at', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'))
    await runRepair(fake, {
      items: planRepairs(await fetchFakeOrgFacts(fake), false, repairOrgKey).filter(
        ({ kind }) => kind !== 'layouts',
      ),
    })
    const facts = await fetchFakeOrgFacts(fake)
    const row = computeRows(facts).get('field-Team')
    expect([row?.status, row?.action]).not.toEqual(['right', null])
    expect(getRowDetails(facts, 'field-Team')).toContain('check_field_layouts 0 1')
    expect(listPlannedRepairs(facts, true)).toEqual(['layouts'])
  })
})

describe('a layout that cannot be had as it must be', () => {
  const one = { id: '00h000000000001AAA', name: 'A' }
  const two = { id: '00h000000000002AAA', name: 'B' }

  test.each([
    [
      'a section is gone',
      (written: ReturnType<typeof metadata>) => ({
        ...written,
        layoutSections: written.layoutSections.slice(1),
      }),
    ],
    ['a related list is gone', ({ relatedLists: _, ...rest }: ReturnType<typeof metadata>) => rest],
    ['our field did not come', () => metadata()],
    [
      'another field came',
      (written: ReturnType<typeof metadata>) => ({
        ...written,
        layoutSections: [
          ...written.layoutSections,
          { layoutColumns: [{ layoutItems: [{ field: 'Other__c' }] }] },
        ],
      }),
    ],
  ])('%s after it was written: it is told, and no other is touched', async (_, change) => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'), layout(2, 'B'))
    const { patch } = fake.api
    const api: typeof fake.api = {
      ...fake.api,
      async patch(path, body) {
        const { Metadata } = body as { Metadata: ReturnType<typeof metadata> }
        return patch(path, { Metadata: change(Metadata) })
      },
    }
    const ends = await addFieldsToLayouts(api, [one, two], ['Team'])
    expect(ends).toMatchObject([{ ok: false, reason: 'layout' }])
    expect(fake.written).toEqual(['Layout A'])
  })

  test('it has no section for fields: nothing is written', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push({
      ...layout(1, 'A'),
      Written: { layoutSections: [metadata().layoutSections[0]] },
    })
    expect(await addFieldsToLayouts(fake.api, [one], ['Team'])).toMatchObject([
      { ok: false, reason: 'layout' },
    ])
    expect(fake.written).toEqual([])
  })

  test('Salesforce refuses it: in its words, and the fields are made all the same', async () => {
    const fake = createFakeApi()
    fake.tables.Layout?.push(layout(1, 'A'))
    fake.answer(/PATCH .*Layout/, createErrorResponse('FIELD_INTEGRITY_EXCEPTION', 'words'))
    const { ends, results } = await runRepair(fake)
    expect(ends).toMatchObject({ 'field-Team': 'made', layouts: 'failed', access: 'made', password: 'made' })
    expect(results.find(({ item }) => item.kind === 'layouts')?.message).toBe('words')
  })

  test('what Salesforce adds to our own items, and what it leaves out as empty, is no other change', () => {
    expect(insertFields({ layoutSections: [] }, ['Team__c'])).toBe(null)
    expect(insertFields(metadata(), ['Team__c'])).toMatchObject({ relatedLists: metadata().relatedLists })
  })
})

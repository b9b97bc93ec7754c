/** Case page layouts, with their custom fields. */

import { getFieldApiName, listFields } from '../../state.ts'
import type { FakeOrg, OrgField } from '../../types.ts'
import { assertPermission, type Entity, findById, type RecordBody } from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'

const listLayoutFields = (state: FakeOrg, layoutId: string): OrgField[] =>
  listFields(state, 'Case').filter(({ layouts }) => layouts.includes(layoutId))

const standard = ['CaseNumber', 'Status', 'Priority', 'Subject', 'Description']

export const listLayoutItems = (state: FakeOrg, layoutId: string): string[] => [
  ...standard,
  ...listLayoutFields(state, layoutId).map(getFieldApiName),
]

/**
 * Encodes a layout's name as `Case-Case %28Sales%29 Layout`: all but letters, digits and spaces.
 * Letters of other alphabets stay, as in public source trees.
 */
export const encodeMetadataName = (name: string): string =>
  name.replace(/[^\p{L}\p{M}\p{N}_ -]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const getLayoutFullName = (name: string): string => `Case-${encodeMetadataName(name)}`

const list = (body: RecordBody, name: string): RecordBody[] => {
  const value = body[name]
  return Array.isArray(value) ? value : []
}

const fieldsIn = (metadata: RecordBody): string[] =>
  list(metadata, 'layoutSections')
    .flatMap((section) => list(section, 'layoutColumns'))
    .flatMap((column) => list(column, 'layoutItems'))
    .map(({ field }) => String(field))

export const layoutEntity: Entity = {
  name: 'Layout',
  columns: [
    'Id',
    'Name',
    'TableEnumOrId',
    'EntityDefinitionId',
    'NamespacePrefix',
    'LayoutType',
    'ManageableState',
    'FullName',
    'Metadata',
  ],
  singleRowColumns: ['Metadata', 'FullName'],
  rows: ({ state }) =>
    state.layouts.map(({ id, name }) => ({
      Id: id,
      Name: name,
      TableEnumOrId: 'Case',
      EntityDefinitionId: 'Case',
      NamespacePrefix: null,
      LayoutType: name.startsWith('Close') ? 'Closed' : 'Standard',
      ManageableState: 'unmanaged',
      FullName: getLayoutFullName(name),
      Metadata: {
        layoutSections: [
          {
            label: 'Case Information',
            style: 'TwoColumnsTopToBottom',
            layoutColumns: [
              {
                layoutItems: listLayoutItems(state, id).map((field) => ({ behavior: 'Edit', field })),
                reserved: null,
              },
              { layoutItems: [], reserved: null },
            ],
          },
        ],
      },
    })),

  /**
   * Replaces a layout as a whole: fields left out are removed. Uncertain: codes and wordings of
   * refusals.
   */
  update(caller, id, body) {
    assertPermission(caller, 'CustomizeApplication')
    const { state } = caller
    const one = findById(state.layouts, id)
    if (!one) throw createNotFoundError()
    const { Metadata: metadata } = body
    if (typeof metadata !== 'object' || metadata === null)
      throw createRecordError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Metadata]', 'Metadata')
    const asked = fieldsIn(metadata as RecordBody)
    const own = listFields(state, 'Case')
    const unknown = asked.find(
      (name) => !standard.includes(name) && !own.some((each) => getFieldApiName(each) === name),
    )
    if (unknown)
      throw createRecordError(
        'FIELD_INTEGRITY_EXCEPTION',
        `In field: field - no CustomField named Case.${unknown} found`,
      )
    const gone = standard.find((name) => !asked.includes(name))
    if (gone)
      throw createRecordError(
        'FIELD_INTEGRITY_EXCEPTION',
        `Layout must contain an item for required layout field: ${gone}`,
      )
    for (const each of own) {
      each.layouts = each.layouts.filter((layoutId) => layoutId !== one.id)
      if (asked.includes(getFieldApiName(each))) each.layouts.push(one.id)
    }
  },
}

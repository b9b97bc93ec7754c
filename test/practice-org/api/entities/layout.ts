/** Case page layouts, with the custom fields that are on them. */

import { apiName, fieldsOf } from '../../state.ts'
import type { OrgField, OrgState } from '../../types.ts'
import { type Body, byId, type Entity, mustManage } from '../entity.ts'
import { notFound, refuse } from '../fault.ts'

export const fieldsOn = (state: OrgState, layoutId: string): OrgField[] =>
  fieldsOf(state, 'Case').filter(({ layouts }) => layouts.includes(layoutId))

const standard = ['CaseNumber', 'Status', 'Priority', 'Subject', 'Description']

export const itemsOn = (state: OrgState, layoutId: string): string[] => [
  ...standard,
  ...fieldsOn(state, layoutId).map(apiName),
]

/**
 * Signs other than letters, digits and blanks are encoded in the name: `Case-Case %28Sales%29 Layout`. Letters of other
 * alphabets stay as they are, as public source trees have them.
 */
export const encodedName = (name: string): string =>
  name.replace(/[^\p{L}\p{M}\p{N}_ -]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const layoutFullName = (name: string): string => `Case-${encodedName(name)}`

const list = (body: Body, name: string): Body[] => {
  const value = body[name]
  return Array.isArray(value) ? value : []
}

const fieldsIn = (metadata: Body): string[] =>
  list(metadata, 'layoutSections')
    .flatMap((section) => list(section, 'layoutColumns'))
    .flatMap((column) => list(column, 'layoutItems'))
    .map(({ field }) => String(field))

export const layout: Entity = {
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
  single: ['Metadata', 'FullName'],
  rows: ({ state }) =>
    state.layouts.map(({ id, name }) => ({
      Id: id,
      Name: name,
      TableEnumOrId: 'Case',
      EntityDefinitionId: 'Case',
      NamespacePrefix: null,
      LayoutType: name.startsWith('Close') ? 'Closed' : 'Standard',
      ManageableState: 'unmanaged',
      FullName: layoutFullName(name),
      Metadata: {
        layoutSections: [
          {
            label: 'Case Information',
            style: 'TwoColumnsTopToBottom',
            layoutColumns: [
              {
                layoutItems: itemsOn(state, id).map((field) => ({ behavior: 'Edit', field })),
                reserved: null,
              },
              { layoutItems: [], reserved: null },
            ],
          },
        ],
      },
    })),

  /** A layout is written whole: what is not in it is taken off the page. Uncertain: code and words of the refusals. */
  update(caller, id, body) {
    mustManage(caller, 'CustomizeApplication')
    const { state } = caller
    const one = byId(state.layouts, id)
    if (!one) throw notFound()
    const { Metadata: metadata } = body
    if (typeof metadata !== 'object' || metadata === null)
      throw refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Metadata]', 'Metadata')
    const asked = fieldsIn(metadata as Body)
    const own = fieldsOf(state, 'Case')
    const unknown = asked.find(
      (name) => !standard.includes(name) && !own.some((each) => apiName(each) === name),
    )
    if (unknown)
      throw refuse(
        'FIELD_INTEGRITY_EXCEPTION',
        `In field: field - no CustomField named Case.${unknown} found`,
      )
    const gone = standard.find((name) => !asked.includes(name))
    if (gone)
      throw refuse(
        'FIELD_INTEGRITY_EXCEPTION',
        `Layout must contain an item for required layout field: ${gone}`,
      )
    for (const each of own) {
      each.layouts = each.layouts.filter((layoutId) => layoutId !== one.id)
      if (asked.includes(apiName(each))) each.layouts.push(one.id)
    }
  },
}

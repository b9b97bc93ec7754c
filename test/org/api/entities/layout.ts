/** Case page layouts, with the custom fields that are on them. */

import type { OrgField, OrgState } from '../../contract.ts'
import { apiName, fieldsOf } from '../../state.ts'
import type { Entity } from '../entity.ts'

export const fieldsOn = (state: OrgState, layoutId: string): OrgField[] =>
  fieldsOf(state, 'Case').filter(({ layouts }) => layouts.includes(layoutId))

const standard = ['CaseNumber', 'Status', 'Priority', 'Subject', 'Description']

export const itemsOn = (state: OrgState, layoutId: string): string[] => [
  ...standard,
  ...fieldsOn(state, layoutId).map(apiName),
]

/** Signs other than letters, digits and blanks are encoded in the name: `Case-Case %28Sales%29 Layout`. */
export const layoutFullName = (name: string): string =>
  `Case-${name.replace(/[^\w -]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

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
}

/** Custom fields in the Tooling API: all of them, whoever may see them. One made here is seen by nobody at first. */

import { deleteField } from '../../pages/field/deleted-fields.ts'
import { fieldsOf, findField, newFieldId } from '../../state.ts'
import type { OrgField } from '../../types.ts'
import { type Body, byId, type Caller, type Entity, mustManage, type Row, refusable } from '../entity.ts'
import { notFound, refuse } from '../fault.ts'
import { checkMetadata } from './custom-field-rules.ts'
import { entityOfField, qualified } from './holder.ts'
import { codeOf, metadataType } from './metadata-types.ts'

export const metadataOf = (field: OrgField): Record<string, string | number | boolean | null> => ({
  deprecated: null,
  description: field.description || null,
  externalId: field.externalId,
  inlineHelpText: null,
  label: field.label,
  length: field.length || null,
  required: field.required === true,
  type: metadataType(field.dtype),
  unique: field.dtype === 'S' ? false : null,
  visibleLines: field.visibleLines,
})

const rowOf = (field: OrgField): Row => ({
  Id: field.id,
  DeveloperName: field.developerName,
  NamespacePrefix: field.namespace || null,
  // A custom object stands here by its id; the practice org has none.
  TableEnumOrId: entityOfField(field),
  EntityDefinitionId: entityOfField(field),
  FullName: qualified(field),
  ManageableState: field.namespace ? 'installed' : 'unmanaged',
  Metadata: metadataOf(field),
})

const bodyOf = (body: Body) => {
  const metadata = body.Metadata
  if (typeof metadata !== 'object' || metadata === null)
    throw refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Metadata]', 'Metadata')
  return metadata as Body
}

/** What the Metadata of a body says of the field. */
const valuesOf = (metadata: Body) => ({
  label: String(metadata.label ?? ''),
  length: Number(metadata.length ?? 0),
  externalId: metadata.externalId === true,
  visibleLines: typeof metadata.visibleLines === 'number' ? metadata.visibleLines : null,
  description: String(metadata.description ?? ''),
})

function find({ state }: Caller, id: string): OrgField {
  const field = byId(state.fields, id)
  if (!field) throw notFound()
  return field
}

export const customField: Entity = {
  name: 'CustomField',
  columns: [
    'Id',
    'DeveloperName',
    'NamespacePrefix',
    'TableEnumOrId',
    'EntityDefinitionId',
    'FullName',
    'ManageableState',
    'Metadata',
  ],
  single: ['Metadata', 'FullName'],
  rows: ({ state }) => state.fields.map(rowOf),

  create(caller, body) {
    const { state } = caller
    mustManage(caller, 'CustomizeApplication')
    const [, entity = '', name = ''] = /^(\w+)\.(\w+)__c$/.exec(String(body.FullName ?? '')) ?? []
    const metadata = bodyOf(body)
    // Uncertain wording.
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name) || entity === '')
      throw refuse(
        'FIELD_INTEGRITY_EXCEPTION',
        'The Field Name field can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
        'FullName',
      )
    refusable(caller, String(body.FullName))
    checkMetadata(metadata)
    const { namespace, mostCaseFields } = state.world
    const own = state.fields.find(
      (one) =>
        namespace !== '' &&
        one.namespace === namespace &&
        one.developerName.toLowerCase() === name.toLowerCase(),
    )
    if (own || findField(state, name, entity))
      throw refuse(
        'DUPLICATE_DEVELOPER_NAME',
        `There is already a field named ${name} on ${entity}.`,
        'DeveloperName',
      )
    if (fieldsOf(state, entity).length >= mostCaseFields)
      throw refuse('LIMIT_EXCEEDED', 'You have reached the maximum number of custom fields for this object')
    const field: OrgField = {
      id: newFieldId(state),
      developerName: name,
      dtype: codeOf(String(metadata.type)) ?? 'S',
      ...valuesOf(metadata),
      security: {},
      layouts: [],
      namespace,
    }
    state.fields.push(entity === 'Case' ? field : { ...field, entity })
    return field.id
  },

  update(caller, id, body) {
    mustManage(caller, 'CustomizeApplication')
    const field = find(caller, id)
    const metadata = bodyOf(body)
    checkMetadata(metadata)
    // Salesforce lets some types be changed; the practice org none.
    if (metadata.type !== metadataType(field.dtype))
      throw refuse('FIELD_INTEGRITY_EXCEPTION', `Cannot change type of ${qualified(field)}`, 'Metadata')
    Object.assign(field, valuesOf(metadata))
  },

  remove(caller, id) {
    mustManage(caller, 'CustomizeApplication')
    deleteField(caller.state, find(caller, id))
  },
}

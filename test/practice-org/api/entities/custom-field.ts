/**
 * Custom fields in the Tooling API: all, whoever may see them. A new one is visible to nobody at
 * first.
 */

import { deleteField } from '../../pages/field/deleted-fields.ts'
import { createFieldId, findField, getCreatedDate, listFields } from '../../state.ts'
import type { FakeOrg, OrgField } from '../../types.ts'
import {
  assertNotReferenced,
  assertNotRejected,
  assertPermission,
  type Caller,
  type Entity,
  findById,
  type RecordBody,
  type RecordRow,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'
import { validateFieldMetadata } from './custom-field-rules.ts'
import { getFieldEntity, getQualifiedFieldName } from './holder.ts'
import { findTypeCode, toMetadataType } from './metadata-types.ts'

export const toFieldMetadata = (field: OrgField): Record<string, string | number | boolean | null> => ({
  deprecated: null,
  description: field.description || null,
  externalId: field.externalId,
  inlineHelpText: null,
  label: field.label,
  length: field.length || null,
  required: field.required === true,
  type: toMetadataType(field.dtype),
  unique: field.dtype === 'S' ? false : null,
  visibleLines: field.visibleLines,
})

const rowOf = (state: FakeOrg, field: OrgField): RecordRow => ({
  Id: field.id,
  DeveloperName: field.developerName,
  NamespacePrefix: field.namespace || null,
  // Custom objects appear by id; the practice org has none.
  TableEnumOrId: getFieldEntity(field),
  EntityDefinitionId: getFieldEntity(field),
  FullName: getQualifiedFieldName(field),
  ManageableState: field.namespace ? 'installed' : 'unmanaged',
  CreatedDate: getCreatedDate(state, field.id),
  Metadata: toFieldMetadata(field),
})

const bodyOf = (body: RecordBody) => {
  const metadata = body.Metadata
  if (typeof metadata !== 'object' || metadata === null)
    throw createRecordError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Metadata]', 'Metadata')
  return metadata as RecordBody
}

/** Reads the field from a body's Metadata. */
const valuesOf = (metadata: RecordBody) => ({
  label: String(metadata.label ?? ''),
  length: Number(metadata.length ?? 0),
  externalId: metadata.externalId === true,
  visibleLines: typeof metadata.visibleLines === 'number' ? metadata.visibleLines : null,
  description: String(metadata.description ?? ''),
})

function find({ state }: Caller, id: string): OrgField {
  const field = findById(state.fields, id)
  if (!field) throw createNotFoundError()
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
    'CreatedDate',
    'Metadata',
  ],
  singleRowColumns: ['Metadata', 'FullName'],
  rows: ({ state }) => state.fields.map((field) => rowOf(state, field)),

  create(caller, body) {
    const { state } = caller
    assertPermission(caller, 'CustomizeApplication')
    const [, entity = '', name = ''] = /^(\w+)\.(\w+)__c$/.exec(String(body.FullName ?? '')) ?? []
    const metadata = bodyOf(body)
    // Uncertain wording.
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name) || entity === '')
      throw createRecordError(
        'FIELD_INTEGRITY_EXCEPTION',
        'The Field Name field can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
        'FullName',
      )
    assertNotRejected(caller, String(body.FullName))
    validateFieldMetadata(metadata)
    const { namespace, maxCaseFields: mostCaseFields } = state.variant
    const own = state.fields.find(
      (one) =>
        namespace !== '' &&
        one.namespace === namespace &&
        one.developerName.toLowerCase() === name.toLowerCase(),
    )
    if (own || findField(state, name, entity))
      throw createRecordError(
        'DUPLICATE_DEVELOPER_NAME',
        `There is already a field named ${name} on ${entity}.`,
        'DeveloperName',
      )
    if (listFields(state, entity).length >= mostCaseFields)
      throw createRecordError(
        'LIMIT_EXCEEDED',
        'You have reached the maximum number of custom fields for this object',
      )
    const field: OrgField = {
      id: createFieldId(state),
      developerName: name,
      dtype: findTypeCode(String(metadata.type)) ?? 'S',
      ...valuesOf(metadata),
      security: {},
      layouts: [],
      namespace,
    }
    state.fields.push(entity === 'Case' ? field : { ...field, entity })
    return field.id
  },

  update(caller, id, body) {
    assertPermission(caller, 'CustomizeApplication')
    const field = find(caller, id)
    const metadata = bodyOf(body)
    validateFieldMetadata(metadata)
    // Salesforce allows some changes of type; the practice org none.
    if (metadata.type !== toMetadataType(field.dtype))
      throw createRecordError(
        'FIELD_INTEGRITY_EXCEPTION',
        `Cannot change type of ${getQualifiedFieldName(field)}`,
        'Metadata',
      )
    Object.assign(field, valuesOf(metadata))
  },

  remove(caller, id) {
    assertPermission(caller, 'CustomizeApplication')
    const field = find(caller, id)
    assertNotReferenced(caller, getQualifiedFieldName(field))
    deleteField(caller.state, field)
  },
}

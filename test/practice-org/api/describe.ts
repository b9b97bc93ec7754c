/**
 * Describes an object for the requesting user, without fields that field-level security hides, even
 * from an admin.
 */

import { listStandardFields } from '../pages/field/standard-fields.ts'
import { getFieldApiName, listFields } from '../state.ts'
import type { OrgField } from '../types.ts'
import { computeFieldAccess } from './entities/holder.ts'
import { toDescribeType } from './entities/metadata-types.ts'
import type { Caller, Entity } from './entity.ts'
import { type ApiResponse, createNotFoundError } from './fault.ts'
import { getStableId } from './records.ts'
import { dataSchema } from './schemas.ts'

interface FieldDescription {
  name: string
  label: string
  type: string
  length?: number
  custom?: boolean
  externalId?: boolean
  createable?: boolean
  updateable?: boolean
  nillable?: boolean
  extraTypeInfo?: string | null
}

const describedField = ({ name, label, type, length = 0, ...rest }: FieldDescription) => ({
  aggregatable: true,
  autoNumber: false,
  byteLength: length * 3,
  calculated: false,
  createable: true,
  custom: false,
  defaultedOnCreate: false,
  deprecatedAndHidden: false,
  externalId: false,
  extraTypeInfo: null,
  filterable: type !== 'textarea',
  label,
  length,
  name,
  nillable: name !== 'Id',
  permissionable: true,
  picklistValues: [],
  soapType: type === 'boolean' ? 'xsd:boolean' : 'xsd:string',
  sortable: type !== 'textarea',
  type,
  unique: false,
  updateable: true,
  ...rest,
})

const standardTypes: Readonly<Record<string, string>> = {
  'Auto Number': 'string',
  Checkbox: 'boolean',
  Picklist: 'picklist',
  Email: 'email',
  Phone: 'phone',
  'Date/Time': 'datetime',
}

const standardDescribed = (entity: string): FieldDescription[] =>
  listStandardFields(entity).map(([label, name, printed]) => {
    const lookup = printed.startsWith('Lookup')
    const length = Number(/\((\d+)\)/.exec(printed)?.[1] ?? 0)
    const area = printed.includes('Area')
    const type = lookup ? 'reference' : area ? 'textarea' : (standardTypes[printed] ?? 'string')
    return { name: lookup ? `${name}Id` : name, label, type, length: lookup ? 18 : length }
  })

function customDescribed(caller: Caller, field: OrgField): FieldDescription[] {
  const own = computeFieldAccess(caller.state, caller.user, field)
  // Required fields are visible to everybody.
  const { read, edit } = field.required ? { read: true, edit: true } : own
  if (!read) return []
  return [
    {
      name: getFieldApiName(field),
      label: field.label,
      type: toDescribeType(field.dtype),
      length: field.length,
      custom: true,
      externalId: field.externalId,
      createable: edit,
      updateable: edit,
      nillable: !field.required,
      // Uncertain; platform reference D2.
      extraTypeInfo: field.dtype === 'J' ? 'plaintextarea' : null,
    },
  ]
}

/** The record types of Case. Uncertain: that inactive ones are listed; a flag tells them apart. */
const recordTypesOf = ({ state, profile }: Caller) =>
  [
    { name: 'Master', active: true, master: true, available: true },
    ...state.variant.recordTypes.map(({ name, active, profiles }) => ({
      name,
      active,
      master: false,
      available: active && (!profiles || profiles.includes(profile?.name ?? '')),
    })),
  ].map((one, index) => ({
    ...one,
    defaultRecordTypeMapping: index === 0,
    developerName: one.name.replace(/\W/g, '_'),
    recordTypeId: getStableId(state, '012', one.name),
  }))

const ofEntity = ({ columns }: Entity): FieldDescription[] =>
  columns
    .filter((name) => name !== 'Id')
    .map((name) => ({
      name,
      label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
      type: /^(Is|Permissions|Options)[A-Z]/.test(name)
        ? 'boolean'
        : /Id$/.test(name)
          ? 'reference'
          : 'string',
      length: 255,
    }))

export function describeObject(caller: Caller, name: string): ApiResponse {
  const entity = dataSchema.get(name.toLowerCase())
  if (!entity && name !== 'Case') throw createNotFoundError()
  const fields = entity
    ? ofEntity(entity)
    : [
        ...standardDescribed('Case'),
        ...listFields(caller.state, 'Case').flatMap((field) => customDescribed(caller, field)),
      ]
  const id: FieldDescription = {
    name: 'Id',
    label: `${name} ID`,
    type: 'id',
    length: 18,
    createable: false,
    updateable: false,
  }
  return {
    status: 200,
    value: {
      name: entity?.name ?? name,
      label: name,
      labelPlural: `${name}s`,
      custom: false,
      createable: entity ? entity.create !== undefined : true,
      updateable: entity ? entity.update !== undefined : true,
      queryable: true,
      fields: [id, ...fields].map(describedField),
      recordTypeInfos: entity ? [] : recordTypesOf(caller),
    },
  }
}

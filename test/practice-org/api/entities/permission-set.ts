/** Permission sets, including the one in which each profile stores its permissions. */

import { getCreatedDate } from '../../state.ts'
import {
  assertKnownColumns,
  assertNotReferenced,
  assertNotRejected,
  assertPermission,
  assertRequired,
  type Entity,
  findById,
  getTrimmedText,
  type RecordBody,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'
import { createRecordId, getApiRecords, getProfilePermissionSetId } from '../records.ts'
import { parsePermissions, permissionColumns, toPermissionColumns } from './permissions.ts'

const settable = ['Name', 'Label', 'Description', 'LicenseId', ...permissionColumns]

const nameShape = /^[A-Za-z](?:_?[A-Za-z0-9])*$/

function check(body: RecordBody, taken: readonly string[]): void {
  const name = getTrimmedText(body, 'Name')
  // Uncertain: both wordings; the second one's code is sourced.
  if (!nameShape.test(name))
    throw createRecordError(
      'INVALID_FIELD',
      'The Permission Set API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
      'Name',
    )
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase()))
    throw createRecordError(
      'DUPLICATE_DEVELOPER_NAME',
      'The name you specified is already in use. Please specify a unique name.',
      'Name',
    )
}

export const permissionSet: Entity = {
  name: 'PermissionSet',
  columns: [
    'Id',
    'Name',
    'Label',
    'Description',
    'LicenseId',
    'ProfileId',
    'IsOwnedByProfile',
    'IsCustom',
    'NamespacePrefix',
    'Type',
    'CreatedDate',
    ...permissionColumns,
  ],
  relations: { Profile: { to: 'Profile', by: 'ProfileId' } },
  rows({ state }) {
    const ofProfiles = state.profiles.map((one) => ({
      Id: getProfilePermissionSetId(one.id),
      // Salesforce generates such a name.
      Name: `X${one.id}`,
      Label: `X${one.id}`,
      ProfileId: one.id,
      IsOwnedByProfile: true,
      IsCustom: one.custom,
      Type: 'Profile',
      CreatedDate: getCreatedDate(state, one.id),
      ...toPermissionColumns(one.permissions),
    }))
    const own = getApiRecords(state).permissionSets.map((one) => ({
      Id: one.id,
      Name: one.name,
      Label: one.label,
      Description: one.description || null,
      IsOwnedByProfile: false,
      IsCustom: true,
      Type: 'Regular',
      CreatedDate: getCreatedDate(state, one.id),
      ...toPermissionColumns(one.permissions),
    }))
    return [...ofProfiles, ...own]
  },

  create(caller, body) {
    const { permissionSets: sets } = getApiRecords(caller.state)
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('PermissionSet', body, settable)
    assertRequired(body, 'Name', 'Label')
    check(
      body,
      sets.map(({ name }) => name),
    )
    assertNotRejected(caller, getTrimmedText(body, 'Name'))
    const permissions = parsePermissions(body)
    const id = createRecordId(caller.state, '0PS')
    sets.push({
      id,
      name: getTrimmedText(body, 'Name'),
      label: getTrimmedText(body, 'Label'),
      description: getTrimmedText(body, 'Description'),
      permissions,
      caseAccess: { read: false, create: false, edit: false, delete: false },
      fields: {},
    })
    return id
  },

  update(caller, id, body) {
    const one = findById(getApiRecords(caller.state).permissionSets, id)
    if (!one) throw createNotFoundError()
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('PermissionSet', body, settable)
    one.permissions = parsePermissions(body, one.permissions)
    one.label = getTrimmedText(body, 'Label') || one.label
  },

  remove(caller, id) {
    const { permissionSets: sets, assignments } = getApiRecords(caller.state)
    const one = findById(sets, id)
    if (!one) throw createNotFoundError()
    assertPermission(caller, 'ManageUsers')
    assertNotReferenced(caller, one.name)
    if (assignments.some(({ setId }) => setId === one.id))
      throw createRecordError(
        'DELETE_FAILED',
        'You can’t delete this permission set because it’s assigned to one or more users.',
      )
    sets.splice(sets.indexOf(one), 1)
  },
}

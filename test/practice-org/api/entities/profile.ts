/** Profiles. */

import { findFreeId } from '../../pages/ids.ts'
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
} from '../entity.ts'
import { createNotFoundError, createRecordError, SalesforceApiError } from '../fault.ts'
import { parsePermissions, permissionColumns, toPermissionColumns } from './permissions.ts'

const settable = ['Name', 'Description', 'UserLicenseId', ...permissionColumns]

export const profileEntity: Entity = {
  name: 'Profile',
  columns: ['Id', 'Name', 'UserLicenseId', 'UserType', 'Description', 'CreatedDate', ...permissionColumns],
  relations: { UserLicense: { to: 'UserLicense', by: 'UserLicenseId' } },
  rows: ({ state }) =>
    state.profiles.map((one) => ({
      Id: one.id,
      Name: state.variant.translatedApiNames[one.name] ?? one.name,
      UserLicenseId: state.licences.find(({ name }) => name === one.licence)?.id ?? null,
      UserType: 'Standard',
      Description: one.description || null,
      CreatedDate: getCreatedDate(state, one.id),
      ...toPermissionColumns(one.permissions),
    })),

  /**
   * Creates a profile. Only sourced: the Object Reference lists create(). The body is a guess
   * (platform reference D3), as is that the new profile sees no field and no object.
   */
  create(caller, body) {
    const { state } = caller
    if (state.variant.profileCreation === 'refused')
      throw createRecordError(
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        'entity type cannot be inserted: Profile',
      )
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('Profile', body, settable)
    assertRequired(body, 'Name', 'UserLicenseId')
    const name = getTrimmedText(body, 'Name')
    assertNotRejected(caller, name)
    const licence = findById(state.licences, body.UserLicenseId)
    if (!licence)
      throw createRecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'UserLicenseId')
    // Uncertain wording.
    if (state.profiles.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw createRecordError('DUPLICATE_VALUE', 'The profile name is already in use.', 'Name')
    const id = findFreeId(
      '00e',
      state.profiles.map((one) => one.id),
    )
    state.profiles.push({
      id,
      name,
      licence: licence.name,
      custom: true,
      description: getTrimmedText(body, 'Description'),
      permissions: parsePermissions(body),
      caseAccess: { read: false, create: false, edit: false, delete: false },
    })
    return id
  },

  update(caller, id, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('Profile', body, settable)
    const one = findById(caller.state.profiles, id)
    if (!one) throw new SalesforceApiError(404, 'NOT_FOUND', 'The requested resource does not exist')
    if (!one.custom)
      throw createRecordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'standard profiles cannot be changed')
    one.permissions = parsePermissions(body, one.permissions)
    one.name = getTrimmedText(body, 'Name') || one.name
  },

  /** Deletes a profile without users, active or not. Uncertain: code and wording of the refusals. */
  remove(caller, id) {
    const { profiles, users } = caller.state
    const one = findById(profiles, id)
    if (!one) throw createNotFoundError()
    assertPermission(caller, 'ManageUsers')
    if (!one.custom) throw createRecordError('DELETE_FAILED', 'standard profiles cannot be deleted')
    assertNotReferenced(caller, one.name)
    if (users.some(({ profileId }) => profileId === one.id))
      throw createRecordError(
        'DELETE_FAILED',
        `Your attempt to delete ${one.name} could not be completed because it is assigned to users.`,
      )
    profiles.splice(profiles.indexOf(one), 1)
  },
}

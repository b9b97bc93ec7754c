/** Profiles. */

import { freeId } from '../../pages/ids.ts'
import { byId, type Entity, mustManage, onlyColumns, refusable, required, textOf } from '../entity.ts'
import { ApiFault, refuse } from '../fault.ts'
import { permissionColumns, permissionsFrom, permissionValues } from './permissions.ts'

const settable = ['Name', 'Description', 'UserLicenseId', ...permissionColumns]

export const profile: Entity = {
  name: 'Profile',
  columns: ['Id', 'Name', 'UserLicenseId', 'UserType', 'Description', ...permissionColumns],
  relations: { UserLicense: { to: 'UserLicense', by: 'UserLicenseId' } },
  rows: ({ state }) =>
    state.profiles.map((one) => ({
      Id: one.id,
      Name: state.world.apiNames[one.name] ?? one.name,
      UserLicenseId: state.licences.find(({ name }) => name === one.licence)?.id ?? null,
      UserType: 'Standard',
      Description: one.description || null,
      ...permissionValues(one.permissions),
    })),

  /**
   * Uncertain in all but that the Object Reference lists create(): the body is a guess (platform reference D3), and a
   * profile made so sees no field and no object.
   */
  create(caller, body) {
    const { state } = caller
    if (state.world.profileCreation === 'refused')
      throw refuse('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'entity type cannot be inserted: Profile')
    mustManage(caller, 'ManageUsers')
    onlyColumns('Profile', body, settable)
    required(body, 'Name', 'UserLicenseId')
    const name = textOf(body, 'Name')
    refusable(caller, name)
    const licence = byId(state.licences, body.UserLicenseId)
    if (!licence) throw refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'UserLicenseId')
    // Uncertain wording.
    if (state.profiles.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw refuse('DUPLICATE_VALUE', 'The profile name is already in use.', 'Name')
    const id = freeId(
      '00e',
      state.profiles.map((one) => one.id),
    )
    state.profiles.push({
      id,
      name,
      licence: licence.name,
      custom: true,
      description: textOf(body, 'Description'),
      permissions: permissionsFrom(body),
      caseAccess: { read: false, create: false, edit: false, delete: false },
    })
    return id
  },

  update(caller, id, body) {
    mustManage(caller, 'ManageUsers')
    onlyColumns('Profile', body, settable)
    const one = byId(caller.state.profiles, id)
    if (!one) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist')
    if (!one.custom)
      throw refuse('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'standard profiles cannot be changed')
    one.permissions = permissionsFrom(body, one.permissions)
    one.name = textOf(body, 'Name') || one.name
  },
}

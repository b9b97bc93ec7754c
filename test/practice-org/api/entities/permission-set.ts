/** Permission sets: those of their own, and the one in which each profile keeps what it allows. */

import {
  type Body,
  byId,
  type Entity,
  mustManage,
  onlyColumns,
  refusable,
  required,
  textOf,
} from '../entity.ts'
import { notFound, refuse } from '../fault.ts'
import { newId, profileSetId, recordsOf } from '../records.ts'
import { permissionColumns, permissionsFrom, permissionValues } from './permissions.ts'

const settable = ['Name', 'Label', 'Description', 'LicenseId', ...permissionColumns]

const nameShape = /^[A-Za-z](?:_?[A-Za-z0-9])*$/

function check(body: Body, taken: readonly string[]): void {
  const name = textOf(body, 'Name')
  // Uncertain: both wordings; the second one's code is sourced.
  if (!nameShape.test(name))
    throw refuse(
      'INVALID_FIELD',
      'The Permission Set API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
      'Name',
    )
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase()))
    throw refuse(
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
    ...permissionColumns,
  ],
  relations: { Profile: { to: 'Profile', by: 'ProfileId' } },
  rows({ state }) {
    const ofProfiles = state.profiles.map((one) => ({
      Id: profileSetId(one.id),
      // Salesforce makes such a name up.
      Name: `X${one.id}`,
      Label: `X${one.id}`,
      ProfileId: one.id,
      IsOwnedByProfile: true,
      IsCustom: one.custom,
      Type: 'Profile',
      ...permissionValues(one.permissions),
    }))
    const own = recordsOf(state).sets.map((one) => ({
      Id: one.id,
      Name: one.name,
      Label: one.label,
      Description: one.description || null,
      IsOwnedByProfile: false,
      IsCustom: true,
      Type: 'Regular',
      ...permissionValues(one.permissions),
    }))
    return [...ofProfiles, ...own]
  },

  create(caller, body) {
    const { sets } = recordsOf(caller.state)
    mustManage(caller, 'ManageUsers')
    onlyColumns('PermissionSet', body, settable)
    required(body, 'Name', 'Label')
    check(
      body,
      sets.map(({ name }) => name),
    )
    refusable(caller, textOf(body, 'Name'))
    const permissions = permissionsFrom(body)
    const id = newId(caller.state, '0PS')
    sets.push({
      id,
      name: textOf(body, 'Name'),
      label: textOf(body, 'Label'),
      description: textOf(body, 'Description'),
      permissions,
      caseAccess: { read: false, create: false, edit: false, delete: false },
      fields: {},
    })
    return id
  },

  update(caller, id, body) {
    const one = byId(recordsOf(caller.state).sets, id)
    if (!one) throw notFound()
    mustManage(caller, 'ManageUsers')
    onlyColumns('PermissionSet', body, settable)
    one.permissions = permissionsFrom(body, one.permissions)
    one.label = textOf(body, 'Label') || one.label
  },

  remove(caller, id) {
    const { sets, assignments } = recordsOf(caller.state)
    const one = byId(sets, id)
    if (!one) throw notFound()
    mustManage(caller, 'ManageUsers')
    if (assignments.some(({ setId }) => setId === one.id))
      throw refuse(
        'DELETE_FAILED',
        'You can’t delete this permission set because it’s assigned to one or more users.',
      )
    sets.splice(sets.indexOf(one), 1)
  },
}

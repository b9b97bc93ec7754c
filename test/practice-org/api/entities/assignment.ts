/** Assignments of permission sets and permission set licences. */

import { getCreatedDate } from '../../state.ts'
import {
  assertKnownColumns,
  assertPermission,
  assertRequired,
  type Caller,
  type Entity,
  findById,
} from '../entity.ts'
import { createNotFoundError, createRecordError } from '../fault.ts'
import {
  createRecordId,
  getApiRecords,
  getIntegrationLicenceId,
  getProfilePermissionSetId,
} from '../records.ts'

const isSetLicence = ({ state }: Caller, id: string) => id === getIntegrationLicenceId(state)

function remove(caller: Caller, id: string): void {
  const { assignments } = getApiRecords(caller.state)
  const one = findById(assignments, id)
  if (!one) throw createNotFoundError()
  assertPermission(caller, 'ManageUsers')
  assignments.splice(assignments.indexOf(one), 1)
}

function assign(caller: Caller, prefix: string, userId: string, setId: string, column: string): string {
  const { assignments } = getApiRecords(caller.state)
  const known = assignments.find((one) => one.userId === userId && one.setId === setId)
  if (known)
    throw createRecordError(
      'DUPLICATE_VALUE',
      `duplicate value found: ${column} duplicates value on record with id: ${known.id.slice(0, 15)}`,
    )
  const id = createRecordId(caller.state, prefix)
  assignments.push({ id, userId, setId })
  return id
}

/**
 * Refuses what a user of the Salesforce Integration licence may not have before the permission set
 * licence is assigned (platform reference E). The wording is known from other licences.
 */
function mustBeLicensed({ state }: Caller, userId: string, set: string, setId: string): void {
  const { assignments, permissionSets: sets } = getApiRecords(state)
  const user = findById(state.users, userId)
  const licence = findById(state.profiles, user?.profileId)?.licence
  const licensed = assignments.some(
    (one) => one.userId === userId && one.setId === getIntegrationLicenceId(state),
  )
  if (licence !== 'Salesforce Integration' || licensed || !findById(sets, setId)?.caseAccess.read) return
  throw createRecordError(
    'FIELD_INTEGRITY_EXCEPTION',
    `Can't assign permission set ${set} to user ${user?.username}. The user license doesn't allow the permission: Read Cases`,
  )
}

export const permissionSetAssignment: Entity = {
  name: 'PermissionSetAssignment',
  // There is no CreatedDate.
  columns: ['Id', 'AssigneeId', 'PermissionSetId', 'IsActive', 'SystemModstamp'],
  relations: {
    Assignee: { to: 'User', by: 'AssigneeId' },
    PermissionSet: { to: 'PermissionSet', by: 'PermissionSetId' },
  },
  rows: (caller) => [
    // Every user is assigned the permission set of their profile.
    ...caller.state.users.map((one) => ({
      Id: `0Pa${one.id.slice(3)}`,
      AssigneeId: one.id,
      PermissionSetId: getProfilePermissionSetId(one.profileId),
      IsActive: true,
      SystemModstamp: getCreatedDate(caller.state, one.id),
    })),
    ...getApiRecords(caller.state)
      .assignments.filter(({ setId }) => !isSetLicence(caller, setId))
      .map(({ id, userId, setId }) => ({
        Id: id,
        AssigneeId: userId,
        PermissionSetId: setId,
        IsActive: true,
        SystemModstamp: getCreatedDate(caller.state, id),
      })),
  ],
  create(caller, body) {
    assertPermission(caller, 'ManageUsers')
    assertKnownColumns('PermissionSetAssignment', body, ['AssigneeId', 'PermissionSetId'])
    assertRequired(body, 'AssigneeId', 'PermissionSetId')
    const user = findById(caller.state.users, body.AssigneeId)
    const set = findById(getApiRecords(caller.state).permissionSets, body.PermissionSetId)
    if (!user || !set) throw createRecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
    mustBeLicensed(caller, user.id, set.name, set.id)
    return assign(caller, '0Pa', user.id, set.id, 'PermissionSetId')
  },
  remove,
}

export const permissionSetLicense: Entity = {
  name: 'PermissionSetLicense',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'TotalLicenses', 'UsedLicenses', 'Status'],
  rows: (caller) => [
    {
      Id: getIntegrationLicenceId(caller.state),
      DeveloperName: 'SalesforceAPIIntegrationPsl',
      MasterLabel: 'Salesforce API Integration',
      TotalLicenses: 5,
      UsedLicenses: getApiRecords(caller.state).assignments.filter(({ setId }) => isSetLicence(caller, setId))
        .length,
      Status: 'Active',
    },
  ],
}

export const permissionSetLicenseAssign: Entity = {
  name: 'PermissionSetLicenseAssign',
  columns: ['Id', 'AssigneeId', 'PermissionSetLicenseId', 'CreatedDate'],
  relations: {
    Assignee: { to: 'User', by: 'AssigneeId' },
    PermissionSetLicense: { to: 'PermissionSetLicense', by: 'PermissionSetLicenseId' },
  },
  rows: (caller) =>
    getApiRecords(caller.state)
      .assignments.filter(({ setId }) => isSetLicence(caller, setId))
      .map(({ id, userId, setId }) => ({
        Id: id,
        AssigneeId: userId,
        PermissionSetLicenseId: setId,
        CreatedDate: getCreatedDate(caller.state, id),
      })),
  create(caller, body) {
    assertPermission(caller, 'ManageUsers')
    assertRequired(body, 'AssigneeId', 'PermissionSetLicenseId')
    const user = findById(caller.state.users, body.AssigneeId)
    const licence = findById([{ id: getIntegrationLicenceId(caller.state) }], body.PermissionSetLicenseId)
    if (!user || !licence)
      throw createRecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
    return assign(caller, '2LA', user.id, licence.id, 'AssigneeId')
  },
  remove,
}

/** Holders of access: a profile through its own permission set, or a permission set. */

import { getFieldApiName } from '../../state.ts'
import type { FakeOrg, OrgField, OrgProfile, OrgUser } from '../../types.ts'
import { findById } from '../entity.ts'
import { createRecordError } from '../fault.ts'
import { type FieldAccess, getApiRecords, getProfilePermissionSetId } from '../records.ts'

export interface AccessHolder {
  id: string
  profile: OrgProfile | null
  caseAccess: OrgProfile['caseAccess']
  fieldAccess(field: OrgField): FieldAccess
  setFieldAccess(field: OrgField, access: FieldAccess): void
}

const none: FieldAccess = { read: false, edit: false }

/** Returns the holder's field-level security; profiles share it with the field wizard. */
export function listAccessHolders(state: FakeOrg): AccessHolder[] {
  const profiles = state.profiles.map(
    (profile): AccessHolder => ({
      id: getProfilePermissionSetId(profile.id),
      profile,
      caseAccess: profile.caseAccess,
      fieldAccess(field) {
        const security = field.security[profile.id]
        return security?.visible ? { read: true, edit: !security.readOnly } : none
      },
      setFieldAccess(field, { read, edit }) {
        field.security[profile.id] = { visible: read, readOnly: read && !edit }
      },
    }),
  )
  const sets = getApiRecords(state).permissionSets.map(
    (set): AccessHolder => ({
      id: set.id,
      profile: null,
      caseAccess: set.caseAccess,
      fieldAccess: (field) => set.fields[field.id] ?? none,
      setFieldAccess(field, access) {
        set.fields[field.id] = access
      },
    }),
  )
  return [...profiles, ...sets]
}

export function getAccessHolder(state: FakeOrg, id: unknown): AccessHolder {
  const holder = findById(listAccessHolders(state), id)
  if (!holder)
    throw createRecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'ParentId')
  return holder
}

/** Returns true if the user's profile or one of their permission sets has a user permission. */
export function userHasPermission(state: FakeOrg, { id, profileId }: OrgUser, permission: string): boolean {
  const { assignments, permissionSets: sets } = getApiRecords(state)
  const mine = sets.filter((set) =>
    assignments.some(({ userId, setId }) => userId === id && setId === set.id),
  )
  const profile = state.profiles.find((one) => one.id === profileId)
  return [profile, ...mine].some((one) => one?.permissions[permission] === true)
}

/** Combines a user's access to a field from profile and permission sets. */
export function computeFieldAccess(
  state: FakeOrg,
  user: { id: string; profileId: string },
  field: OrgField,
): FieldAccess {
  const { assignments } = getApiRecords(state)
  const sets = assignments.filter(({ userId }) => userId === user.id).map(({ setId }) => setId)
  const mine = listAccessHolders(state).filter(
    ({ id }) => id === getProfilePermissionSetId(user.profileId) || sets.includes(id),
  )
  const all = mine.map((holder) => holder.fieldAccess(field))
  return { read: all.some(({ read }) => read), edit: all.some(({ edit }) => edit) }
}

export const getFieldEntity = (field: OrgField): string => (field.entity ?? 'Case').replace(/ /g, '')

/** `Case.Team__c` */
export const getQualifiedFieldName = (field: OrgField): string =>
  `${getFieldEntity(field)}.${getFieldApiName(field)}`

export const findFieldByQualifiedName = (state: FakeOrg, name: string): OrgField | undefined =>
  state.fields.find((field) => getQualifiedFieldName(field).toLowerCase() === name.toLowerCase())

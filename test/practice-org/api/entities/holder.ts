/** What holds access: a profile by its own permission set, or a permission set. */

import { apiName } from '../../state.ts'
import type { OrgField, OrgProfile, OrgState, OrgUser } from '../../types.ts'
import { byId } from '../entity.ts'
import { refuse } from '../fault.ts'
import { type FieldAccess, profileSetId, recordsOf } from '../records.ts'

export interface Holder {
  id: string
  profile: OrgProfile | null
  caseAccess: OrgProfile['caseAccess']
  fieldAccess(field: OrgField): FieldAccess
  setFieldAccess(field: OrgField, access: FieldAccess): void
}

const none: FieldAccess = { read: false, edit: false }

/** Profiles keep the security the field wizard wrote; it is the same to both. */
export function holdersOf(state: OrgState): Holder[] {
  const profiles = state.profiles.map(
    (profile): Holder => ({
      id: profileSetId(profile.id),
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
  const sets = recordsOf(state).sets.map(
    (set): Holder => ({
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

export function holderOf(state: OrgState, id: unknown): Holder {
  const holder = byId(holdersOf(state), id)
  if (!holder) throw refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'ParentId')
  return holder
}

/** Whether the user's profile or one of their permission sets has a user permission. */
export function userMay(state: OrgState, { id, profileId }: OrgUser, permission: string): boolean {
  const { assignments, sets } = recordsOf(state)
  const mine = sets.filter((set) =>
    assignments.some(({ userId, setId }) => userId === id && setId === set.id),
  )
  const profile = state.profiles.find((one) => one.id === profileId)
  return [profile, ...mine].some((one) => one?.permissions[permission] === true)
}

/** What all that counts for a user allows on a field. */
export function accessOf(
  state: OrgState,
  user: { id: string; profileId: string },
  field: OrgField,
): FieldAccess {
  const { assignments } = recordsOf(state)
  const sets = assignments.filter(({ userId }) => userId === user.id).map(({ setId }) => setId)
  const mine = holdersOf(state).filter(({ id }) => id === profileSetId(user.profileId) || sets.includes(id))
  const all = mine.map((holder) => holder.fieldAccess(field))
  return { read: all.some(({ read }) => read), edit: all.some(({ edit }) => edit) }
}

export const entityOfField = (field: OrgField): string => (field.entity ?? 'Case').replace(/ /g, '')

/** `Case.Team__c` */
export const qualified = (field: OrgField): string => `${entityOfField(field)}.${apiName(field)}`

export const fieldCalled = (state: OrgState, name: string): OrgField | undefined =>
  state.fields.find((field) => qualified(field).toLowerCase() === name.toLowerCase())

/** What an org holds that hardly a page of the practice org shows: permission sets, who has them, and the login history. */

import { to18 } from '../pages/ids.ts'
import type { FakeOrg, OrgProfile } from '../types.ts'

export interface FieldAccess {
  read: boolean
  edit: boolean
}

export interface OrgPermissionSet {
  id: string
  name: string
  label: string
  description: string
  permissions: Record<string, boolean>
  caseAccess: OrgProfile['caseAccess']
  /** By the field's id. */
  fields: Record<string, FieldAccess>
}

export interface OrgLogin {
  id: string
  userId: string
  /** Epoch milliseconds. */
  at: number
  status: string
  application: string
  loginType: string
  sourceIp: string
}

export interface ApiRecords {
  permissionSets: OrgPermissionSet[]
  /** `setId` may also be a permission set licence's. */
  assignments: { id: string; userId: string; setId: string }[]
  logins: OrgLogin[]
  /** Requests to the API so far. */
  requestCount: number
  ids: Map<string, string>
}

const all = new WeakMap<FakeOrg, ApiRecords>()

export function getApiRecords(state: FakeOrg): ApiRecords {
  const known = all.get(state)
  if (known) return known
  const made: ApiRecords = {
    permissionSets: [],
    assignments: [],
    logins: [],
    requestCount: 0,
    ids: new Map(),
  }
  all.set(state, made)
  return made
}

/** An id that stays the same for the same thing. */
export function getStableId(state: FakeOrg, prefix: string, thing: string): string {
  const { ids } = getApiRecords(state)
  const key = `${prefix} ${thing}`
  const known = ids.get(key)
  if (known) return known
  const id = to18(`${prefix}5g000${(ids.size + 1).toString(36).padStart(5, '0')}Ap`)
  ids.set(key, id)
  return id
}

/** A new record's id. */
export const createRecordId = (state: FakeOrg, prefix: string): string =>
  getStableId(state, prefix, `new ${getApiRecords(state).ids.size}`)

/** The one that sessions begin with; every practice org has the same. */
export const organizationId: string = to18('00D5g00000001Qx')

/** A profile keeps what it allows in a permission set of its own. */
export const getProfilePermissionSetId = (profileId: string): string => to18(`0PS${profileId.slice(3, 15)}`)

/** The licence that lets users of the Salesforce Integration licence have more than the API. */
export const getIntegrationLicenceId = (state: FakeOrg): string =>
  getStableId(state, '0PL', 'SalesforceAPIIntegrationPsl')

type Kept = Pick<FakeOrg, 'fields' | 'deletedFields' | 'profiles' | 'users' | 'licences' | 'mailbox'> &
  Pick<ApiRecords, 'permissionSets' | 'assignments'>

const kept = (state: FakeOrg): Kept => {
  const { fields, deletedFields, profiles, users, licences, mailbox } = state
  const { permissionSets: sets, assignments } = getApiRecords(state)
  return { fields, deletedFields, profiles, users, licences, mailbox, permissionSets: sets, assignments }
}

/** Remembers all the API can change; what is returned puts it back. */
export function createSavepoint(state: FakeOrg): () => void {
  const before = structuredClone(kept(state))
  return () => {
    const now = kept(state)
    for (const name of Object.keys(now) as (keyof Kept)[])
      (now[name] as unknown[]).splice(0, now[name].length, ...before[name])
  }
}

/**
 * Records of an org that pages hardly show: permission sets, their assignments, and the login
 * history.
 */

import { to18 } from '../pages/ids.ts'
import type { FakeOrg, OrgProfile } from '../types.ts'

export interface FieldAccess {
  read: boolean
  edit: boolean
}

interface OrgPermissionSet {
  id: string
  name: string
  label: string
  description: string
  permissions: Record<string, boolean>
  caseAccess: OrgProfile['caseAccess']
  /** By the field's id. */
  fields: Record<string, FieldAccess>
}

interface OrgLogin {
  id: string
  userId: string
  /** Epoch milliseconds. */
  at: number
  status: string
  application: string
  loginType: string
  loginSubType?: string
  sourceIp: string
}

interface ApiRecords {
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

/** Returns the same id for the same name. */
export function getStableId(state: FakeOrg, prefix: string, thing: string): string {
  const { ids } = getApiRecords(state)
  const key = `${prefix} ${thing}`
  const known = ids.get(key)
  if (known) return known
  const id = to18(`${prefix}5g000${(ids.size + 1).toString(36).padStart(5, '0')}Ap`)
  ids.set(key, id)
  return id
}

/** Creates a new record's id. */
export const createRecordId = (state: FakeOrg, prefix: string): string =>
  getStableId(state, prefix, `new ${getApiRecords(state).ids.size}`)

/** The org id, with which session ids begin; the same in every practice org. */
export const organizationId: string = to18('00D5g00000001Qx')

/** Returns the id of the permission set in which a profile stores its permissions. */
export const getProfilePermissionSetId = (profileId: string): string => to18(`0PS${profileId.slice(3, 15)}`)

/** Returns the id of the permission set licence that users of Salesforce Integration need. */
export const getIntegrationLicenceId = (state: FakeOrg): string =>
  getStableId(state, '0PL', 'SalesforceAPIIntegrationPsl')

type Snapshot = Pick<FakeOrg, 'fields' | 'deletedFields' | 'profiles' | 'users' | 'licences' | 'mailbox'> &
  Pick<ApiRecords, 'permissionSets' | 'assignments'>

const takeSnapshot = (state: FakeOrg): Snapshot => {
  const { fields, deletedFields, profiles, users, licences, mailbox } = state
  const { permissionSets: sets, assignments } = getApiRecords(state)
  return { fields, deletedFields, profiles, users, licences, mailbox, permissionSets: sets, assignments }
}

/** Saves all that the API can change; returns a function that restores it. */
export function createSavepoint(state: FakeOrg): () => void {
  const before = structuredClone(takeSnapshot(state))
  return () => {
    const now = takeSnapshot(state)
    for (const name of Object.keys(now) as (keyof Snapshot)[])
      (now[name] as unknown[]).splice(0, now[name].length, ...before[name])
  }
}

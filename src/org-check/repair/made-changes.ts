/** Turns the results of a repair into what the record of changes keeps. Pure; never a value. */

import type { NewChange } from '../../change-record/new-change.ts'
import { integrationPermissionSet } from '../../required-setup.ts'
import type { LayoutFact, OrgFacts } from '../facts/facts.ts'
import { type CreateResult, getCreatedId } from './create-result.ts'
import type { GrantedPermissions } from './permission-set.ts'

/** A change without its times. */
export type MadeChange = Omit<NewChange, 'at' | 'until'>

const isMade = (result: CreateResult): boolean => result.ok && result.value.outcome === 'made'
const getMadeId = (result: CreateResult): string | null =>
  result.ok ? getCreatedId(result.value.value) || null : null

/** Returns the fields that were created. */
export const madeFields = (results: ReadonlyMap<string, CreateResult>): readonly MadeChange[] =>
  [...results]
    .filter(([, result]) => isMade(result))
    .map(([name, result]) => ({
      kind: 'field',
      action: 'made',
      name: `${name}__c`,
      id: getMadeId(result),
      details: [],
    }))

/** Returns the page layout with the fields that were added to it. */
export const changedLayout = ({ id, name }: LayoutFact, apiNames: readonly string[]): MadeChange => ({
  kind: 'layout',
  action: 'changed',
  name,
  id,
  details: apiNames,
})

/** Returns the profile or permission set with its permissions; nothing if it existed as needed. */
export const madePermissions = (
  kind: 'profile' | 'permission-set',
  name: string,
  result: CreateResult<GrantedPermissions>,
): readonly MadeChange[] =>
  result.ok && result.value.outcome === 'made'
    ? [
        {
          kind,
          action: result.value.value.isNew ? 'made' : 'changed',
          name,
          id: result.value.value.id,
          details: result.value.value.permissions,
        },
      ]
    : []

/** Names the owner of a permission set: a profile's own set has no name that an admin knows. */
const nameOwner = ({ permissionSets, profile }: OrgFacts, setId: string): string => {
  const set = permissionSets.ok ? permissionSets.value.find(({ id }) => id === setId) : undefined
  if (!set?.ownedByProfile) return set?.name ?? integrationPermissionSet.name
  return (profile.ok && profile.value?.name) || set.name
}

/** Returns the access to cases and fields that was granted in a permission set, as one change. */
export const grantedAccess = (
  facts: OrgFacts,
  setId: string,
  results: ReadonlyMap<string, CreateResult>,
): readonly MadeChange[] => {
  const details = [...results]
    .filter(([, result]) => isMade(result))
    .map(([name]) => (name === 'Case' ? name : `Case.${name}__c`))
  return details.length > 0
    ? [{ kind: 'permissions', action: 'changed', name: nameOwner(facts, setId), id: setId, details }]
    : []
}

/** Returns the user that was created. */
export const madeUser = (
  result: CreateResult<{ readonly id: string; readonly username: string }>,
): readonly MadeChange[] =>
  result.ok && result.value.outcome === 'made'
    ? [
        {
          kind: 'user',
          action: 'made',
          name: result.value.value.username,
          id: result.value.value.id,
          details: [],
        },
      ]
    : []

/** Returns the assignment of a license or permission set, named by what was assigned to whom. */
export const madeAssignment = (
  kind: 'permission-set-license' | 'permission-set-assignment',
  name: string,
  username: string,
  result: CreateResult,
): readonly MadeChange[] =>
  isMade(result) ? [{ kind, action: 'made', name, id: getMadeId(result), details: [username] }] : []

/** Returns that a user's password was set: whose, and never which. */
export const changedPassword = (
  userId: string,
  username: string,
  result: CreateResult,
): readonly MadeChange[] =>
  isMade(result) ? [{ kind: 'password', action: 'changed', name: username, id: userId, details: [] }] : []

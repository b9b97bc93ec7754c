/** Plans what *Review fixes* makes, from the facts. Pure. The preview shows exactly this. */

import {
  type CaseFieldName,
  requiredCaseFields,
  requiredProfile,
  requiredUser,
} from '../../required-setup.ts'
import type { LayoutFact, OrgFacts } from '../facts/facts.ts'
import { canRepair } from '../rows/session.ts'
import { designatedProfile, hasPermission, isIntegrationUser, isProfileExclusive } from '../rows/users.ts'
import { findRepairBlockers, missingFieldNames } from './repair-blockers.ts'
import type { RepairItem } from './repair-item.ts'

/** Returns the id of the profile's own set if safe to extend: complete, and nobody else has it. */
export const profilePermissionSet = (facts: OrgFacts): string | null => {
  const { profile, permissionSets, otherAssignees } = facts
  const own = permissionSets.ok
    ? permissionSets.value.find(({ ownedByProfile }) => ownedByProfile)
    : undefined
  if (!profile.ok || !profile.value || !own) return null
  const { designated, apiOnly, apiEnabled, passwordNeverExpires } = profile.value
  const isOurs =
    (designated || isProfileExclusive(facts)) && !(otherAssignees.ok && otherAssignees.value.profile > 0)
  return isOurs && apiOnly === true && apiEnabled === true && passwordNeverExpires === true ? own.id : null
}

/** Returns the username for a new integration user. `org`: the org's My Domain host. */
export const defaultUsername = (org: string): string =>
  `${requiredUser.nickname}@${org.split('.')[0]}.example`

const noLayouts: readonly LayoutFact[] = []

/** Returns the fields on no layout, or missing: nobody who works on cases would see them. */
const findHiddenFields = (
  { layouts, fields }: OrgFacts,
  missing: readonly CaseFieldName[],
): readonly CaseFieldName[] =>
  layouts.ok && fields.ok && layouts.value.list.length > 0
    ? requiredCaseFields
        .map(({ name }) => name)
        .filter(
          (name) => missing.includes(name) || (layouts.value.looked > 0 && layouts.value.having[name] === 0),
        )
    : []

/**
 * Plans the repair; empty without an administrator's session. `hasPassword`: the popup holds one.
 * `org`: the My Domain host. `isPasswordLost`: nobody knows the password we set.
 */
export const planRepairs = (
  facts: OrgFacts,
  hasPassword: boolean,
  org: string,
  isPasswordLost = false,
): readonly RepairItem[] => {
  if (!canRepair(facts)) return []
  const blockedKinds = new Set(findRepairBlockers(facts).flatMap(({ blocks }) => blocks))
  const missing = missingFieldNames(facts)
  const {
    fieldAccess,
    caseAccess,
    profile,
    user,
    logins,
    permissionSets,
    permissionSetLicense,
    baseProfile,
    layouts,
  } = facts
  const inaccessible = requiredCaseFields
    .map(({ name }) => name)
    .filter((name) => {
      const access = fieldAccess.ok ? fieldAccess.value[name] : undefined
      if (missing.includes(name)) return !blockedKinds.has('field')
      return fieldAccess.ok && !(access?.read && access.edit)
    })
  const lacksCaseAccess =
    caseAccess.ok && !(caseAccess.value.read && caseAccess.value.create && caseAccess.value.edit)
  const noUser = user.ok && user.value === null
  // For an existing user, an unknown permission does not count as missing.
  const lacksPermission = (['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const).some((name) =>
    noUser ? hasPermission(facts, name) !== true : hasPermission(facts, name) === false,
  )
  const username = noUser ? defaultUsername(org) : user.ok && user.value ? user.value.username : ''
  const isOurs = noUser || isIntegrationUser(facts)
  // A new user gets only a profile designated for the integration: others may be in use.
  const ownProfile = designatedProfile(facts)
  const profileName = ownProfile?.name ?? requiredProfile.name
  const noProfile = noUser && profile.ok && ownProfile === null
  const needsAccess = inaccessible.length > 0 || lacksCaseAccess
  const isKnown = profile.ok && permissionSets.ok
  const needsPermissionSet =
    isOurs && isKnown && (needsAccess || lacksPermission) && profilePermissionSet(facts) === null
  const neverUsed = isKnown && logins.ok && logins.value.length === 0
  const missingLicense =
    permissionSetLicense.ok && permissionSetLicense.value?.assigned === false
      ? permissionSetLicense.value
      : null
  const hiddenFields = findHiddenFields(facts, blockedKinds.has('field') ? [] : missing)
  const baseName = (baseProfile.ok && baseProfile.value?.profile?.name) || ''
  const items: readonly RepairItem[] = [
    ...missing.map((name) => ({ kind: 'field', name }) as const),
    ...(hiddenFields.length > 0
      ? [
          {
            kind: 'layouts',
            fields: hiddenFields,
            layouts: layouts.ok ? layouts.value.list : noLayouts,
          } as const,
        ]
      : []),
    ...(noProfile ? [{ kind: 'profile', name: profileName, base: baseName } as const] : []),
    ...(needsPermissionSet ? [{ kind: 'set' } as const] : []),
    ...(needsAccess && isOurs && isKnown ? [{ kind: 'access', fields: inaccessible } as const] : []),
    ...(noUser ? [{ kind: 'user', username, profile: profileName } as const] : []),
    ...(missingLicense && isOurs ? [{ kind: 'licence', name: missingLicense.name, username } as const] : []),
    ...(needsPermissionSet ? [{ kind: 'assignment', username } as const] : []),
    ...(noUser || (isOurs && (neverUsed || isPasswordLost) && !hasPassword)
      ? [{ kind: 'password', username } as const]
      : []),
  ]
  return items.filter(({ kind }) => !blockedKinds.has(kind))
}

const hasFieldsWithin = (item: RepairItem, one: RepairItem): boolean =>
  'fields' in item && 'fields' in one && item.fields.every((name) => one.fields.includes(name))

/**
 * Checks that the admin confirmed this very item: same kind, user and profile. Some of its fields
 * may have been resolved meanwhile, but none may be new.
 */
export const isConfirmedItem = (item: RepairItem, confirmed: readonly RepairItem[]): boolean =>
  confirmed.some((one) =>
    item.kind === one.kind && 'fields' in item
      ? hasFieldsWithin(item, one)
      : JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(item).sort()),
  )

/** Keeps the confirmed items, and of their page layouts those the admin chose. */
export const pickConfirmedItems = (
  plan: readonly RepairItem[],
  confirmed: readonly RepairItem[],
): readonly RepairItem[] => {
  const chosen = confirmed.find((one) => one.kind === 'layouts')?.layouts ?? noLayouts
  return plan
    .filter((item) => isConfirmedItem(item, confirmed))
    .map((item) =>
      item.kind === 'layouts'
        ? { ...item, layouts: item.layouts.filter(({ id }) => chosen.some((one) => one.id === id)) }
        : item,
    )
}

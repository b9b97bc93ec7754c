/** Plans what *Mend it* makes, from the facts. Pure. The preview shows exactly this. */

import {
  type CaseFieldName,
  requiredCaseFields,
  requiredProfile as wantedProfile,
  requiredUser as wantedUser,
} from '../../required-setup.ts'
import type { LayoutFact, OrgFacts } from '../facts/facts.ts'
import { canRepair } from '../rows/session.ts'
import { designatedProfile, hasPermission, isIntegrationUser, isProfileExclusive } from '../rows/users.ts'
import { findRepairBlockers, missingFieldNames } from './repair-blockers.ts'
import type { RepairItem } from './repair-item.ts'

/** Returns the id of the profile's own set if safe to extend: complete, and nobody else has it. */
export const profilePermissionSet = (facts: OrgFacts): string | null => {
  const { profile, permissionSets, otherAssignees: others } = facts
  const own = permissionSets.ok
    ? permissionSets.value.find(({ ownedByProfile: ofProfile }) => ofProfile)
    : undefined
  if (!profile.ok || !profile.value || !own) return null
  const { designated: said, apiOnly, apiEnabled, passwordNeverExpires } = profile.value
  const isOurs = (said || isProfileExclusive(facts)) && !(others.ok && others.value.profile > 0)
  return isOurs && apiOnly === true && apiEnabled === true && passwordNeverExpires === true ? own.id : null
}

/** Returns the username for a new integration user. `org`: the org's My Domain host. */
export const defaultUsername = (org: string): string => `${wantedUser.nickname}@${org.split('.')[0]}.example`

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
  const kept = new Set(findRepairBlockers(facts).flatMap(({ blocks: keeps }) => keeps))
  const missing = missingFieldNames(facts)
  const {
    fieldAccess,
    caseAccess,
    profile,
    user,
    logins,
    permissionSets,
    permissionSetLicense: setLicence,
    baseProfile: base,
    layouts,
  } = facts
  const closed = requiredCaseFields
    .map(({ name }) => name)
    .filter((name) => {
      const access = fieldAccess.ok ? fieldAccess.value[name] : undefined
      if (missing.includes(name)) return !kept.has('field')
      return fieldAccess.ok && !(access?.read && access.edit)
    })
  const lacksCase =
    caseAccess.ok && !(caseAccess.value.read && caseAccess.value.create && caseAccess.value.edit)
  const noUser = user.ok && user.value === null
  // For an existing user, an unknown permission does not count as missing.
  const lacksPermission = (['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const).some((name) =>
    noUser ? hasPermission(facts, name) !== true : hasPermission(facts, name) === false,
  )
  const username = noUser ? defaultUsername(org) : user.ok && user.value ? user.value.username : ''
  const isOurs = noUser || isIntegrationUser(facts)
  // A new user gets only a profile designated for the integration: others may be in use.
  const ours = designatedProfile(facts)
  const profileName = ours?.name ?? wantedProfile.name
  const noProfile = noUser && profile.ok && ours === null
  const access = closed.length > 0 || lacksCase
  const isRead = profile.ok && permissionSets.ok
  const viaSet = isOurs && isRead && (access || lacksPermission) && profilePermissionSet(facts) === null
  const neverUsed = isRead && logins.ok && logins.value.length === 0
  const unlicensed = setLicence.ok && setLicence.value?.assigned === false ? setLicence.value : null
  const unseen = findHiddenFields(facts, kept.has('field') ? [] : missing)
  const baseName = (base.ok && base.value?.profile?.name) || ''
  const items: readonly RepairItem[] = [
    ...missing.map((name) => ({ kind: 'field', name }) as const),
    ...(unseen.length > 0
      ? [
          {
            kind: 'layouts',
            fields: unseen,
            layouts: layouts.ok ? layouts.value.list : noLayouts,
          } as const,
        ]
      : []),
    ...(noProfile ? [{ kind: 'profile', name: profileName, base: baseName } as const] : []),
    ...(viaSet ? [{ kind: 'set' } as const] : []),
    ...(access && isOurs && isRead ? [{ kind: 'access', fields: closed } as const] : []),
    ...(noUser ? [{ kind: 'user', username, profile: profileName } as const] : []),
    ...(unlicensed && isOurs ? [{ kind: 'licence', name: unlicensed.name, username } as const] : []),
    ...(viaSet ? [{ kind: 'assignment', username } as const] : []),
    ...(noUser || (isOurs && (neverUsed || isPasswordLost) && !hasPassword)
      ? [{ kind: 'password', username } as const]
      : []),
  ]
  return items.filter(({ kind }) => !kept.has(kind))
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

/** What *Mend it* would make, worked out of the facts. Pure; the preview shows exactly this, and no more is made. */

import { type CaseFieldName, caseFields, profile as wantedProfile, user as wantedUser } from '../blueprint.ts'
import type { Facts } from '../salesforce/api/facts.ts'
import { isIntegrationUser, permitted } from './people.ts'
import { mayMend } from './session.ts'

export type MendItem =
  | { readonly kind: 'field'; readonly name: CaseFieldName }
  /** The API-only profile. */
  | { readonly kind: 'profile'; readonly name: string }
  /** The integration permission set: made, or completed. */
  | { readonly kind: 'set' }
  /** Access to cases and to these fields. */
  | { readonly kind: 'access'; readonly fields: readonly CaseFieldName[] }
  /** The user with this profile. */
  | { readonly kind: 'user'; readonly username: string; readonly profile: string }
  | { readonly kind: 'assignment'; readonly username: string }
  | { readonly kind: 'password'; readonly username: string }

/** The profile's own permission set, where the profile is the integration's alone and lacks nothing itself. */
export const ownSet = ({ profile, sets }: Facts): string | null => {
  const own = sets.ok ? sets.value.find(({ ofProfile }) => ofProfile) : undefined
  if (!profile.ok || !profile.value || !own) return null
  const { name, apiOnly, apiEnabled, passwordNeverExpires } = profile.value
  const isOurs = name === wantedProfile.name || apiOnly === true
  return isOurs && apiOnly === true && apiEnabled === true && passwordNeverExpires === true ? own.id : null
}

/** The user name the integration user is made with. `org` is the host of the org's My Domain. */
export const usualUsername = (org: string): string => `${wantedUser.nickname}@${org.split('.')[0]}.example`

/**
 * Nothing where the session is not an administrator's. `hasPassword`: the popup holds one already. `org` is the host of
 * the org's My Domain.
 */
export const mendPlan = (facts: Facts, hasPassword: boolean, org: string): readonly MendItem[] => {
  if (!mayMend(facts)) return []
  const missing = facts.fields.ok
    ? caseFields.map(({ name }) => name).filter((name) => facts.fields.ok && !facts.fields.value[name])
    : []
  const { fieldAccess, caseAccess, profile, user, logins } = facts
  const closed = caseFields
    .map(({ name }) => name)
    .filter((name) => {
      const access = fieldAccess.ok ? fieldAccess.value[name] : undefined
      return missing.includes(name) || (fieldAccess.ok && !(access?.read && access.edit))
    })
  const lacksCase =
    caseAccess.ok && !(caseAccess.value.read && caseAccess.value.create && caseAccess.value.edit)
  const lacksPermission = (['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const).some(
    (name) => permitted(facts, name) !== true,
  )
  const noUser = user.ok && user.value === null
  const username = noUser ? usualUsername(org) : user.ok && user.value ? user.value.username : ''
  const isOurs = noUser || isIntegrationUser(facts)
  const profileName = (profile.ok && profile.value?.name) || wantedProfile.name
  const noProfile = noUser && profile.ok && profile.value === null
  const access = closed.length > 0 || lacksCase
  const viaSet = isOurs && (access || lacksPermission) && ownSet(facts) === null
  const neverUsed = logins.ok && logins.value.length === 0
  return [
    ...missing.map((name) => ({ kind: 'field', name }) as const),
    ...(noProfile ? [{ kind: 'profile', name: profileName } as const] : []),
    ...(viaSet ? [{ kind: 'set' } as const] : []),
    ...(access && isOurs ? [{ kind: 'access', fields: closed } as const] : []),
    ...(noUser ? [{ kind: 'user', username, profile: profileName } as const] : []),
    ...(viaSet ? [{ kind: 'assignment', username } as const] : []),
    ...(noUser || (isOurs && neverUsed && !hasPassword) ? [{ kind: 'password', username } as const] : []),
  ]
}

/** Names an item, the same in every plan that has it. */
export const itemId = (item: MendItem): string => (item.kind === 'field' ? `field-${item.name}` : item.kind)

/**
 * Whether the admin confirmed just this: of the same name, user and profile. Of the fields some may have been opened
 * meanwhile, none may have come.
 */
export const isConfirmed = (item: MendItem, confirmed: readonly MendItem[]): boolean =>
  confirmed.some((one) =>
    item.kind === 'access' && one.kind === 'access'
      ? item.fields.every((name) => one.fields.includes(name))
      : JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(item).sort()),
  )

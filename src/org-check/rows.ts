/** Facts -> the rows of *Check my org*, and the evidence the checklist follows. Pure. */

import type { Evidence, ProfileEvidence, UserEvidence } from '../salesforce/observed-setup.ts'
import type { Facts, ProfileFact, UserFact } from './facts/facts.ts'
import type { CheckRow } from './row.ts'
import { appRows, hasCallback, hasFullScope } from './rows/app.ts'
import { caseRulesRow, type SeenCase } from './rows/case-rules.ts'
import { fieldRows, findingsOf } from './rows/fields.ts'
import { restrictionRows } from './rows/login-restrictions.ts'
import { orgRows } from './rows/org.ts'
import { passwordRows } from './rows/password.ts'
import { passwordLoginRow } from './rows/password-login.ts'
import { isIntegrationUser, isUsersAlone, peopleRows, permitted } from './rows/users.ts'

/**
 * All rows, in the order of the guide's steps. `key` is the host of the org's My Domain; `isPasswordLost`: nobody knows
 * the password that the user was given. `seen` is what the last *Test sign-in* saw.
 */
export const rowsOf = (
  facts: Facts,
  key: string,
  isPasswordLost = false,
  seen: SeenCase = {},
): readonly CheckRow[] => [
  ...orgRows(facts, key),
  ...peopleRows(facts),
  passwordLoginRow(facts),
  ...passwordRows(isPasswordLost),
  ...fieldRows(facts),
  caseRulesRow(facts, seen),
  ...appRows(facts),
  ...restrictionRows(facts),
]

const permissions = ['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const

/** The profile as evidence; null where nothing but that it is API-only would make it the integration's. */
const profileOf = (
  facts: Facts,
  profile: ProfileFact,
  known: ProfileEvidence | undefined,
): ProfileEvidence | null => {
  const bySet = permissions.filter((name) => profile[name] !== true && permitted(facts, name) === true)
  const ofUser = !profile.said && profile.apiOnly === true && isUsersAlone(facts)
  if (!profile.said && !ofUser && !(bySet.includes('apiOnly') && isIntegrationUser(facts))) return null
  const id = profile.id.slice(0, 15)
  const named = known?.named
  return {
    id,
    name: profile.name,
    licence: profile.licence,
    apiOnly: permitted(facts, 'apiOnly'),
    apiEnabled: permitted(facts, 'apiEnabled'),
    passwordNeverExpires: permitted(facts, 'passwordNeverExpires'),
    ...(bySet.length > 0 ? { bySet } : {}),
    ...(named ? { named } : {}),
    ...(known?.confirmed && known.id === id ? { confirmed: known.confirmed } : {}),
    ...(ofUser ? { ofUser } : {}),
  }
}

/** The user known already, by id or by name. */
const isSameUser = (user: UserFact, known: UserEvidence | undefined): boolean =>
  known !== undefined &&
  (known.username === user.username || (known.id !== '' && known.id === user.id.slice(0, 15)))

/**
 * The org's record as the facts have it; what was not told stays as it was. A profile or user who is not there any more is
 * no evidence, unless another user was asked for (`username`); an app is asked by its name, which may have changed.
 */
export const evidenceOf = (
  facts: Facts,
  { profile: knownProfile, user: knownUser, ...before }: Evidence,
  username = knownUser?.username ?? '',
): Evidence => {
  const asked = facts.profile.ok ? facts.profile.value : null
  const profile = asked && profileOf(facts, asked, knownProfile)
  // Asked was the user's; what is known of another says that one's own answer.
  const isKept = knownProfile && (!facts.profile.ok || (asked && asked.id.slice(0, 15) !== knownProfile.id))
  const found = facts.user.ok ? facts.user.value : null
  // Whoever was typed may be a person: they are the integration's only where something but the typing says so.
  const user = found && (isIntegrationUser(facts) || isSameUser(found, knownUser)) ? found : null
  const app = facts.app.ok ? facts.app.value : null
  const { oauth } = app ?? {}
  return {
    ...before,
    ...(facts.fields.ok ? { fields: findingsOf(facts.fields.value) } : {}),
    ...(isKept ? { profile: knownProfile } : {}),
    ...(profile ? { profile } : {}),
    ...(knownUser && !(facts.user.ok && knownUser.username === username) ? { user: knownUser } : {}),
    ...(user
      ? {
          user: {
            id: user.id.slice(0, 15),
            username: user.username,
            profileName: user.profileName,
            active: user.active,
            ...(user.email ? { email: user.email } : {}),
          },
        }
      : {}),
    ...(app
      ? {
          app: {
            // The API's id of an app is not the one its page goes by.
            applicationId: before.app?.name === app.name ? before.app.applicationId : '',
            name: app.name,
            callback: oauth ? hasCallback(oauth) : null,
            fullScope: oauth ? hasFullScope(oauth) : null,
            secretNotRequired: oauth?.secretRequired == null ? null : !oauth.secretRequired,
          },
        }
      : {}),
  }
}

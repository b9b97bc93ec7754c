/** Turns facts into the rows of *Check my org* and into the observed setup. Pure. */

import type {
  ObservedConnectedApp,
  ObservedProfile,
  ObservedSetup,
  ObservedUser,
} from '../salesforce/observed-setup.ts'
import type { ConnectedAppFact, OrgFacts, ProfileFact, UserFact } from './facts/facts.ts'
import type { CheckRow } from './row.ts'
import { connectedAppRows, hasApiScope, hasCallback, hasFullScope } from './rows/app.ts'
import { caseRulesRow, type UserCaseDescribe } from './rows/case-rules.ts'
import type { RowContext } from './rows/client-credentials.ts'
import { compareFieldFacts, fieldRows } from './rows/fields.ts'
import { loginRestrictionRows } from './rows/login-restrictions.ts'
import { orgRows } from './rows/org.ts'
import { passwordRows } from './rows/password.ts'
import { passwordLoginRow } from './rows/password-login.ts'
import { hasPermission, isIntegrationUser, isProfileExclusive, userRows } from './rows/users.ts'

/** What the rows need to know besides the org's facts. */
export interface CheckContext extends RowContext {
  /** The org's My Domain host. */
  readonly org: string
  /** Nobody knows the user's password. */
  readonly isPasswordLost: boolean
  /** The last *Test login*. */
  readonly loginTest: UserCaseDescribe
}

/** Returns all rows in the order of the guide's steps. */
export const checkRows = (facts: OrgFacts, context: CheckContext): readonly CheckRow[] => [
  ...orgRows(facts, context.org, context),
  ...userRows(facts, context),
  passwordLoginRow(facts),
  ...passwordRows(context.isPasswordLost),
  ...fieldRows(facts),
  caseRulesRow(facts, context.loginTest),
  ...connectedAppRows(facts),
  ...loginRestrictionRows(facts),
]

const checkedPermissions = ['apiOnly', 'apiEnabled', 'passwordNeverExpires'] as const

/** Converts a profile fact; null if nothing but API-only suggests it is the integration's. */
const observeProfileFact = (
  facts: OrgFacts,
  profile: ProfileFact,
  known: ObservedProfile | undefined,
): ObservedProfile | null => {
  const bySet = checkedPermissions.filter(
    (name) => profile[name] !== true && hasPermission(facts, name) === true,
  )
  const ofUser = !profile.designated && profile.apiOnly === true && isProfileExclusive(facts)
  if (!profile.designated && !ofUser && !(bySet.includes('apiOnly') && isIntegrationUser(facts))) return null
  const id = profile.id.slice(0, 15)
  const named = known?.named
  return {
    id,
    name: profile.name,
    licence: profile.license,
    apiOnly: hasPermission(facts, 'apiOnly'),
    apiEnabled: hasPermission(facts, 'apiEnabled'),
    passwordNeverExpires: hasPermission(facts, 'passwordNeverExpires'),
    ...(bySet.length > 0 ? { bySet } : {}),
    ...(named ? { named } : {}),
    ...(known?.confirmed && known.id === id ? { confirmed: known.confirmed } : {}),
    ...(ofUser ? { ofUser } : {}),
  }
}

/** Checks by id or username whether this is the known user. */
const isSameUser = (user: UserFact, known: ObservedUser | undefined): boolean =>
  known !== undefined &&
  (known.username === user.username || (known.id !== '' && known.id === user.id.slice(0, 15)))

/** Converts an app's settings for client credentials; those of another app are dropped. */
const observeClientCredentials = (
  { name, oauth }: ConnectedAppFact,
  known: ObservedConnectedApp | undefined,
): Pick<ObservedConnectedApp, 'clientCredentials'> => {
  if (oauth)
    return {
      clientCredentials: {
        apiScope: hasApiScope(oauth),
        flowEnabled: oauth.clientCredentials,
        runAs: oauth.runAs ?? (known?.name === name ? (known.clientCredentials?.runAs ?? null) : null),
      },
    }
  return known?.name === name && known.clientCredentials ? { clientCredentials: known.clientCredentials } : {}
}

/** Updates what decides which way is open; unanswered questions change nothing. */
const observeWayFacts = (
  { org, passwordFlowBlocked, externalClientApp }: OrgFacts,
  { externalClientApp: knownExternalApp, ...before }: ObservedSetup,
): ObservedSetup => {
  const createdAt = org.ok ? Date.parse(`${org.value.createdDate.slice(0, 19)}Z`) : Number.NaN
  const app = externalClientApp.ok ? externalClientApp.value : null
  return {
    ...before,
    ...(passwordFlowBlocked.ok ? { passwordFlowBlocked: passwordFlowBlocked.value } : {}),
    ...(createdAt >= 0 ? { organizationCreatedAt: createdAt } : {}),
    ...(knownExternalApp && !externalClientApp.ok ? { externalClientApp: knownExternalApp } : {}),
    ...(app
      ? {
          externalClientApp: {
            id: app.id.slice(0, 15),
            name: app.name,
            flowEnabled: app.flowEnabled,
            runAs: app.runAs,
          },
        }
      : {}),
  }
}

/**
 * Returns the observed setup updated from the facts; unanswered questions change nothing. Drops a
 * profile or user that is gone, unless another `username` was queried. Apps match by name.
 */
export const observeFacts = (
  facts: OrgFacts,
  { profile: knownProfile, user: knownUser, ...before }: ObservedSetup,
  username = knownUser?.username ?? '',
): ObservedSetup => {
  const profileFact = facts.profile.ok ? facts.profile.value : null
  const profile = profileFact && observeProfileFact(facts, profileFact, knownProfile)
  // The query was for the user's profile: it tells nothing about a different known profile.
  const keepsProfile =
    knownProfile && (!facts.profile.ok || (profileFact && profileFact.id.slice(0, 15) !== knownProfile.id))
  const userFact = facts.user.ok ? facts.user.value : null
  // A typed username may be a person's: require a second sign that it is the integration's.
  const user = userFact && (isIntegrationUser(facts) || isSameUser(userFact, knownUser)) ? userFact : null
  const app = facts.connectedApp.ok ? facts.connectedApp.value : null
  const { oauth } = app ?? {}
  return {
    ...observeWayFacts(facts, before),
    ...(facts.fields.ok ? { fields: compareFieldFacts(facts.fields.value) } : {}),
    ...(keepsProfile ? { profile: knownProfile } : {}),
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
          connectedApp: {
            // The API's id of a connected app differs from the id in its Setup URL.
            applicationId: before.connectedApp?.name === app.name ? before.connectedApp.applicationId : '',
            name: app.name,
            callback: oauth ? hasCallback(oauth) : null,
            fullScope: oauth ? hasFullScope(oauth) : null,
            secretNotRequired: oauth?.secretRequired == null ? null : !oauth.secretRequired,
            ...observeClientCredentials(app, before.connectedApp),
          },
        }
      : {}),
  }
}

/** What an existing connected app needs for the client credentials flow as well. */

import type {
  ClientCredentialsSettings,
  ObservedConnectedApp,
  ObservedSetup,
  ObservedUser,
} from '../salesforce/observed-setup.ts'

/**
 * A token of this flow has all of the app's scopes but `full`. Salesforce refuses every call with a
 * token of an app that has no other scope. @see Salesforce Help 005226515
 */
export const clientCredentialsScope = 'api'

/** Checks whether the app itself is right; *Run As* is among its policies. */
export const isFlowEnabled = (connectedApp: ObservedConnectedApp | undefined): boolean => {
  const settings = connectedApp?.clientCredentials
  return settings?.apiScope === true && settings.flowEnabled === true
}

/** Checks whether the app runs as the integration user; as anybody while no user is known. */
export const runsAsUser = (
  runAs: ClientCredentialsSettings['runAs'],
  user: ObservedUser | undefined,
): boolean => {
  if (!runAs) return false
  return !user?.username || runAs.toLowerCase() === user.username.toLowerCase()
}

/** Checks whether SpaceIQ could log in with the client credentials of the app. */
export const isReadyForClientCredentials = ({ connectedApp, user }: ObservedSetup): boolean =>
  isFlowEnabled(connectedApp) && runsAsUser(connectedApp?.clientCredentials?.runAs ?? null, user)

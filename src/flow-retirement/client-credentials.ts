/** What an app still lacks before the client credentials flow gives SpaceIQ a usable token. Pure. */

import type { ClientCredentialsSettings } from '../salesforce/observed-setup.ts'

/** Reasons, in the order in which they are mended. */
export const clientCredentialsGaps = [
  'api-scope', // a token has all scopes of the app but `full`: without `api` no data call works
  'flow-disabled',
  'no-run-as',
  'other-run-as', // the app acts as somebody else than the integration user
] as const
export type ClientCredentialsGap = (typeof clientCredentialsGaps)[number]

/**
 * Lists what is known to be missing; what was not seen is not listed. `username`: the integration
 * user's, '' if unknown.
 */
export const findClientCredentialsGaps = (
  { apiScope, flowEnabled, runAs }: ClientCredentialsSettings,
  username: string,
): readonly ClientCredentialsGap[] => {
  const isOther = runAs && username && runAs.toLowerCase() !== username.toLowerCase()
  return [
    ...(apiScope === false ? (['api-scope'] as const) : []),
    ...(flowEnabled === false ? (['flow-disabled'] as const) : []),
    ...(runAs === '' ? (['no-run-as'] as const) : []),
    ...(isOther ? (['other-run-as'] as const) : []),
  ]
}

/** Returns whether everything was seen, and nothing is missing. */
export const isReadyForClientCredentials = (
  settings: ClientCredentialsSettings | undefined,
  username: string,
): settings is ClientCredentialsSettings =>
  settings !== undefined &&
  settings.apiScope === true &&
  settings.flowEnabled === true &&
  settings.runAs !== null &&
  username !== '' &&
  findClientCredentialsGaps(settings, username).length === 0

/** What an app still lacks before the client credentials flow gives SpaceIQ a usable token. Pure. */

import { type LocalizedText, text } from '../platform/text.ts'
import type { ClientCredentialsSettings } from '../salesforce/observed-setup.ts'

/**
 * A token of this flow has all of the app's scopes but `full`. Salesforce refuses every call with a
 * token of an app that has no other scope. @see Salesforce Help 005226515
 */
export const clientCredentialsScope = 'api'

/** Reasons, in the order in which they are mended. */
export const clientCredentialsGaps = [
  'api-scope', // a token has all scopes of the app but `full`: without `api` no data call works
  'flow-disabled',
  'no-run-as',
  'other-run-as', // the app acts as somebody else than the integration user
] as const
export type ClientCredentialsGap = (typeof clientCredentialsGaps)[number]

/** Checks whether two usernames are the same user's: Salesforce ignores their case. */
const isSameUsername = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Checks whether the app itself is right; *Run As* is among its policies. */
export const isFlowEnabled = (settings: ClientCredentialsSettings | undefined): boolean =>
  settings?.apiScope === true && settings.flowEnabled === true

/**
 * Lists what is known to be missing; what was not seen is not listed. `username`: the integration
 * user's, '' if unknown.
 */
export const findClientCredentialsGaps = (
  { apiScope, flowEnabled, runAs }: ClientCredentialsSettings,
  username: string,
): readonly ClientCredentialsGap[] => {
  const isOther = runAs && username && !isSameUsername(runAs, username)
  return [
    ...(apiScope === false ? (['api-scope'] as const) : []),
    ...(flowEnabled === false ? (['flow-disabled'] as const) : []),
    ...(runAs === '' ? (['no-run-as'] as const) : []),
    ...(isOther ? (['other-run-as'] as const) : []),
  ]
}

const describeGap = (gap: ClientCredentialsGap, runAs: string, username: string): LocalizedText => {
  switch (gap) {
    case 'api-scope':
      return text('cc_gap_api_scope')
    case 'flow-disabled':
      return text('cc_gap_flow_disabled')
    case 'no-run-as':
      return text('cc_gap_no_run_as')
    case 'other-run-as':
      return text('cc_gap_other_run_as', runAs, username)
  }
}

/** Returns a text for everything known to be missing, in the order in which it is mended. */
export const describeGaps = (
  settings: ClientCredentialsSettings,
  username: string,
): readonly LocalizedText[] =>
  findClientCredentialsGaps(settings, username).map((gap) => describeGap(gap, settings.runAs ?? '', username))

/** Returns whether everything was seen, and nothing is missing. */
export const isReadyForClientCredentials = (
  settings: ClientCredentialsSettings | undefined,
  username: string,
): settings is ClientCredentialsSettings =>
  settings !== undefined &&
  isFlowEnabled(settings) &&
  settings.runAs !== null &&
  username !== '' &&
  findClientCredentialsGaps(settings, username).length === 0

/** The OAuth grant types by which SpaceIQ can log in, and which of them an admin may choose. */

import { getPasswordFlowPhase } from './flow-retirement.ts'

/** As OAuth writes them. @see RFC 6749, sections 4.3 and 4.4 */
export const grantTypes = ['password', 'client_credentials'] as const
export type GrantType = (typeof grantTypes)[number]

/** How the login history names each. @see Object Reference, LoginHistory.LoginSubType */
export const loginSubTypes: Readonly<Record<GrantType, string>> = {
  password: 'OauthUsernamePassword',
  client_credentials: 'OauthClientCredentials',
}

/** Lists the grant types to choose from: both until the password flow ends, then the other alone. */
export const getOfferedGrantTypes = (now: Date): readonly GrantType[] =>
  getPasswordFlowPhase(now) === 'before' ? grantTypes : ['client_credentials']

/**
 * Returns the grant type to use. Until the password flow ends it is the manual's, unless the admin
 * chose another; afterwards null until the admin has chosen client credentials.
 */
export const getGrantType = (chosen: GrantType | null, now: Date): GrantType | null => {
  const offered = getOfferedGrantTypes(now)
  if (chosen !== null) return offered.includes(chosen) ? chosen : null
  return offered.includes('password') ? 'password' : null
}

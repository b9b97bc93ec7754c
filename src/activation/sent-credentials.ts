/** Which of the five values SpaceIQ gets, depending on how it logs in. */

import type { GrantType } from '../flow-retirement/grant-type.ts'
import { type CredentialName, credentialNames } from '../required-setup.ts'

export const sentCredentials: Readonly<Record<GrantType, readonly CredentialName[]>> = {
  password: credentialNames,
  client_credentials: ['clientSecret', 'clientId', 'domain'],
}

/** Returns whether SpaceIQ gets the value; without a grant type, only what either of them needs. */
export const isCredentialSent = (name: CredentialName, grant: GrantType | null): boolean =>
  sentCredentials[grant ?? 'client_credentials'].includes(name)

/** What is sealed: the values that an activation would send, without the token. Types alone. */

import type { CredentialName } from '../required-setup.ts'

type ClientCredentialName = Exclude<CredentialName, 'username' | 'password'>

/** The values by how SpaceIQ logs in: with client credentials neither username nor password. */
export type SealedValues =
  | { readonly grant: 'password'; readonly values: Readonly<Record<CredentialName, string>> }
  | {
      readonly grant: 'client_credentials'
      readonly values: Readonly<Record<ClientCredentialName, string>>
    }

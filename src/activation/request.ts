/** Builds the request body of a grant type, and validates it before anything is sent. */

import type { GrantType } from '../flow-retirement/grant-type.ts'
import { type CredentialName, credentialNames } from '../required-setup.ts'
import { activationRequests } from './contract.ts'
import type { ActivationFailure } from './outcome.ts'
import { sentCredentials } from './sent-credentials.ts'

type CredentialValues = Readonly<Record<CredentialName, string>>

interface UnsentActivation {
  readonly grant: GrantType
  readonly values: CredentialValues
  readonly token: string
}

const bodies = {
  password: ({ username, password, clientSecret, clientId, domain }: CredentialValues) => ({
    integration: 'salesforce',
    version: 1,
    username,
    password,
    clientSecret,
    clientId,
    domain,
  }),
  client_credentials: ({ clientSecret, clientId, domain }: CredentialValues) => ({
    integration: 'salesforce',
    version: 2,
    grant: 'client_credentials',
    clientId,
    clientSecret,
    domain,
  }),
} as const satisfies Record<GrantType, (values: CredentialValues) => object>

/** Returns the request body: only the members of the grant type's version. */
export const toActivationRequest = (grant: GrantType, values: CredentialValues): object =>
  bodies[grant](values)

/** Returns the failure if a value that would be sent is missing or malformed, else null. */
export const validateBeforeSending = (
  { grant, values, token }: UnsentActivation,
  at: number,
): ActivationFailure | null => {
  const missing: (CredentialName | 'token')[] = sentCredentials[grant].filter(
    (name) => values[name].trim() === '',
  )
  // A token that no header can carry counts as missing.
  if (!/^[\x21-\x7e]+$/.test(token)) missing.push('token')
  if (missing.length > 0) return { kind: 'incomplete', at, missing, tries: 0 }
  const parsed = activationRequests[grant].safeParse(toActivationRequest(grant, values))
  if (parsed.success) return null
  const wrong = credentialNames.filter((name) => parsed.error.issues.some((issue) => issue.path[0] === name))
  const message = 'Not sent: the value has not the form SpaceIQ expects.'
  return { kind: 'invalid', at, errors: wrong.map((field) => ({ field, message })), tries: 0 }
}

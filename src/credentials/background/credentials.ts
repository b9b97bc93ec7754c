/** The five values: stored by the vault, or suggested where nothing is stored. Pure. */

import { type CredentialName, credentialNames } from '../../required-setup.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { type MyDomainUrl, myDomainUrl } from '../../salesforce/urls/my-domain.ts'
import type { StoredCredential } from '../stored-credential.ts'
import type { VaultEntry } from './vault-entry.ts'

const noCredential: StoredCredential = { value: '', provenance: null }

/** Returns all five, '' if unknown. Suggests the username of the user step and the org's domain. */
export const toDisplayedCredentials = (
  { values }: VaultEntry,
  setup: ObservedSetup,
  domain: MyDomainUrl,
  now: number,
): Readonly<Record<CredentialName, StoredCredential>> => ({
  username: values.username ?? suggestUsername(setup, now),
  password: values.password ?? noCredential,
  clientSecret: values.clientSecret ?? noCredential,
  clientId: values.clientId ?? noCredential,
  domain:
    values.domain ??
    (domain.ok ? { value: domain.url, provenance: { from: 'address', at: now } } : noCredential),
})

const suggestUsername = ({ user }: ObservedSetup, now: number): StoredCredential =>
  user?.username
    ? { value: user.username, provenance: { from: 'user', name: user.username, at: now } }
    : noCredential

/** Returns the five values as sent to SpaceIQ. */
export const toActivationPayload = (
  org: string,
  entry: VaultEntry,
  setup: ObservedSetup,
  now: number,
): Readonly<Record<CredentialName, string>> => {
  const displayed = toDisplayedCredentials(entry, setup, myDomainUrl(`https://${org}/`), now)
  const entries = credentialNames.map((name) => {
    const { value } = displayed[name]
    return [name, name === 'domain' ? normalizeDomain(value) : value] as const
  })
  return Object.fromEntries(entries) as Record<CredentialName, string>
}

/** Normalizes an org's address to the form the manual asks SpaceIQ admins to enter. */
const normalizeDomain = (typed: string): string => {
  const address = typed.trim().toLowerCase()
  const domain = myDomainUrl(address.includes('://') ? address : `https://${address}`)
  return domain.ok ? domain.url : typed
}

/** The five values: stored by the vault, or suggested where nothing is stored. Pure. */

import type { HeldValue } from '../../messages.ts'
import { type ActivationValue, activationValues } from '../../required-setup.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { type MyDomainUrl, myDomainUrl } from '../../salesforce/urls/my-domain.ts'
import type { VaultEntry } from './vault-entry.ts'

const none: HeldValue = { value: '', provenance: null }

/** Returns all five, '' if unknown. Suggests the username of the user step and the org's domain. */
export const valuesOf = (
  { values }: VaultEntry,
  evidence: Evidence,
  domain: MyDomainUrl,
  now: number,
): Readonly<Record<ActivationValue, HeldValue>> => ({
  username: values.username ?? offeredUser(evidence, now),
  password: values.password ?? none,
  clientSecret: values.clientSecret ?? none,
  clientId: values.clientId ?? none,
  domain:
    values.domain ?? (domain.ok ? { value: domain.url, provenance: { from: 'address', at: now } } : none),
})

const offeredUser = ({ user }: Evidence, now: number): HeldValue =>
  user?.username ? { value: user.username, provenance: { from: 'user', name: user.username, at: now } } : none

/** Returns the five values as sent to SpaceIQ. */
export const outgoingValues = (
  org: string,
  entry: VaultEntry,
  evidence: Evidence,
  now: number,
): Readonly<Record<ActivationValue, string>> => {
  const shown = valuesOf(entry, evidence, myDomainUrl(`https://${org}/`), now)
  const entries = activationValues.map((name) => {
    const { value } = shown[name]
    return [name, name === 'domain' ? asDomain(value) : value] as const
  })
  return Object.fromEntries(entries) as Record<ActivationValue, string>
}

/** Normalizes an org's address to the form the manual asks SpaceIQ admins to enter. */
const asDomain = (typed: string): string => {
  const address = typed.trim().toLowerCase()
  const mine = myDomainUrl(address.includes('://') ? address : `https://${address}`)
  return mine.ok ? mine.url : typed
}

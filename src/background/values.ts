/** The five values as they would be sent: what is held, and what is offered in its place where nothing is. Pure. */

import type { ActivationValue } from '../blueprint.ts'
import type { Evidence } from '../guide/evidence.ts'
import type { HeldValue } from '../messages.ts'
import type { MyDomainUrl } from '../salesforce/my-domain.ts'
import type { VaultEntry } from './vault-entry.ts'

const none: HeldValue = { value: '', provenance: null }

/** Gives all five, with '' for what nobody knows: the user name may come from the user step, the domain from the address. */
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

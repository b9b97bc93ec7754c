/** Vault entry of an org, and the changes to it. Pure. */

import type { CredentialName } from '../../required-setup.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import type { Provenance, StoredCredential } from '../stored-credential.ts'

export interface VaultEntry {
  readonly values: Readonly<Partial<Record<CredentialName, StoredCredential>>>
  readonly token?: string
  /** Epoch milliseconds at which a value was last stored; removing a value does not count. */
  readonly capturedAt: number
}

export interface CapturedCredentials {
  readonly appName: string
  readonly from: 'consumer-details' | 'app-detail'
  readonly clientId?: string
  readonly clientSecret?: string
}

export const emptyVaultEntry: VaultEntry = { values: {}, capturedAt: 0 }

/** Milliseconds until values expire, counted from the last stored value. */
export const CREDENTIAL_LIFETIME_MS = 30 * 60 * 1000
// Clocks are adjusted constantly, but a larger jump back could keep secrets forever.
const CLOCK_TOLERANCE_MS = 60 * 1000

/** Returns whether the entry is unexpired. A future date (the clock was set back) is expired. */
export const isUnexpired = (entry: VaultEntry, now: number): boolean => {
  const age = now - entry.capturedAt
  return age >= -CLOCK_TOLERANCE_MS && age < CREDENTIAL_LIFETIME_MS
}

/** Returns whether the entry holds nothing at all. */
export const isVaultEntryEmpty = (entry: VaultEntry): boolean =>
  entry.token === undefined && Object.keys(entry.values).length === 0

/** Removes values captured from a foreign connected app's pages. Typed values stay. */
export const withoutCapturedCredentials = (entry: VaultEntry): VaultEntry => ({
  ...entry,
  values: Object.fromEntries(
    Object.entries(entry.values).filter(
      ([, { provenance }]) => provenance?.from !== 'consumer-details' && provenance?.from !== 'app-detail',
    ),
  ),
})

/**
 * Stores credentials captured from a connected app's page, never mixing a key and a secret of two
 * apps: drops values captured from an app with another or unknown name, and a secret whose key has
 * changed. Typed values stay; but if the page replaces one value of a key and secret typed
 * together, the other is dropped as well, since the two belonged to the same app.
 */
export const withCapturedCredentials = (
  entry: VaultEntry,
  capture: CapturedCredentials,
  now: number,
): VaultEntry => {
  const provenance: Provenance = {
    from: capture.from,
    ...(capture.appName ? { name: capture.appName } : {}),
    at: now,
  }
  const keepOrReplace = (
    stored: StoredCredential | undefined,
    value: string | undefined,
  ): StoredCredential | undefined => {
    if (value !== undefined) return { value, provenance }
    return stored && isFromApp(stored, capture.appName) ? stored : undefined
  }
  const { clientId, clientSecret, ...otherValues } = entry.values
  const isReplaced = (stored: StoredCredential | undefined, value: string | undefined) =>
    stored !== undefined && value !== undefined && stored.value !== value
  const areTyped = isTyped(clientId) && isTyped(clientSecret)
  const isStaleKey = areTyped && isReplaced(clientSecret, capture.clientSecret)
  const id = keepOrReplace(isStaleKey ? undefined : clientId, capture.clientId)
  const isNewKey = clientId !== undefined && !isTyped(clientId) && clientId.value !== id?.value
  const isStaleSecret = areTyped ? isReplaced(clientId, capture.clientId) : isNewKey && !isTyped(clientSecret)
  const secret = keepOrReplace(isStaleSecret ? undefined : clientSecret, capture.clientSecret)
  return {
    ...entry,
    values: { ...otherValues, ...(id && { clientId: id }), ...(secret && { clientSecret: secret }) },
    capturedAt: now,
  }
}

const isTyped = (credential: StoredCredential | undefined): boolean =>
  credential?.provenance?.from === 'typed'

const isFromApp = ({ provenance }: StoredCredential, appName: string): boolean =>
  provenance?.from === 'typed' || (appName !== '' && provenance?.name === appName)

/** Stores a value with its provenance; empty removes, and an equal value changes nothing. */
export const withCredential = (
  entry: VaultEntry,
  name: CredentialName,
  value: string,
  provenance: Provenance,
): VaultEntry => {
  if ((entry.values[name]?.value ?? '') === value) return entry
  const { [name]: _, ...otherValues } = entry.values
  // Removing a value does not extend the lifetime of the others.
  if (value === '') return { ...entry, values: otherValues }
  return { ...entry, values: { ...otherValues, [name]: { value, provenance } }, capturedAt: provenance.at }
}

/** Replaces all values by those of a sealed text, so that none is mixed with another's. */
export const withReceivedCredentials = (
  entry: VaultEntry,
  values: Readonly<Partial<Record<CredentialName, string>>>,
  sealedAt: number,
  now: number,
): VaultEntry => ({
  ...entry,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, provenance: { from: 'sealed', at: sealedAt } as const },
    ]),
  ),
  capturedAt: now,
})

/** Stores the SpaceIQ token; an empty token removes the stored token. */
export const withToken = (entry: VaultEntry, token: string, now: number): VaultEntry => {
  const { token: storedToken, ...withoutToken } = entry
  if (token !== '') return { ...withoutToken, token, capturedAt: now }
  return storedToken === undefined ? entry : withoutToken
}

/** Summarizes for the org's state which consumer credentials are held, without the values. */
export const summarizeConsumerCredentials = ({
  values: { clientId, clientSecret },
}: VaultEntry): ObservedSetup['consumerCredentials'] => {
  const provenances = [clientId?.provenance, clientSecret?.provenance].filter(
    (provenance) => provenance != null,
  )
  if (provenances.length === 0) return undefined
  return {
    appName: provenances.find(({ name }) => name !== undefined)?.name ?? '',
    key: clientId !== undefined,
    secret: clientSecret !== undefined,
    at: Math.max(...provenances.map(({ at }) => at)),
  }
}

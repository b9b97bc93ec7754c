/** What the vault holds of one org, and how it changes. Pure. */

import type { HeldValue, Provenance } from '../../messages.ts'
import type { ActivationValue } from '../../required-setup.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'

export interface VaultEntry {
  readonly values: Readonly<Partial<Record<ActivationValue, HeldValue>>>
  readonly token?: string
  /** Epoch milliseconds of the last value that was taken in; one that is taken away leaves it. */
  readonly capturedAt: number
}

export interface Capture {
  readonly appName: string
  readonly from: 'consumer-details' | 'app-detail'
  readonly clientId?: string
  readonly clientSecret?: string
}

export const emptyEntry: VaultEntry = { values: {}, capturedAt: 0 }

/** How long values are kept after the last one was taken in. */
export const lifetime = 30 * 60 * 1000
// Clocks are corrected all the time; a jump back by more than this could keep secrets for ever.
const slack = 60 * 1000

/** Whether an entry may still be used. One from the future may not: the clock was set back, its age is unknown. */
export const isAlive = (entry: VaultEntry, now: number): boolean => {
  const age = now - entry.capturedAt
  return age >= -slack && age < lifetime
}

/** Whether anything is held at all. */
export const isEmpty = (entry: VaultEntry): boolean =>
  entry.token === undefined && Object.keys(entry.values).length === 0

/** Without what was picked up from an app's pages: that app is not SpaceIQ's. What the admin typed stays. */
export const withoutCapture = (entry: VaultEntry): VaultEntry => ({
  ...entry,
  values: Object.fromEntries(
    Object.entries(entry.values).filter(
      ([, { provenance }]) => provenance?.from !== 'consumer-details' && provenance?.from !== 'app-detail',
    ),
  ),
})

/**
 * Takes in what an app's page showed. The key of one app is never held beside the secret of another: what was captured
 * from an app of another name, or from one whose name nobody knows, goes; so does the secret where the key has become
 * another. What the admin typed is theirs and stays, but for one of two that they typed together, where the page shows
 * another in place of the other: it was that one's.
 */
export const withCapture = (entry: VaultEntry, capture: Capture, now: number): VaultEntry => {
  const provenance: Provenance = {
    from: capture.from,
    ...(capture.appName ? { name: capture.appName } : {}),
    at: now,
  }
  const next = (held: HeldValue | undefined, value: string | undefined): HeldValue | undefined => {
    if (value !== undefined) return { value, provenance }
    return held && fits(held, capture.appName) ? held : undefined
  }
  const { clientId, clientSecret, ...others } = entry.values
  const isReplaced = (held: HeldValue | undefined, value: string | undefined) =>
    held !== undefined && value !== undefined && held.value !== value
  const areTyped = isTyped(clientId) && isTyped(clientSecret)
  const isStaleKey = areTyped && isReplaced(clientSecret, capture.clientSecret)
  const id = next(isStaleKey ? undefined : clientId, capture.clientId)
  const isNewKey = clientId !== undefined && !isTyped(clientId) && clientId.value !== id?.value
  const isStaleSecret = areTyped ? isReplaced(clientId, capture.clientId) : isNewKey && !isTyped(clientSecret)
  const secret = next(isStaleSecret ? undefined : clientSecret, capture.clientSecret)
  return {
    ...entry,
    values: { ...others, ...(id && { clientId: id }), ...(secret && { clientSecret: secret }) },
    capturedAt: now,
  }
}

const isTyped = (held: HeldValue | undefined): boolean => held?.provenance?.from === 'typed'

const fits = ({ provenance }: HeldValue, appName: string): boolean =>
  provenance?.from === 'typed' || (appName !== '' && provenance?.name === appName)

/** Takes in a value with where it is from; an empty one takes it away. The same value again changes nothing. */
export const withValue = (
  entry: VaultEntry,
  name: ActivationValue,
  value: string,
  provenance: Provenance,
): VaultEntry => {
  if ((entry.values[name]?.value ?? '') === value) return entry
  const { [name]: _, ...others } = entry.values
  // The rest is kept no longer for it.
  if (value === '') return { ...entry, values: others }
  return { ...entry, values: { ...others, [name]: { value, provenance } }, capturedAt: provenance.at }
}

/** Takes in SpaceIQ's token; an empty one takes it away. */
export const withToken = (entry: VaultEntry, token: string, now: number): VaultEntry => {
  const { token: held, ...others } = entry
  if (token !== '') return { ...others, token, capturedAt: now }
  return held === undefined ? entry : others
}

/** What the org's record may know of the entry: which of key and secret is held, not what they are. */
export const keysOf = ({ values: { clientId, clientSecret } }: VaultEntry): Evidence['keys'] => {
  const held = [clientId?.provenance, clientSecret?.provenance].filter((provenance) => provenance != null)
  if (held.length === 0) return undefined
  return {
    appName: held.find(({ name }) => name !== undefined)?.name ?? '',
    key: clientId !== undefined,
    secret: clientSecret !== undefined,
    at: Math.max(...held.map(({ at }) => at)),
  }
}

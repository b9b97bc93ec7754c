/**
 * Stores each org's secrets in `storage.session`: in memory, hidden from content scripts, expiring
 * 30 minutes after the last value (by alarm and at each read).
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/session
 */

import browser from 'webextension-polyfill'
import { runExclusive } from '../../platform/run-exclusive.ts'
import { sessionArea } from '../../platform/stored-item.ts'
import type { CredentialName } from '../../required-setup.ts'
import { parseVaultEntry } from './vault-entry.schema.ts'
import {
  type CapturedCredentials,
  CREDENTIAL_LIFETIME_MS,
  emptyVaultEntry,
  isUnexpired,
  isVaultEntryEmpty,
  type VaultEntry,
  withCapturedCredentials,
  withCredential,
  withoutCapturedCredentials,
  withReceivedCredentials,
  withToken,
} from './vault-entry.ts'

const KEY_PREFIX = 'vault:'
/** Returns the key of an org's entry in `storage.session`, which is also the name of its alarm. */
export const vaultKey = (org: string): string => `${KEY_PREFIX}${org}`

/** Reads an org's entry, empty if none or expired. All functions here reject if storage fails. */
export const readVault = (org: string): Promise<VaultEntry> =>
  runExclusive(vaultKey(org), () => readEntry(org))

/** Lists the orgs with unexpired values or an unexpired token. */
export const listOrgsInVault = async (): Promise<readonly string[]> => {
  const keys = Object.keys(await browser.storage.session.get(null)).filter((key) =>
    key.startsWith(KEY_PREFIX),
  )
  const orgs = keys.map((key) => key.slice(KEY_PREFIX.length))
  const entries = await Promise.all(orgs.map(readVault))
  return orgs.filter((_, index) => !isVaultEntryEmpty(entries[index] ?? emptyVaultEntry))
}

const listeners = new Set<(org: string) => void>()

/** Adds a listener, called with each org whose entry has changed. */
export const onVaultChanged = (listener: (org: string) => void): void => void listeners.add(listener)

/** Stores captured consumer credentials, and returns the entry. */
export const setConsumerCredentials = (org: string, captured: CapturedCredentials): Promise<VaultEntry> =>
  updateEntry(org, (entry) => withCapturedCredentials(entry, captured, Date.now()))

/** Stores a typed value; empty removes. Returns whether there is a new value. */
export const setCredential = async (org: string, name: CredentialName, value: string): Promise<boolean> => {
  let isNew = false
  await updateEntry(org, (entry) => {
    isNew = value !== '' && entry.values[name]?.value !== value
    return withCredential(entry, name, value, { from: 'typed', at: Date.now() })
  })
  return isNew
}

/** Stores the password a repair set, with its username; the user may be new or existing. */
export const setRepairedPassword = async (
  org: string,
  password: string,
  username: string,
  isNewUser: boolean,
): Promise<void> => {
  await updateEntry(org, (entry) => {
    const provenance = { from: 'mended', at: Date.now() } as const
    const userProvenance = isNewUser ? provenance : ({ ...provenance, from: 'user', name: username } as const)
    const withUsername = withCredential(entry, 'username', username, userProvenance)
    return withCredential(withUsername, 'password', password, provenance)
  })
}

/** Replaces the org's values by those of a sealed text; the token stays. */
export const setReceivedCredentials = async (
  org: string,
  values: Readonly<Partial<Record<CredentialName, string>>>,
  sealedAt: number,
): Promise<void> => {
  await updateEntry(org, (entry) => withReceivedCredentials(entry, values, sealedAt, Date.now()))
}

/** Removes credentials captured from a foreign connected app. */
export const removeCapturedCredentials = async (org: string): Promise<void> => {
  await updateEntry(org, withoutCapturedCredentials)
}

/** Stores the SpaceIQ token; an empty token removes the stored token. */
export const setToken = async (org: string, token: string): Promise<void> => {
  await updateEntry(org, (entry) => withToken(entry, token, Date.now()))
}

/** Removes all secrets of an org. */
export const clearVault = (org: string): Promise<void> => runExclusive(vaultKey(org), () => removeEntry(org))

/** Clears an org's secrets in the same write that stores `items`: both happen, or neither. */
export const clearVaultWith = (org: string, items: Readonly<Record<string, unknown>>): Promise<void> =>
  runExclusive(vaultKey(org), async () => {
    await sessionArea.write({ ...items, [vaultKey(org)]: emptyVaultEntry })
    await removeEntry(org)
  })

/** Handles an alarm: removes an expired entry. Returns whether the alarm is the vault's. */
export const handleVaultAlarm = async (name: string): Promise<boolean> => {
  if (!name.startsWith(KEY_PREFIX)) return false
  const org = name.slice(KEY_PREFIX.length)
  const entry = await readVault(org)
  // Not expired yet: a value was stored as the alarm fired, or the clock was changed.
  if (!isVaultEntryEmpty(entry)) await setAlarm(org, entry)
  return true
}

const setAlarm = async (org: string, entry: VaultEntry): Promise<void> => {
  await browser.alarms.create(vaultKey(org), { when: entry.capturedAt + CREDENTIAL_LIFETIME_MS })
}

const readEntry = async (org: string): Promise<VaultEntry> => {
  const key = vaultKey(org)
  const stored = await sessionArea.read(key)
  if (stored === undefined) return emptyVaultEntry
  const entry = parseVaultEntry(stored)
  if (entry && isUnexpired(entry, Date.now())) return entry
  await removeEntry(org)
  return emptyVaultEntry
}

const removeEntry = async (org: string): Promise<void> => {
  await sessionArea.remove(vaultKey(org))
  await browser.alarms.clear(vaultKey(org))
  notify(org)
}

const updateEntry = (org: string, change: (entry: VaultEntry) => VaultEntry): Promise<VaultEntry> =>
  runExclusive(vaultKey(org), async () => {
    const before = await readEntry(org)
    const after = change(before)
    if (after === before) return before
    if (isVaultEntryEmpty(after)) {
      await removeEntry(org)
      return emptyVaultEntry
    }
    // The alarm first: no secret is ever stored without one pending.
    await setAlarm(org, after)
    await sessionArea.write({ [vaultKey(org)]: after })
    notify(org)
    return after
  })

const notify = (org: string) => {
  for (const listener of listeners) listener(org)
}

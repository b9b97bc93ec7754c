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
  withToken,
} from './vault-entry.ts'

const prefix = 'vault:'
/** Key of an org's entry in `storage.session`, and name of its alarm. */
export const vaultKey = (org: string): string => `${prefix}${org}`

/** Reads an org's entry, empty if none or expired. All functions here reject if storage fails. */
export const readVault = (org: string): Promise<VaultEntry> =>
  runExclusive(vaultKey(org), () => readEntry(org))

/** Returns the orgs of which the vault holds something that has not expired. */
export const listOrgsInVault = async (): Promise<readonly string[]> => {
  const stored = Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(prefix))
  const orgs = stored.map((key) => key.slice(prefix.length))
  const entries = await Promise.all(orgs.map(readVault))
  return orgs.filter((_, index) => !isVaultEntryEmpty(entries[index] ?? emptyVaultEntry))
}

const listeners = new Set<(org: string) => void>()

/** Adds a listener, called with each org of which the vault now holds something else. */
export const onVaultChanged = (listener: (org: string) => void): void => void listeners.add(listener)

/** Stores captured consumer credentials, and returns the entry. */
export const setConsumerCredentials = (org: string, found: CapturedCredentials): Promise<VaultEntry> =>
  updateEntry(org, (entry) => withCapturedCredentials(entry, found, Date.now()))

/** Stores a value the admin typed; an empty one removes it. Returns whether another one came in. */
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
    const mended = { from: 'mended', at: Date.now() } as const
    const whose = isNewUser ? mended : ({ ...mended, from: 'user', name: username } as const)
    return withCredential(withCredential(entry, 'username', username, whose), 'password', password, mended)
  })
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

/** Handles an alarm. Returns whether the alarm belongs to the vault. */
export const handleVaultAlarm = async (name: string): Promise<boolean> => {
  if (!name.startsWith(prefix)) return false
  const org = name.slice(prefix.length)
  const entry = await readVault(org)
  // A value was stored as the alarm fired, or the clock was moved: not expired yet.
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

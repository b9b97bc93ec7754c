/**
 * Stores each org's secrets in `storage.session`: in memory, hidden from content scripts, expiring
 * 30 minutes after the last value (by alarm and at each read).
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/session
 */

import browser from 'webextension-polyfill'
import { runExclusive } from '../../platform/background/run-exclusive.ts'
import type { CredentialName } from '../../required-setup.ts'
import { loadLatestOrgState, updateOrgState } from '../../setup-guide/background/org-store.ts'
import type { OrgState } from '../../setup-guide/org-state.ts'
import { parseVaultEntry } from './vault-entry.schema.ts'
import {
  type CapturedCredentials,
  CREDENTIAL_LIFETIME_MS,
  emptyVaultEntry,
  isUnexpired,
  isVaultEntryEmpty,
  summarizeConsumerCredentials,
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

/** Stores captured consumer credentials, if the guide is still active in the org. */
export const setConsumerCredentials = (org: string, found: CapturedCredentials): Promise<void> =>
  updateEntry(
    org,
    (entry) => withCapturedCredentials(entry, found, Date.now()),
    async () => (await loadLatestOrgState(org)).running,
  )

/** Stores a value the admin typed; an empty value removes the stored value. */
export const setCredential = async (org: string, name: CredentialName, value: string): Promise<void> => {
  let isOther = false
  await updateEntry(org, (entry) => {
    isOther = value !== '' && entry.values[name]?.value !== value
    return withCredential(entry, name, value, { from: 'typed', at: Date.now() })
  })
  // The admin knows a password from elsewhere, so the repaired password no longer counts.
  if (name === 'password' && isOther) await updateOrgState(org, withoutRepairedPassword)
}

const withoutRepairedPassword = (record: OrgState): OrgState => {
  const { mendedPassword, ...evidence } = record.evidence
  return mendedPassword ? { ...record, evidence } : record
}

/** Stores the password *Mend it* set, with its username; the user may be new or existing. */
export const setRepairedPassword = async (
  org: string,
  password: string,
  username: string,
  isNewUser: boolean,
): Promise<void> => {
  const at = Date.now()
  await updateEntry(org, (entry) => {
    const mended = { from: 'mended', at } as const
    const whose = isNewUser ? mended : ({ ...mended, from: 'user', name: username } as const)
    return withCredential(withCredential(entry, 'username', username, whose), 'password', password, mended)
  })
  // Outlives the password itself, so that *Mend it* may offer a new password later.
  const given = { username, at, tested: [] }
  // If storage is full, only that later offer is lost.
  await updateOrgState(org, (record) => ({
    ...record,
    evidence: { ...record.evidence, mendedPassword: given },
  })).catch(() => undefined)
}

/** Removes credentials captured from a foreign connected app. */
export const removeCapturedCredentials = (org: string): Promise<void> =>
  updateEntry(org, withoutCapturedCredentials)

/** Stores the SpaceIQ token; an empty token removes the stored token. */
export const setToken = (org: string, token: string): Promise<void> =>
  updateEntry(org, (entry) => withToken(entry, token, Date.now()))

/** Removes all secrets of an org. */
export const clearVault = (org: string): Promise<void> => runExclusive(vaultKey(org), () => removeEntry(org))

/** Clears an org's secrets in the same write that stores `items`: both happen, or neither. */
export const clearVaultWith = (org: string, items: Readonly<Record<string, unknown>>): Promise<void> =>
  runExclusive(vaultKey(org), async () => {
    await browser.storage.session.set({ ...items, [vaultKey(org)]: emptyVaultEntry })
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
  const entry = parseVaultEntry((await browser.storage.session.get(key))[key])
  if (entry && isUnexpired(entry, Date.now())) return entry
  // Also when empty: after a browser restart, the org's state still lists credentials.
  await removeEntry(org)
  return emptyVaultEntry
}

const removeEntry = async (org: string): Promise<void> => {
  await browser.storage.session.remove(vaultKey(org))
  await browser.alarms.clear(vaultKey(org))
  // If storage is full, the state stays outdated until the vault is read again; the secrets are
  // gone.
  await updateOrgState(org, (record) => withConsumerCredentialsSummary(record, emptyVaultEntry)).catch(
    () => undefined,
  )
}

const updateEntry = (
  org: string,
  how: (entry: VaultEntry) => VaultEntry,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<void> =>
  runExclusive(vaultKey(org), async () => {
    // Checked inside the queue, so that a reset requested later is also applied later.
    if (!(await isWanted())) return
    const before = await readEntry(org)
    const after = how(before)
    if (after === before) return
    if (isVaultEntryEmpty(after)) return removeEntry(org)
    // The alarm first: no secret is ever stored without one pending.
    await setAlarm(org, after)
    await browser.storage.session.set({ [vaultKey(org)]: after })
    await updateOrgState(org, (record) => withConsumerCredentialsSummary(record, after))
  })

const withConsumerCredentialsSummary = (record: OrgState, entry: VaultEntry): OrgState => {
  const { keys: _, ...evidence } = record.evidence
  const keys = summarizeConsumerCredentials(entry)
  return { ...record, evidence: { ...evidence, ...(keys && { keys }) } }
}

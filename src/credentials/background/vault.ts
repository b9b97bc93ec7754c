/**
 * Stores each org's secrets in `storage.session`: in memory, hidden from content scripts, expiring
 * 30 minutes after the last value (by alarm and at each read).
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/session
 */

import browser from 'webextension-polyfill'
import { serial } from '../../platform/background/run-exclusive.ts'
import type { ActivationValue } from '../../required-setup.ts'
import { latestRecord, updateRecord } from '../../setup-guide/background/org-store.ts'
import type { OrgRecord } from '../../setup-guide/org-state.ts'
import { parseEntry } from './vault-entry.schema.ts'
import {
  type Capture,
  emptyEntry,
  isAlive,
  isEmpty,
  keysOf,
  lifetime,
  type VaultEntry,
  withCapture,
  withoutCapture,
  withToken,
  withValue,
} from './vault-entry.ts'

const prefix = 'vault:'
/** Key of an org's entry in `storage.session`, and name of its alarm. */
export const vaultKey = (org: string): string => `${prefix}${org}`

/** Reads an org's entry, empty if none or expired. All functions here reject if storage fails. */
export const readVault = (org: string): Promise<VaultEntry> => serial(vaultKey(org), () => readNow(org))

/** Stores captured consumer credentials, if the guide is still active in the org. */
export const capture = (org: string, found: Capture): Promise<void> =>
  change(
    org,
    (entry) => withCapture(entry, found, Date.now()),
    async () => (await latestRecord(org)).running,
  )

/** Stores a value the admin typed; an empty value removes the stored value. */
export const holdTyped = async (org: string, name: ActivationValue, value: string): Promise<void> => {
  let isOther = false
  await change(org, (entry) => {
    isOther = value !== '' && entry.values[name]?.value !== value
    return withValue(entry, name, value, { from: 'typed', at: Date.now() })
  })
  // The admin knows a password from elsewhere, so the repaired password no longer counts.
  if (name === 'password' && isOther) await updateRecord(org, withoutMended)
}

const withoutMended = (record: OrgRecord): OrgRecord => {
  const { mendedPassword, ...evidence } = record.evidence
  return mendedPassword ? { ...record, evidence } : record
}

/** Stores the password *Mend it* set, with its username; the user may be new or existing. */
export const holdMended = async (
  org: string,
  password: string,
  username: string,
  isNewUser: boolean,
): Promise<void> => {
  const at = Date.now()
  await change(org, (entry) => {
    const mended = { from: 'mended', at } as const
    const whose = isNewUser ? mended : ({ ...mended, from: 'user', name: username } as const)
    return withValue(withValue(entry, 'username', username, whose), 'password', password, mended)
  })
  // Outlives the password itself, so that *Mend it* may offer a new password later.
  const given = { username, at, tested: [] }
  // If storage is full, only that later offer is lost.
  await updateRecord(org, (record) => ({
    ...record,
    evidence: { ...record.evidence, mendedPassword: given },
  })).catch(() => undefined)
}

/** Removes credentials captured from a foreign connected app. */
export const dropCapture = (org: string): Promise<void> => change(org, withoutCapture)

/** Stores the SpaceIQ token; an empty token removes the stored token. */
export const holdToken = (org: string, token: string): Promise<void> =>
  change(org, (entry) => withToken(entry, token, Date.now()))

/** Removes all secrets of an org. */
export const forget = (org: string): Promise<void> => serial(vaultKey(org), () => removeNow(org))

/** Clears an org's secrets in the same write that stores `items`: both happen, or neither. */
export const forgetFor = (org: string, items: Readonly<Record<string, unknown>>): Promise<void> =>
  serial(vaultKey(org), async () => {
    await browser.storage.session.set({ ...items, [vaultKey(org)]: emptyEntry })
    await removeNow(org)
  })

/** Handles an alarm. Returns whether the alarm belongs to the vault. */
export const onVaultAlarm = async (name: string): Promise<boolean> => {
  if (!name.startsWith(prefix)) return false
  const org = name.slice(prefix.length)
  const entry = await readVault(org)
  // A value was stored as the alarm fired, or the clock was moved: not expired yet.
  if (!isEmpty(entry)) await setAlarm(org, entry)
  return true
}

const setAlarm = async (org: string, entry: VaultEntry): Promise<void> => {
  await browser.alarms.create(vaultKey(org), { when: entry.capturedAt + lifetime })
}

const readNow = async (org: string): Promise<VaultEntry> => {
  const key = vaultKey(org)
  const entry = parseEntry((await browser.storage.session.get(key))[key])
  if (entry && isAlive(entry, Date.now())) return entry
  // Also when empty: after a browser restart, the org's state still lists credentials.
  await removeNow(org)
  return emptyEntry
}

const removeNow = async (org: string): Promise<void> => {
  await browser.storage.session.remove(vaultKey(org))
  await browser.alarms.clear(vaultKey(org))
  // If storage is full, the state stays outdated until the vault is read again; the secrets are
  // gone.
  await updateRecord(org, (record) => withKeys(record, emptyEntry)).catch(() => undefined)
}

const change = (
  org: string,
  how: (entry: VaultEntry) => VaultEntry,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<void> =>
  serial(vaultKey(org), async () => {
    // Checked inside the queue, so that a reset requested later is also applied later.
    if (!(await isWanted())) return
    const before = await readNow(org)
    const after = how(before)
    if (after === before) return
    if (isEmpty(after)) return removeNow(org)
    // The alarm first: no secret is ever stored without one pending.
    await setAlarm(org, after)
    await browser.storage.session.set({ [vaultKey(org)]: after })
    await updateRecord(org, (record) => withKeys(record, after))
  })

const withKeys = (record: OrgRecord, entry: VaultEntry): OrgRecord => {
  const { keys: _, ...evidence } = record.evidence
  const keys = keysOf(entry)
  return { ...record, evidence: { ...evidence, ...(keys && { keys }) } }
}

/**
 * The secrets of each org, in `storage.session`: in memory only, out of reach of content scripts, gone with the browser.
 * Gone as well 30 minutes after the last one was taken in: an alarm sees to it, and every reading looks at the clock too.
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
/** The name of an org's entry in `storage.session`, and of its alarm. */
export const vaultKey = (org: string): string => `${prefix}${org}`

/** What is held of an org; the empty entry when nothing is, or not any more. Rejects when storage fails, as do all here. */
export const readVault = (org: string): Promise<VaultEntry> => serial(vaultKey(org), () => readNow(org))

/** Takes in what an app's page showed, in an org where the guide was started and that was not reset meanwhile. */
export const capture = (org: string, found: Capture): Promise<void> =>
  change(
    org,
    (entry) => withCapture(entry, found, Date.now()),
    async () => (await latestRecord(org)).running,
  )

/** Takes in one of the five values as the admin typed it; an empty one takes it away. */
export const holdTyped = async (org: string, name: ActivationValue, value: string): Promise<void> => {
  let isOther = false
  await change(org, (entry) => {
    isOther = value !== '' && entry.values[name]?.value !== value
    return withValue(entry, name, value, { from: 'typed', at: Date.now() })
  })
  // Whoever types a password has it from somewhere: ours is not the one that counts any more.
  if (name === 'password' && isOther) await updateRecord(org, withoutMended)
}

const withoutMended = (record: OrgRecord): OrgRecord => {
  const { mendedPassword, ...evidence } = record.evidence
  return mendedPassword ? { ...record, evidence } : record
}

/** Takes in the password that *Mend it* gave a user, and whose it is: a user it made, or one who was there. */
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
  // That it was ours outlives it: once it is gone from here, a new one may be given.
  const given = { username, at, tested: [] }
  // Without room for it nothing is lost but the offer.
  await updateRecord(org, (record) => ({
    ...record,
    evidence: { ...record.evidence, mendedPassword: given },
  })).catch(() => undefined)
}

/** Removes what was picked up from an app that is not SpaceIQ's. */
export const dropCapture = (org: string): Promise<void> => change(org, withoutCapture)

/** Takes in SpaceIQ's token; an empty one takes it away. */
export const holdToken = (org: string, token: string): Promise<void> =>
  change(org, (entry) => withToken(entry, token, Date.now()))

/** Removes all that is held of an org. */
export const forget = (org: string): Promise<void> => serial(vaultKey(org), () => removeNow(org))

/**
 * Removes all that is held of an org in the same write that stores these items: where the worker is stopped, the one is
 * never without the other.
 */
export const forgetFor = (org: string, items: Readonly<Record<string, unknown>>): Promise<void> =>
  serial(vaultKey(org), async () => {
    await browser.storage.session.set({ ...items, [vaultKey(org)]: emptyEntry })
    await removeNow(org)
  })

/** Does what an alarm is for. True when the alarm was one of ours. */
export const onVaultAlarm = async (name: string): Promise<boolean> => {
  if (!name.startsWith(prefix)) return false
  const org = name.slice(prefix.length)
  const entry = await readVault(org)
  // Taken in again as the alarm went off, or the clock was moved: the time is not up yet.
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
  // Also when nothing is there: after a restart of the browser the record still says otherwise.
  await removeNow(org)
  return emptyEntry
}

const removeNow = async (org: string): Promise<void> => {
  await browser.storage.session.remove(vaultKey(org))
  await browser.alarms.clear(vaultKey(org))
  // Where storage is full the record goes on claiming them, until the vault is read again: what counts is gone.
  await updateRecord(org, (record) => withKeys(record, emptyEntry)).catch(() => undefined)
}

const change = (
  org: string,
  how: (entry: VaultEntry) => VaultEntry,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<void> =>
  serial(vaultKey(org), async () => {
    // Asked here: what is forgotten from now on is forgotten after this.
    if (!(await isWanted())) return
    const before = await readNow(org)
    const after = how(before)
    if (after === before) return
    if (isEmpty(after)) return removeNow(org)
    // The alarm first: nothing is ever held without one.
    await setAlarm(org, after)
    await browser.storage.session.set({ [vaultKey(org)]: after })
    await updateRecord(org, (record) => withKeys(record, after))
  })

const withKeys = (record: OrgRecord, entry: VaultEntry): OrgRecord => {
  const { keys: _, ...evidence } = record.evidence
  const keys = keysOf(entry)
  return { ...record, evidence: { ...evidence, ...(keys && { keys }) } }
}

/** Stores the state of each org on disk. Reads stored data defensively, as untrusted input. */

import { type StepId, stepIds } from '../guide/ids.ts'
import { emptyRecord, type OrgRecord, recordKey } from '../guide/org-record.ts'
import { keep, keptKeys, readKept, unkeep } from '../kept.ts'
import { orgKey } from '../salesforce/my-domain.ts'
import { isOthers } from '../salesforce/other-permissions.ts'
import { parseEvidence } from './evidence-schema.ts'
import { pointed } from './message-schemas.ts'
import { parseRun } from './run-schema.ts'
import { serial } from './serial.ts'

const isStep = (value: unknown): value is StepId => stepIds.some((id) => id === value)

/** Parses a stored value. Malformed parts get their defaults; another version counts as empty. */
export const parseRecord = (stored: unknown): OrgRecord => {
  if (typeof stored !== 'object' || stored === null) return emptyRecord
  const raw: Record<string, unknown> = { ...stored }
  if (raw.version !== emptyRecord.version) return emptyRecord
  const skipped: readonly unknown[] = Array.isArray(raw.skipped) ? raw.skipped : []
  return {
    version: 1,
    running: raw.running === true,
    hidden: raw.hidden === true,
    keptOff: raw.keptOff === true,
    chosen: isStep(raw.chosen) ? raw.chosen : null,
    skipped: stepIds.filter((id) => skipped.includes(id)),
    evidence: parseEvidence(raw.evidence),
    pointed: parsePointed(raw.pointed),
    run: parseRun(raw.run),
  }
}

const parsePointed = (stored: unknown): OrgRecord['pointed'] =>
  (Array.isArray(stored) ? stored : []).slice(0, 100).flatMap((one) => {
    const parsed = pointed.safeParse(one)
    if (!parsed.success) return []
    const { control, css, label } = parsed.data
    return isOthers(control, [css, label ?? '']) ? [] : [parsed.data]
  })

/** Reads the org's state; the empty state if none. */
export const loadRecord = async (org: string): Promise<OrgRecord> =>
  parseRecord(await readKept(recordKey(org)))

/** Reads the org's state after all queued changes. */
export const latestRecord = (org: string): Promise<OrgRecord> => serial(recordKey(org), () => loadRecord(org))

const listeners = new Set<(org: string) => void>()

/** Adds a listener, called with each org whose state has changed. */
export const onRecord = (listener: (org: string) => void): void => void listeners.add(listener)

/** Notifies the listeners, so that pages and toolbar reread the org's state. */
export const announceRecord = (org: string): void => {
  for (const listener of listeners) listener(org)
}

/** Retries once: after a write that hit the quota, Firefox rejects the next write as well. */
const store = async (org: string, record: OrgRecord): Promise<void> => {
  const items = { [recordKey(org)]: record }
  await keep(items).catch(() => keep(items))
  announceRecord(org)
}

/** Applies a queued change and returns the new state. Writes only if the state differs. */
export const updateRecord = (org: string, change: (record: OrgRecord) => OrgRecord): Promise<OrgRecord> =>
  serial(recordKey(org), async () => {
    const before = await loadRecord(org)
    const after = change(before)
    // Every write makes all of the org's pages request their plan.
    if (JSON.stringify(after) !== JSON.stringify(before)) await store(org, after)
    return after
  })

/** Removes the org's state. */
export const removeRecord = (org: string): Promise<void> =>
  serial(recordKey(org), async () => {
    await unkeep(recordKey(org))
    announceRecord(org)
  })

/** Lists the orgs that have a stored state. */
export const recordedOrgs = async (): Promise<readonly string[]> => {
  const prefix = recordKey('')
  return (await keptKeys())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((org) => orgKey(`https://${org}/`) === org)
}

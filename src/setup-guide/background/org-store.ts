/** Stores the state of each org on disk. Reads stored data defensively, as untrusted input. */

import { serial } from '../../platform/background/run-exclusive.ts'
import { keep, readKept, unkeep } from '../../platform/persistent-store.ts'
import { orgStateKey } from '../../platform/stored-keys.ts'
import { isOthers } from '../../salesforce/dom/foreign-permissions.ts'
import { parseRun } from '../field-creation/background/field-creation.schema.ts'
import { type StepId, stepIds } from '../ids.ts'
import { emptyRecord, type OrgRecord } from '../org-state.ts'
import { parseEvidence } from './observed-setup.schema.ts'
import { pointed } from './picked-control.schema.ts'

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
  parseRecord(await readKept(orgStateKey(org)))

/** Reads the org's state after all queued changes. */
export const latestRecord = (org: string): Promise<OrgRecord> =>
  serial(orgStateKey(org), () => loadRecord(org))

const listeners = new Set<(org: string) => void>()

/** Adds a listener, called with each org whose state has changed. */
export const onRecord = (listener: (org: string) => void): void => void listeners.add(listener)

/** Notifies the listeners, so that pages and toolbar reread the org's state. */
export const announceRecord = (org: string): void => {
  for (const listener of listeners) listener(org)
}

/** Retries once: after a write that hit the quota, Firefox rejects the next write as well. */
const store = async (org: string, record: OrgRecord): Promise<void> => {
  const items = { [orgStateKey(org)]: record }
  await keep(items).catch(() => keep(items))
  announceRecord(org)
}

/** Applies a queued change and returns the new state. Writes only if the state differs. */
export const updateRecord = (org: string, change: (record: OrgRecord) => OrgRecord): Promise<OrgRecord> =>
  serial(orgStateKey(org), async () => {
    const before = await loadRecord(org)
    const after = change(before)
    // Every write makes all of the org's pages request their plan.
    if (JSON.stringify(after) !== JSON.stringify(before)) await store(org, after)
    return after
  })

/** Removes the org's state. */
export const removeRecord = (org: string): Promise<void> =>
  serial(orgStateKey(org), async () => {
    await unkeep(orgStateKey(org))
    announceRecord(org)
  })

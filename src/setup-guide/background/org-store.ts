/** What is remembered of each org, on disk. Anything may be in there: it is read as if a stranger wrote it. */

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

/** Any stored value -> a record. Malformed parts are as in the empty record; another version is no record of ours. */
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

/** The org's record; the empty one when there is none. */
export const loadRecord = async (org: string): Promise<OrgRecord> =>
  parseRecord(await readKept(orgStateKey(org)))

/** The org's record after all earlier changes. */
export const latestRecord = (org: string): Promise<OrgRecord> =>
  serial(orgStateKey(org), () => loadRecord(org))

const listeners = new Set<(org: string) => void>()

/** Calls back with an org whose record has changed, so that its pages and the toolbar follow. */
export const onRecord = (listener: (org: string) => void): void => void listeners.add(listener)

/** Has the org's pages and the toolbar look at its record anew. */
export const announceRecord = (org: string): void => {
  for (const listener of listeners) listener(org)
}

/** Once more where it fails: after a write that found no room, Firefox refuses the next one as well, room or not. */
const store = async (org: string, record: OrgRecord): Promise<void> => {
  const items = { [orgStateKey(org)]: record }
  await keep(items).catch(() => keep(items))
  announceRecord(org)
}

/** Changes the org's record, after all earlier changes, and gives it. Writes nothing when nothing changed. */
export const updateRecord = (org: string, change: (record: OrgRecord) => OrgRecord): Promise<OrgRecord> =>
  serial(orgStateKey(org), async () => {
    const before = await loadRecord(org)
    const after = change(before)
    // Every write has all the org's pages ask for their plan.
    if (JSON.stringify(after) !== JSON.stringify(before)) await store(org, after)
    return after
  })

/** Removes the org's record. */
export const removeRecord = (org: string): Promise<void> =>
  serial(orgStateKey(org), async () => {
    await unkeep(orgStateKey(org))
    announceRecord(org)
  })

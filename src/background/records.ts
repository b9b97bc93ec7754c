/** What is remembered of each org, in `storage.local`. Anything may be in there: it is read as if a stranger wrote it. */

import browser from 'webextension-polyfill'
import { type StepId, stepIds } from '../guide/ids.ts'
import { emptyRecord, type OrgRecord, recordKey } from '../guide/org-record.ts'
import { isOrgAllowed, readPolicy } from '../policy.ts'
import { orgKey } from '../salesforce/my-domain.ts'
import { isOthers } from '../salesforce/other-permissions.ts'
import { planKey } from '../salesforce/plan-key.ts'
import { parseEvidence } from './evidence-schema.ts'
import { pointed } from './message-schemas.ts'
import { planOf } from './plans.ts'
import { parseRun } from './run-schema.ts'
import { serial } from './serial.ts'

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
export const loadRecord = async (org: string): Promise<OrgRecord> => {
  const key = recordKey(org)
  return parseRecord((await browser.storage.local.get(key))[key])
}

/** Once more where it fails: after a write that found no room, Firefox refuses the next one as well, room or not. */
const write = (items: Record<string, unknown>): Promise<void> =>
  browser.storage.local.set(items).catch(() => browser.storage.local.set(items))

/**
 * A plan is there while the guide runs and may: every page of Setup reads what is stored, in an org without a guide as well.
 * It is stored as text, which reaches a page in a third of the time that as many values take one by one.
 */
const store = async (org: string, record: OrgRecord): Promise<void> => {
  if (record.running && isOrgAllowed(await readPolicy(), org)) {
    await write({ [recordKey(org)]: record, [planKey(org)]: JSON.stringify(await planOf(org, record)) })
  } else {
    await write({ [recordKey(org)]: record })
    await browser.storage.local.remove(planKey(org))
  }
}

/** Changes the org's record, after all earlier changes, and gives it. Writes nothing when nothing changed. */
export const updateRecord = (org: string, change: (record: OrgRecord) => OrgRecord): Promise<OrgRecord> =>
  serial(recordKey(org), async () => {
    const before = await loadRecord(org)
    const after = change(before)
    // Every write wakes the content scripts of all the org's tabs.
    if (JSON.stringify(after) !== JSON.stringify(before)) await store(org, after)
    return after
  })

/** Removes the org's record and its plan. */
export const removeRecord = (org: string): Promise<void> =>
  serial(recordKey(org), () => browser.storage.local.remove([recordKey(org), planKey(org)]))

/** Works every org's plan out anew: after an update of the extension, or when a setting changed. */
export const refreshPlans = async (): Promise<void> => {
  for (const org of await recordedOrgs()) await refreshPlan(org)
}

/** Works the org's plan out anew, whatever stands in its place. */
export const refreshPlan = (org: string): Promise<void> =>
  serial(recordKey(org), async () => store(org, await loadRecord(org)))

/** The orgs that have a record. */
export const recordedOrgs = async (): Promise<readonly string[]> => {
  const prefix = recordKey('')
  return Object.keys(await browser.storage.local.get(null))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((org) => orgKey(`https://${org}/`) === org)
}

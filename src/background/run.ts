/** The creation of the missing fields, page by page: one tab at a time, as the org's record says. */

import { missingFields } from '../guide/fields.ts'
import type { LayoutChoice, RunOrder } from '../guide/run.ts'
import { endedRun, isFresh, startedRun, stepRun } from '../guide/run.ts'
import type { ContentRefusal, FromContent, Reply } from '../messages.ts'
import type { Frame } from './gate.ts'
import { updateRecord } from './records.ts'

/** Starts a run in the frame's tab; refused while another tab's run is going on. */
export const startRun = async (
  { org, tabId }: Frame,
  layouts: LayoutChoice,
): Promise<Reply<undefined, ContentRefusal>> => {
  const now = Date.now()
  const record = await updateRecord(org, (before) => {
    const busy = isFresh(before.run, now) && before.run.tab !== tabId
    return before.running && !busy ? { ...before, run: startedRun(tabId, layouts, now) } : before
  })
  return record.run?.tab === tabId && record.run.state === 'running'
    ? { ok: true, value: undefined }
    : { ok: false, reason: 'running-elsewhere' }
}

/** Ends the run: on Stop from any tab, for what happened in its own tab only from there. */
export const endRun = async (
  { org, tabId }: Frame,
  reason: 'stopped' | 'left' | 'fill' | 'hands',
): Promise<void> => {
  await updateRecord(org, (record) =>
    record.run && (reason === 'stopped' || record.run.tab === tabId)
      ? { ...record, run: endedRun(record.run, reason) }
      : record,
  )
}

/** What the page that has come up is to do; null where it is to do nothing. */
export const nextOrder = async (
  { org, tabId }: Frame,
  { page, errors }: Extract<FromContent, { type: 'run-step' }>,
): Promise<RunOrder | null> => {
  let order: RunOrder | null = null
  await updateRecord(org, (record) => {
    if (!record.running || !record.run) return record
    const missing = missingFields(record.evidence.fields).map(({ name }) => name)
    const step = stepRun(record.run, { page, errors, missing, tab: tabId, now: Date.now() })
    order = step.order
    return { ...record, run: step.run }
  })
  return order
}

/** Field creation in the background: page by page, in a single frame at a time. */

import browser from 'webextension-polyfill'
import type { ContentRefusal, FromContent, Reply } from '../../../messages.ts'
import type { Frame } from '../../../org-access/background/frame.ts'
import { isOfOrg, isSetupHost } from '../../../salesforce/urls/my-domain.ts'
import { withRunEnded } from '../../background/org-state-changes.ts'
import { loadRecord, updateRecord } from '../../background/org-store.ts'
import { missingFields, prefixIn } from '../../field-counts.ts'
import type { FieldRun, LayoutChoice, RunOrder } from '../field-creation.ts'
import { endedRun, isFresh, startedRun, stepRun } from '../field-creation.ts'

/** Matches the field list, the wizard, and the pages Salesforce shows in their place. */
const isOfFields = ({ pathname }: URL): boolean => pathname.startsWith('/p/setup/')

/** Runs in the page: must not refer to anything outside this function. */
const address = (): string => location.href

/** Returns whether the frame still shows a Setup page of this org. */
const isThere = async (org: string, { tab, frame }: FieldRun): Promise<boolean> => {
  try {
    const target = { tabId: tab, frameIds: [frame] }
    const [found] = await browser.scripting.executeScript({ target, func: address })
    const url = found?.result
    return typeof url === 'string' && isSetupHost(url) && isOfOrg(url, org)
  } catch {
    // The frame is gone, or shows a page we may not access.
    return false
  }
}

type Place = Pick<FieldRun, 'tab' | 'frame'>

const isAt = (run: Place, { tab, frame }: Place): boolean => run.tab === tab && run.frame === frame

/**
 * Resolves to a function that moves the field creation to this frame: Lightning replaces frames,
 * and the new frame takes over once the old frame is gone.
 */
const handOver = async ({ org, tabId, frameId }: Frame): Promise<(run: FieldRun) => FieldRun> => {
  const { run } = await loadRecord(org)
  const isNext = run?.state === 'running' && run.tab === tabId && run.frame !== frameId
  if (!isNext || (await isThere(org, run))) return (same) => same
  return (now) => (isAt(now, run) ? { ...now, frame: frameId } : now)
}

/** Starts field creation in the frame; refused while another frame's is in progress. */
export const startRun = async (
  from: Frame,
  layouts: LayoutChoice,
): Promise<Reply<undefined, ContentRefusal>> => {
  const now = Date.now()
  const place = { tab: from.tabId, frame: from.frameId }
  const handed = await handOver(from)
  const record = await updateRecord(from.org, (before) => {
    const run = before.run && handed(before.run)
    const busy = isFresh(run, now) && !isAt(run, place)
    return before.running && !busy
      ? { ...before, run: startedRun(place.tab, layouts, now, place.frame) }
      : before
  })
  return record.run?.state === 'running' && isAt(record.run, place)
    ? { ok: true, value: undefined }
    : { ok: false, reason: 'running-elsewhere' }
}

/** Ends field creation. *Stop* works from any tab; other reasons only from the frame itself. */
export const endRun = async (from: Frame, reason: 'stopped' | 'left' | 'fill' | 'hands'): Promise<void> => {
  const place = { tab: from.tabId, frame: from.frameId }
  const handed = await handOver(from)
  await updateRecord(from.org, (record) => {
    const run = record.run && handed(record.run)
    const isIts = run !== null && (isAt(run, place) || (reason === 'stopped' && run.tab !== place.tab))
    return isIts ? { ...record, run: endedRun(run, reason) } : record
  })
}

/** Stops the org's field creation, in whichever tab. */
export const stopRun = async (org: string): Promise<void> => {
  await updateRecord(org, withRunEnded('stopped'))
}

/** Returns the tab that creates fields. If the tab was closed, ends the field creation. */
export const runTab = async (
  org: string,
): Promise<{ readonly id: number; readonly windowId: number | undefined } | null> => {
  const { run } = await loadRecord(org)
  if (!isFresh(run, Date.now())) return null
  try {
    const { windowId } = await browser.tabs.get(run.tab)
    return { id: run.tab, windowId }
  } catch {
    await updateRecord(org, (record) => (record.run?.at === run.at ? withRunEnded('left')(record) : record))
    return null
  }
}

/** Returns the next instruction for the page that has loaded, null for none. */
export const nextOrder = async (
  from: Frame,
  { page, errors }: Extract<FromContent, { type: 'run-step' }>,
): Promise<RunOrder | null> => {
  let order: RunOrder | null = null
  const handed = await handOver(from)
  await updateRecord(from.org, (record) => {
    if (!record.running || !record.run) return record
    const missing = missingFields(record.evidence.fields).map(({ name }) => name)
    const place = { tab: from.tabId, frame: from.frameId }
    const prefix = prefixIn(record.evidence)
    const isElsewhere = page === null && !isOfFields(from.url)
    const event = { page, errors, missing, prefix, isElsewhere, ...place, now: Date.now() }
    const step = stepRun(handed(record.run), event)
    order = step.order
    return { ...record, run: step.run }
  })
  return order
}

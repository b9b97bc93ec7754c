/** Field creation in the background: page by page, in a single frame at a time. */

import browser from 'webextension-polyfill'
import type { ContentMessages, ContentRefusal, Reply } from '../../../messages.ts'
import type { ContentSender } from '../../../org-access/background/frame.ts'
import { belongsToOrg, isSetupHost } from '../../../salesforce/urls/my-domain.ts'
import { withFieldCreationEnded } from '../../background/org-state-changes.ts'
import { loadOrgState, updateOrgState } from '../../background/org-store.ts'
import { findMissingFields, getNamespacePrefix } from '../../field-counts.ts'
import type { FieldCreation, FieldCreationInstruction, LayoutChoice } from '../field-creation.ts'
import {
  advanceFieldCreation,
  endFieldCreation,
  isFieldCreationActive,
  startFieldCreation,
} from '../field-creation.ts'

/** Matches the field list, the wizard, and the pages Salesforce shows in their place. */
const isFieldSetupPath = ({ pathname }: URL): boolean => pathname.startsWith('/p/setup/')

/** Runs in the page: must not refer to anything outside this function. */
const getFrameUrl = (): string => location.href

/** Returns whether the frame still shows a Setup page of this org. */
const isFrameAlive = async (org: string, { tab, frame }: FieldCreation): Promise<boolean> => {
  try {
    const target = { tabId: tab, frameIds: [frame] }
    const [found] = await browser.scripting.executeScript({ target, func: getFrameUrl })
    const url = found?.result
    return typeof url === 'string' && isSetupHost(url) && belongsToOrg(url, org)
  } catch {
    // The frame is gone, or shows a page we may not access.
    return false
  }
}

type FrameRef = Pick<FieldCreation, 'tab' | 'frame'>

const isSameFrame = (run: FrameRef, { tab, frame }: FrameRef): boolean =>
  run.tab === tab && run.frame === frame

/**
 * Resolves to a function that moves the field creation to this frame: Lightning replaces frames,
 * and the new frame takes over once the old frame is gone.
 */
const resolveFrameHandover = async ({
  org,
  tabId,
  frameId,
}: ContentSender): Promise<(run: FieldCreation) => FieldCreation> => {
  const { fieldCreation: run } = await loadOrgState(org)
  const isNext = run?.state === 'running' && run.tab === tabId && run.frame !== frameId
  if (!isNext || (await isFrameAlive(org, run))) return (same) => same
  return (now) => (isSameFrame(now, run) ? { ...now, frame: frameId } : now)
}

/** Starts field creation in the frame; refused while another frame's is in progress. */
export const startFieldCreationInFrame = async (
  from: ContentSender,
  layouts: LayoutChoice,
): Promise<Reply<undefined, ContentRefusal>> => {
  const now = Date.now()
  const place = { tab: from.tabId, frame: from.frameId }
  const handed = await resolveFrameHandover(from)
  const record = await updateOrgState(from.org, (before) => {
    const run = before.fieldCreation && handed(before.fieldCreation)
    const busy = isFieldCreationActive(run, now) && !isSameFrame(run, place)
    return before.guideActive && !busy
      ? { ...before, fieldCreation: startFieldCreation(place.tab, layouts, now, place.frame) }
      : before
  })
  return record.fieldCreation?.state === 'running' && isSameFrame(record.fieldCreation, place)
    ? { ok: true, value: undefined }
    : { ok: false, reason: 'active-elsewhere' }
}

/** Ends field creation. *Stop* works from any tab; other reasons only from the frame itself. */
export const endFieldCreationInFrame = async (
  from: ContentSender,
  reason: 'stopped' | 'left' | 'fill' | 'hands',
): Promise<void> => {
  const place = { tab: from.tabId, frame: from.frameId }
  const handed = await resolveFrameHandover(from)
  await updateOrgState(from.org, (record) => {
    const run = record.fieldCreation && handed(record.fieldCreation)
    const isIts = run !== null && (isSameFrame(run, place) || (reason === 'stopped' && run.tab !== place.tab))
    return isIts ? { ...record, fieldCreation: endFieldCreation(run, reason) } : record
  })
}

/** Stops the org's field creation, in whichever tab. */
export const stopFieldCreation = async (org: string): Promise<void> => {
  await updateOrgState(org, withFieldCreationEnded('stopped'))
}

/** Returns the tab that creates fields. If the tab was closed, ends the field creation. */
export const getFieldCreationTab = async (
  org: string,
): Promise<{ readonly id: number; readonly windowId: number | undefined } | null> => {
  const { fieldCreation: run } = await loadOrgState(org)
  if (!isFieldCreationActive(run, Date.now())) return null
  try {
    const { windowId } = await browser.tabs.get(run.tab)
    return { id: run.tab, windowId }
  } catch {
    await updateOrgState(org, (record) =>
      record.fieldCreation?.at === run.at ? withFieldCreationEnded('left')(record) : record,
    )
    return null
  }
}

/** Returns the next instruction for the page that has loaded, null for none. */
export const getNextInstruction = async (
  from: ContentSender,
  { page, errors }: ContentMessages['field-creation-step']['body'],
): Promise<FieldCreationInstruction | null> => {
  let instruction: FieldCreationInstruction | null = null
  const handed = await resolveFrameHandover(from)
  await updateOrgState(from.org, (record) => {
    if (!record.guideActive || !record.fieldCreation) return record
    const missing = findMissingFields(record.observedSetup.fields).map(({ name }) => name)
    const place = { tab: from.tabId, frame: from.frameId }
    const prefix = getNamespacePrefix(record.observedSetup)
    const isElsewhere = page === null && !isFieldSetupPath(from.url)
    const event = { page, errors, missing, prefix, isElsewhere, ...place, now: Date.now() }
    const step = advanceFieldCreation(handed(record.fieldCreation), event)
    instruction = step.order
    return { ...record, fieldCreation: step.run }
  })
  return instruction
}

/** Field creation in the background: page by page, in a single frame at a time. */

import browser from 'webextension-polyfill'
import type { ContentMessages, ContentRefusal, Reply } from '../../../messages.ts'
import type { ContentSender } from '../../../org-access/background/content-sender.ts'
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

const toFrameRef = ({ tabId, frameId }: ContentSender): FrameRef => ({ tab: tabId, frame: frameId })

const isSameFrame = (creation: FrameRef, { tab, frame }: FrameRef): boolean =>
  creation.tab === tab && creation.frame === frame

/**
 * Resolves to a function that moves the field creation to this frame: Lightning replaces frames,
 * and the new frame takes over once the old frame is gone.
 */
const resolveFrameHandover = async ({
  org,
  tabId,
  frameId,
}: ContentSender): Promise<(creation: FieldCreation) => FieldCreation> => {
  const { fieldCreation: creation } = await loadOrgState(org)
  const isNext = creation?.state === 'running' && creation.tab === tabId && creation.frame !== frameId
  if (!isNext || (await isFrameAlive(org, creation))) return (creation) => creation
  return (latest) => (isSameFrame(latest, creation) ? { ...latest, frame: frameId } : latest)
}

/** Starts field creation in the frame; refused while another frame's is in progress. */
export const startFieldCreationInFrame = async (
  from: ContentSender,
  layouts: LayoutChoice,
): Promise<Reply<undefined, ContentRefusal>> => {
  const now = Date.now()
  const senderFrame = toFrameRef(from)
  const handOver = await resolveFrameHandover(from)
  const state = await updateOrgState(from.org, (before) => {
    const creation = before.fieldCreation && handOver(before.fieldCreation)
    const busy = isFieldCreationActive(creation, now) && !isSameFrame(creation, senderFrame)
    return before.guideActive && !busy
      ? { ...before, fieldCreation: startFieldCreation(senderFrame.tab, layouts, now, senderFrame.frame) }
      : before
  })
  return state.fieldCreation?.state === 'running' && isSameFrame(state.fieldCreation, senderFrame)
    ? { ok: true, value: undefined }
    : { ok: false, reason: 'active-elsewhere' }
}

/** Ends field creation. *Stop* works from any tab; other reasons only from the frame itself. */
export const endFieldCreationInFrame = async (
  from: ContentSender,
  reason: 'stopped' | 'left' | 'fill' | 'hands',
): Promise<void> => {
  const senderFrame = toFrameRef(from)
  const handOver = await resolveFrameHandover(from)
  await updateOrgState(from.org, (state) => {
    const creation = state.fieldCreation && handOver(state.fieldCreation)
    const isOwn =
      creation !== null &&
      (isSameFrame(creation, senderFrame) || (reason === 'stopped' && creation.tab !== senderFrame.tab))
    return isOwn ? { ...state, fieldCreation: endFieldCreation(creation, reason) } : state
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
  const { fieldCreation: creation } = await loadOrgState(org)
  if (!isFieldCreationActive(creation, Date.now())) return null
  try {
    const { windowId } = await browser.tabs.get(creation.tab)
    return { id: creation.tab, windowId }
  } catch {
    await updateOrgState(org, (state) =>
      state.fieldCreation?.at === creation.at ? withFieldCreationEnded('left')(state) : state,
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
  const handOver = await resolveFrameHandover(from)
  await updateOrgState(from.org, (state) => {
    if (!state.guideActive || !state.fieldCreation) return state
    const missing = findMissingFields(state.observedSetup.fields).map(({ name }) => name)
    const senderFrame = toFrameRef(from)
    const prefix = getNamespacePrefix(state.observedSetup)
    const isElsewhere = page === null && !isFieldSetupPath(from.url)
    const event = { page, errors, missing, prefix, isElsewhere, ...senderFrame, now: Date.now() }
    const next = advanceFieldCreation(handOver(state.fieldCreation), event)
    instruction = next.instruction
    return { ...state, fieldCreation: next.creation }
  })
  return instruction
}

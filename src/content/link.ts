/** The way to the background and back: content scripts send little, and read the org's plan from storage. */

import type { PageId } from '../guide/ids.ts'
import type { RunOrder } from '../guide/run.ts'
import type { FromContent, Reply } from '../messages.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'
import { isPlanOf } from '../salesforce/plan-key.ts'

/** Asks what a page is to do while fields are being created; null where nothing. */
export const askOrder = async (page: PageId | null, errors: readonly string[]): Promise<RunOrder | null> => {
  try {
    const reply: Reply<RunOrder | null> = await chrome.runtime.sendMessage({ type: 'run-step', page, errors })
    return reply.ok ? reply.value : null
  } catch {
    return null
  }
}

/** Sends a message; false where it was refused or nobody answered. */
export const send = async (message: FromContent): Promise<boolean> => {
  try {
    const reply = (await chrome.runtime.sendMessage(message)) as Reply | undefined
    return reply?.ok === true
  } catch {
    // The worker is being replaced, or the extension was updated under this page.
    return false
  }
}

/** Where the browser does not tell who is around a frame, the background still asks for the tab's address. */
const isOurs = (key: string) => isPlanOf(key, [location.origin, ...(location.ancestorOrigins ?? [])])

/** The plan in what is stored under a plan's key; undefined where it is gone, or nothing of ours. */
const planIn = (stored: unknown): FindablePlan | undefined => {
  try {
    return JSON.parse(stored as string)
  } catch {
    return undefined
  }
}

/** Calls back with the org's plan now, where there is one, and after every change; undefined when it is gone. */
export const followPlan = (onPlan: (plan: FindablePlan | undefined) => void) => {
  const { local } = chrome.storage
  local.onChanged.addListener((changes) => {
    const key = Object.keys(changes).find(isOurs)
    if (key) onPlan(planIn(changes[key]?.newValue))
  })
  void (async () => {
    // One question for all, and not first for the keys: every answer takes as long as the browser's own process is busy.
    const stored = await local.get<Record<string, unknown>>()
    const key = Object.keys(stored).find(isOurs)
    if (key) onPlan(planIn(stored[key]))
  })()
}

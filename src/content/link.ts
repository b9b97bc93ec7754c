/** The way to the background and back: content scripts send little, and read the org's plan from storage. */

import type { PageId } from '../guide/ids.ts'
import type { RunOrder } from '../guide/run.ts'
import type { FromContent, Reply } from '../messages.ts'
import type { FindablePlan } from '../salesforce/page-plan.ts'

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

/** Calls back with the org's plan now and after every change; undefined where there is none. */
export const followPlan = (org: string, onPlan: (plan: FindablePlan | undefined) => void) => {
  const key = `plan:${org}`
  chrome.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' && changes[key]
    if (change) onPlan(change.newValue as FindablePlan | undefined)
  })
  chrome.storage.local.get(key).then(
    (stored) => onPlan(stored[key] as FindablePlan | undefined),
    () => {},
  )
}

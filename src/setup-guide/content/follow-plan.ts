/** The way to the background and back: content scripts send little, and ask for the org's plan. */

import type { FromContent, Reply } from '../../messages.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { RunOrder } from '../field-creation/field-creation.ts'
import type { FindablePlan } from '../page-plan.ts'

/** Undefined where nobody answered: the worker is being replaced, or the extension was updated under this page. */
const ask = async <T>(message: FromContent): Promise<Reply<T> | undefined> => {
  try {
    return await chrome.runtime.sendMessage(message)
  } catch {
    return
  }
}

/** Asks what a page is to do while fields are being created; null where nothing. */
export const askOrder = async (page: PageId | null, errors: readonly string[]): Promise<RunOrder | null> => {
  const reply = await ask<RunOrder | null>({ type: 'run-step', page, errors })
  return reply?.ok ? reply.value : null
}

/** Sends a message; false where it was refused or nobody answered. */
export const send = async (message: FromContent): Promise<boolean> => (await ask(message))?.ok === true

/**
 * Calls back with the org's plan now, and whenever it may have changed; null where no guide runs. Gives what asks anew. What the page is told to
 * do comes from the background alone, which knows whose page it is: anything in storage could be another page's word.
 */
export const followPlan = (onPlan: (plan: FindablePlan | null) => void) => {
  // Where the browser does not tell who is around a frame, the background still asks for the tab's address.
  const question = { type: 'plan', around: [...(location.ancestorOrigins ?? [])] } as const
  let asking = false
  let again = false
  const look = async () => {
    again = true
    if (asking) return
    asking = true
    while (again) {
      again = false
      const reply = (await ask<FindablePlan | null>(question)) ?? (await ask(question))
      if (reply?.ok) onPlan(reply.value)
    }
    asking = false
  }
  chrome.runtime.onMessage.addListener(() => void look())
  void look()
  return look
}

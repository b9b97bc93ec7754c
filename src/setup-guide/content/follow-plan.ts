/** Messaging with the background: sends reports and requests the org's plan. */

import type { ContentMessage, Reply } from '../../messages.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import type { FieldCreationInstruction } from '../field-creation/field-creation.ts'
import type { LocatedPlan } from '../page-plan.ts'

/**
 * Resolves to undefined without an answer, which a stopping worker or an updated extension leaves
 * out; after a pause, in which the worker has stopped and can be started again.
 */
const request = async <T>(message: ContentMessage): Promise<Reply<T> | undefined> => {
  try {
    return await chrome.runtime.sendMessage(message)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** Requests once more without an answer: only for messages that can be repeated. */
const requestWithRetry = async <T>(message: ContentMessage): Promise<Reply<T> | undefined> =>
  (await request<T>(message)) ?? request(message)

/** Requests the page's next field-creation instruction; resolves to null if there is none. */
export const requestInstruction = async (
  page: PageId | null,
  errors: readonly string[],
): Promise<FieldCreationInstruction | null> => {
  const reply = await request<FieldCreationInstruction | null>({ type: 'field-creation-step', page, errors })
  return reply?.ok ? reply.value : null
}

/** Sends a message; resolves to false if it was refused or not answered. */
export const sendToBackground = async (message: ContentMessage): Promise<boolean> =>
  (await request(message))?.ok === true

/** Sends a message that can be repeated; resolves to false if it was refused or not answered. */
export const sendRepeatable = async (message: ContentMessage): Promise<boolean> =>
  (await requestWithRetry(message))?.ok === true

/**
 * Calls back with the org's plan now and after changes (null: no active guide); returns a function
 * that requests it again. Plans never come from storage, where another page could forge them.
 */
export const followPlan = (onPlan: (plan: LocatedPlan | null) => void) => {
  // Some browsers lack `ancestorOrigins`; the background also checks the tab's URL.
  const message = { type: 'get-plan', around: [...(location.ancestorOrigins ?? [])] } as const
  let isRequesting = false
  let isChanged = false
  const requestPlan = async () => {
    isChanged = true
    if (isRequesting) return
    isRequesting = true
    while (isChanged) {
      isChanged = false
      const reply = await requestWithRetry<LocatedPlan | null>(message)
      if (reply?.ok) onPlan(reply.value)
    }
    isRequesting = false
  }
  chrome.runtime.onMessage.addListener(() => void requestPlan())
  void requestPlan()
  return requestPlan
}

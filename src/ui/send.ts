/** Typed messaging from our own pages to the background, with every failure as a value. */

import browser from 'webextension-polyfill'
import type { PageMessage, PageMessages, PageRefusal, Reply } from '../messages.ts'

type ReplyValue<M extends PageMessage> = PageMessages[M['type']]['answer']

/** The background refused the message, or gave no answer. */
type RequestErrorCause =
  | { readonly kind: 'refused'; readonly reason: PageRefusal }
  | { readonly kind: 'silent' }

/** A failed message and the cause. */
export type RequestError = RequestErrorCause & {
  readonly messageType: PageMessage['type']
  /** Epoch milliseconds. */
  readonly at: number
}

export type SendResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RequestError }

/** Milliseconds. An activation may take three attempts with pauses; a check sends many requests. */
const REQUEST_TIMEOUTS_MS: Readonly<Partial<Record<PageMessage['type'], number>>> = {
  activate: 180_000,
  'check-org': 120_000,
  'repair-org': 180_000,
  'test-login': 150_000,
  'check-script-presence': 45_000,
}

const isReply = (answer: unknown): answer is Reply<unknown, PageRefusal> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer

const startTimeout = (ms: number) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { over, clear: () => clearTimeout(timer) }
}

export const sendRequest = async <M extends PageMessage>(message: M): Promise<SendResult<ReplyValue<M>>> => {
  const limit = startTimeout(REQUEST_TIMEOUTS_MS[message.type] ?? 10_000)
  const because = (why: RequestErrorCause) =>
    ({ ok: false, error: { ...why, messageType: message.type, at: Date.now() } }) as const
  try {
    const answer: unknown = await Promise.race([browser.runtime.sendMessage(message), limit.over])
    if (!isReply(answer)) return because({ kind: 'silent' })
    return answer.ok
      ? { ok: true, value: answer.value as ReplyValue<M> }
      : because({ kind: 'refused', reason: answer.reason })
  } catch {
    return because({ kind: 'silent' })
  } finally {
    limit.clear()
  }
}

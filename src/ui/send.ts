/** Typed messaging from our own pages to the background, with every failure as a value. */

import browser from 'webextension-polyfill'
import type { PageMessage, PageMessages, PageRefusal, Reply } from '../messages.ts'

type ReplyValue<M extends PageMessage> = PageMessages[M['type']]['replyValue']

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

type SendResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RequestError }

/** Milliseconds. An activation may take three attempts with pauses; a check sends many requests. */
const REQUEST_TIMEOUTS_MS: Readonly<Partial<Record<PageMessage['type'], number>>> = {
  activate: 180_000,
  'check-org': 120_000,
  'repair-org': 180_000,
  'plan-take-back': 120_000,
  'take-back': 300_000,
  'test-login': 150_000,
  'check-script-presence': 45_000,
}

const isReply = (reply: unknown): reply is Reply<unknown, PageRefusal> =>
  typeof reply === 'object' && reply !== null && 'ok' in reply

/** Starts a time limit: `elapsed` resolves to undefined when it is over. */
const startTimeout = (ms: number) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { elapsed, clear: () => clearTimeout(timer) }
}

/** Sends a message and resolves to the reply's value or to the failure. Never rejects. */
export const sendRequest = async <M extends PageMessage>(message: M): Promise<SendResult<ReplyValue<M>>> => {
  const timeout = startTimeout(REQUEST_TIMEOUTS_MS[message.type] ?? 10_000)
  const fail = (cause: RequestErrorCause) =>
    ({ ok: false, error: { ...cause, messageType: message.type, at: Date.now() } }) as const
  try {
    const reply: unknown = await Promise.race([browser.runtime.sendMessage(message), timeout.elapsed])
    if (!isReply(reply)) return fail({ kind: 'silent' })
    return reply.ok
      ? { ok: true, value: reply.value as ReplyValue<M> }
      : fail({ kind: 'refused', reason: reply.reason })
  } catch {
    return fail({ kind: 'silent' })
  } finally {
    timeout.clear()
  }
}

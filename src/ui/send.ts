/** Typed messaging from our own pages to the background, with every failure as a value. */

import browser from 'webextension-polyfill'
import type {
  CurrentOrg,
  DiagnosticReport,
  FormFillReport,
  FormFillState,
  PageMessage,
  PageRefusal,
  PopupState,
  Reply,
  ScriptPresenceReply,
} from '../messages.ts'

type ReplyValue<M extends PageMessage> = M extends { type: 'state' }
  ? PopupState
  : M extends { type: 'chosen-org' }
    ? CurrentOrg
    : M extends { type: 'fill-spaceiq' }
      ? FormFillReport
      : M extends { type: 'look-spaceiq' }
        ? FormFillState | null
        : M extends { type: 'sign-of-life' }
          ? ScriptPresenceReply
          : M extends { type: 'report' }
            ? DiagnosticReport
            : unknown

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
  mend: 180_000,
  'test-sign-in': 150_000,
  'sign-of-life': 45_000,
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

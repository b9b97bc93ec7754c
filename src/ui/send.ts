/** Typed messaging from our own pages to the background, with every failure as a value. */

import browser from 'webextension-polyfill'
import type {
  ChosenOrg,
  DiagnosticReport,
  FormReport,
  FormState,
  FromPopup,
  PageRefusal,
  PopupState,
  Reply,
  SignOfLife,
} from '../messages.ts'

type ValueOf<M extends FromPopup> = M extends { type: 'state' }
  ? PopupState
  : M extends { type: 'chosen-org' }
    ? ChosenOrg
    : M extends { type: 'fill-spaceiq' }
      ? FormReport
      : M extends { type: 'look-spaceiq' }
        ? FormState | null
        : M extends { type: 'sign-of-life' }
          ? SignOfLife
          : M extends { type: 'report' }
            ? DiagnosticReport
            : unknown

/** The background refused the message, or gave no answer. */
type Why = { readonly kind: 'refused'; readonly reason: PageRefusal } | { readonly kind: 'silent' }

/** A failed message and the cause. */
export type Trouble = Why & {
  readonly asked: FromPopup['type']
  /** Epoch milliseconds. */
  readonly at: number
}

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble }

/** Milliseconds. An activation may take three attempts with pauses; a check sends many requests. */
const patience: Readonly<Partial<Record<FromPopup['type'], number>>> = {
  activate: 180_000,
  'check-org': 120_000,
  mend: 180_000,
  'test-sign-in': 150_000,
  'sign-of-life': 45_000,
}

const isReply = (answer: unknown): answer is Reply<unknown, PageRefusal> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer

const timeLimit = (ms: number) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { over, clear: () => clearTimeout(timer) }
}

export const send = async <M extends FromPopup>(message: M): Promise<Sent<ValueOf<M>>> => {
  const limit = timeLimit(patience[message.type] ?? 10_000)
  const because = (why: Why) =>
    ({ ok: false, trouble: { ...why, asked: message.type, at: Date.now() } }) as const
  try {
    const answer: unknown = await Promise.race([browser.runtime.sendMessage(message), limit.over])
    if (!isReply(answer)) return because({ kind: 'silent' })
    return answer.ok
      ? { ok: true, value: answer.value as ValueOf<M> }
      : because({ kind: 'refused', reason: answer.reason })
  } catch {
    return because({ kind: 'silent' })
  } finally {
    limit.clear()
  }
}

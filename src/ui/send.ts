/** Our own pages' side of messaging: one typed question, one answer, and every way it can fail said. */

import browser from 'webextension-polyfill'
import type { ChosenOrg, DiagnosticReport, FormReport, FromPopup, PopupState, Reply } from '../messages.ts'

type ValueOf<M extends FromPopup> = M extends { type: 'state' }
  ? PopupState
  : M extends { type: 'chosen-org' }
    ? ChosenOrg
    : M extends { type: 'fill-spaceiq' }
      ? FormReport
      : M extends { type: 'report' }
        ? DiagnosticReport
        : unknown

/** Why a message did no good: the background refused it, or nobody answered. */
export type Trouble = { readonly kind: 'refused'; readonly reason: string } | { readonly kind: 'silent' }

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble }

/** An activation may be tried three times, with a time limit and a pause each; an org's API is asked many things. */
const patience: Readonly<Partial<Record<FromPopup['type'], number>>> = {
  activate: 180_000,
  'check-org': 120_000,
  mend: 180_000,
  'test-sign-in': 90_000,
}

const isReply = (answer: unknown): answer is Reply<unknown> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer

const silent = { ok: false, trouble: { kind: 'silent' } } as const

const timeLimit = (ms: number) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { over, clear: () => clearTimeout(timer) }
}

export const send = async <M extends FromPopup>(message: M): Promise<Sent<ValueOf<M>>> => {
  const limit = timeLimit(patience[message.type] ?? 10_000)
  try {
    const answer: unknown = await Promise.race([browser.runtime.sendMessage(message), limit.over])
    if (!isReply(answer)) return silent
    return answer.ok
      ? { ok: true, value: answer.value as ValueOf<M> }
      : { ok: false, trouble: { kind: 'refused', reason: answer.reason } }
  } catch {
    return silent
  } finally {
    limit.clear()
  }
}

/** One activation at a time: what stands in the way of it, and its sending. */

import { useRef, useState } from 'preact/hooks'
import { type FieldName, refusalOf, tidy } from '../../credentials/ui/credential-checks.ts'
import type { Drafts } from '../../credentials/ui/use-drafts.ts'
import type { PopupState } from '../../messages.ts'
import { activationValues } from '../../required-setup.ts'
import { focusField } from '../../ui/focus.ts'
import { timeLeft } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import { isAccepted } from '../outcome.ts'

export interface Activation {
  readonly sending: boolean
  /** What is still empty, once the admin has tried to activate without it. */
  readonly missing: readonly FieldName[]
  /** Milliseconds until SpaceIQ wants to be asked again; 0 for now. */
  readonly waitFor: number
  readonly activate: () => Promise<void>
}

/** Whether there is something to send for a field. What the background was not handed does not count. */
const isThere = (name: FieldName, drafts: Drafts, state: PopupState): boolean => {
  const draft = drafts.of(name)
  if (draft !== undefined && refusalOf(name, draft)) return false
  if (name === 'token') return draft === undefined ? state.hasToken : tidy(name, draft) !== ''
  return tidy(name, draft ?? state.values[name].value) !== ''
}

export const useActivation = (org: string, state: PopupState, drafts: Drafts, act: Act): Activation => {
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const { outcome } = state.activation
  const retryAt = outcome && !isAccepted(outcome) ? (outcome.retryAt ?? 0) : 0
  const waitFor = timeLeft(outcome?.at ?? 0, retryAt, useNow(retryAt))
  const empty = [...activationValues, 'token' as const].filter((name) => !isThere(name, drafts, state))

  const activate = async () => {
    // A second click comes before the button is drawn as disabled.
    if (busy.current || state.activation.sending) return
    const first = empty[0]
    setTried(first !== undefined)
    if (first) {
      focusField(first)
      return
    }
    busy.current = true
    setSending(true)
    try {
      // The endpoint that was on the screen at the press: what is handed over first may bring another one there.
      if (await drafts.flush()) await act({ type: 'activate', org, endpoint: state.endpoint })
    } finally {
      busy.current = false
      setSending(false)
    }
  }

  return {
    sending: sending || state.activation.sending,
    missing: tried ? empty : [],
    waitFor,
    activate,
  }
}

/** Activation state for the form: missing input, waiting time and sending, one at a time. */

import { useRef, useState } from 'preact/hooks'
import {
  type CredentialInputName,
  getValidationError,
  normalizeInput,
} from '../../credentials/ui/credential-checks.ts'
import type { CredentialDrafts } from '../../credentials/ui/use-drafts.ts'
import type { GrantChoice } from '../../flow-retirement/ui/use-grant-choice.ts'
import type { PopupState } from '../../messages.ts'
import { listEndpointPatterns } from '../../org-access/org-patterns.ts'
import { requestAccess } from '../../platform/host-permission.ts'
import { focusCredentialInput, focusGrantChoice } from '../../ui/focus.ts'
import { getTimeLeft } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { isAccepted } from '../outcome.ts'
import { sentCredentials } from '../sent-credentials.ts'

export interface ActivationControl {
  readonly sending: boolean
  /** Empty inputs, once the admin has tried to activate without them. */
  readonly missing: readonly CredentialInputName[]
  /** No grant type was chosen, and the admin has tried to activate without it. */
  readonly isGrantMissing: boolean
  /** Milliseconds until SpaceIQ accepts a retry; 0 for now. */
  readonly waitFor: number
  readonly activate: () => Promise<void>
}

/** Checks that an input has a value to send; drafts withheld from the background do not count. */
const hasValue = (name: CredentialInputName, drafts: CredentialDrafts, state: PopupState): boolean => {
  const draft = drafts.get(name)
  if (draft !== undefined && getValidationError(name, draft)) return false
  if (name === 'token') return draft === undefined ? state.hasToken : normalizeInput(name, draft) !== ''
  return normalizeInput(name, draft ?? state.values[name].value) !== ''
}

export const useActivation = (
  org: string,
  state: PopupState,
  drafts: CredentialDrafts,
  choice: GrantChoice,
  dispatch: Dispatch,
): ActivationControl => {
  const [hasTried, setHasTried] = useState(false)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const { outcome } = state.activation
  const retryAt = outcome && !isAccepted(outcome) ? (outcome.retryAt ?? 0) : 0
  const waitFor = getTimeLeft(outcome?.at ?? 0, retryAt, useNow(retryAt))
  const { grant } = choice
  const emptyInputs =
    grant === null
      ? []
      : [...sentCredentials[grant], 'token' as const].filter((name) => !hasValue(name, drafts, state))

  const activate = async () => {
    // A second click can come before the button is rendered as disabled.
    if (busy.current || state.activation.sending) return
    const first = emptyInputs[0]
    setHasTried(grant === null || first !== undefined)
    if (grant === null) {
      focusGrantChoice()
      return
    }
    if (first) {
      focusCredentialInput(first)
      return
    }
    busy.current = true
    setSending(true)
    // Asks only for what Start did not get; the background sends nothing without it.
    const request = requestAccess({ patterns: listEndpointPatterns(state.endpoint), sendsCredentials: true })
    try {
      await request
      // Send what was shown at the click: saving first may change it on the screen.
      if ((await choice.flush()) && (await drafts.flush()))
        await dispatch({ type: 'activate', org, endpoint: state.endpoint, grant })
    } finally {
      busy.current = false
      setSending(false)
    }
  }

  return {
    sending: sending || state.activation.sending,
    missing: hasTried ? emptyInputs : [],
    isGrantMissing: hasTried && grant === null,
    waitFor,
    activate,
  }
}

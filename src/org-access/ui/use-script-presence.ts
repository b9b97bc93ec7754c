/** Checks for our script in the org's page: on opening, and after actions that open a page. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PopupState } from '../../messages.ts'
import { sendRequest } from '../../ui/send.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

interface ScriptPresenceCheck {
  /** The script gave no reply, and the browser refuses access. */
  readonly isBlocked: boolean
  readonly recheck: () => void
  /** Sends a message, and checks again if it opened a page. */
  readonly dispatch: Dispatch
}

export const useScriptPresence = (
  { org, policy, orgState }: PopupState,
  dispatch: Dispatch,
): ScriptPresenceCheck => {
  const [isBlocked, setIsBlocked] = useState(false)
  const lastRequest = useRef(0)
  const key = org?.key ?? null
  const allowed = policy.allowed

  const check = useCallback(() => {
    lastRequest.current += 1
    const request = lastRequest.current
    if (!allowed) return setIsBlocked(false)
    void sendRequest(
      key === null ? { type: 'check-script-presence' } : { type: 'check-script-presence', org: key },
    ).then((reply) => {
      if (request === lastRequest.current && reply.ok) setIsBlocked(reply.value?.reach === 'kept-off')
    })
  }, [key, allowed])

  // Check again for another page in the tab, and for a guide just started.
  useEffect(() => {
    check()
    return () => {
      lastRequest.current += 1
    }
  }, [check, org?.open, org?.tab, orgState.guideActive])

  const dispatchAndCheck = useCallback<Dispatch>(
    async (message) => {
      const isDone = await dispatch(message)
      if (message.type === 'start-guide' || message.type === 'show-step') check()
      return isDone
    },
    [dispatch, check],
  )
  return { isBlocked, recheck: check, dispatch: dispatchAndCheck }
}

/** Checks for our script in the org's page: on opening, and after actions that open a page. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PopupState } from '../../messages.ts'
import { sendRequest } from '../../ui/send.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'

export interface ScriptPresenceCheck {
  /** The script gave no answer, and the browser refuses access. */
  readonly isBlocked: boolean
  readonly recheck: () => void
  /** Sends a message, and checks again if it opened a page. */
  readonly dispatch: Dispatch
}

export const useScriptPresence = (
  { org, policy, orgState: record }: PopupState,
  dispatch: Dispatch,
): ScriptPresenceCheck => {
  const [barred, setBarred] = useState(false)
  const asked = useRef(0)
  const key = org?.key ?? null
  const allowed = policy.allowed

  const look = useCallback(() => {
    asked.current += 1
    const question = asked.current
    if (!allowed) return setBarred(false)
    void sendRequest(
      key === null ? { type: 'check-script-presence' } : { type: 'check-script-presence', org: key },
    ).then((answer) => {
      if (question === asked.current && answer.ok) setBarred(answer.value?.reach === 'kept-off')
    })
  }, [key, allowed])

  // Check again for another page in the tab, and for a guide just started.
  useEffect(() => {
    look()
    return () => {
      asked.current += 1
    }
  }, [look, org?.open, org?.tab, record.guideActive])

  const acting = useCallback<Dispatch>(
    async (message) => {
      const done = await dispatch(message)
      if (message.type === 'start-guide' || message.type === 'show-step') look()
      return done
    },
    [dispatch, look],
  )
  return { isBlocked: barred, recheck: look, dispatch: acting }
}

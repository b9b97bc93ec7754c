/** Whether anything of ours runs in the org's open page: asked as the popup opens, and after what leads to a page. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PopupState } from '../../messages.ts'
import { send } from '../../ui/send.ts'
import type { Act } from '../../ui/use-popup-state.ts'

export interface Reached {
  /** No sign of life came, and the browser refuses. */
  readonly barred: boolean
  readonly look: () => void
  /** Acts, and looks once more where a page was led to. */
  readonly act: Act
}

export const useReach = ({ org, policy, record }: PopupState, act: Act): Reached => {
  const [barred, setBarred] = useState(false)
  const asked = useRef(0)
  const key = org?.key ?? null
  const allowed = policy.allowed

  const look = useCallback(() => {
    asked.current += 1
    const question = asked.current
    if (!allowed) return setBarred(false)
    void send(key === null ? { type: 'sign-of-life' } : { type: 'sign-of-life', org: key }).then((answer) => {
      if (question === asked.current && answer.ok) setBarred(answer.value?.reach === 'kept-off')
    })
  }, [key, allowed])

  // Another page in the tab, and a guide that began, are asked about anew.
  useEffect(() => {
    look()
    return () => {
      asked.current += 1
    }
  }, [look, org?.open, org?.tab, record.running])

  const acting = useCallback<Act>(
    async (message) => {
      const done = await act(message)
      if (message.type === 'start' || message.type === 'show-me') look()
      return done
    },
    [act, look],
  )
  return { barred, look, act: acting }
}

/** The popup's single source of truth: the background's state, reloaded after possible changes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { PageMessage, PopupState } from '../messages.ts'
import { onShownStateChanged } from '../platform/persistent-store.ts'
import { type RequestError, sendRequest } from './send.ts'

/** Sends a message and reloads the state; resolves to false, and shows the error, on failure. */
export type Dispatch = (message: PageMessage) => Promise<boolean>

export interface PopupController {
  /** Null until the first answer. */
  readonly state: PopupState | null
  readonly requestError: RequestError | null
  readonly dispatch: Dispatch
  readonly choose: (org: string) => void
  readonly refresh: () => Promise<void>
  readonly dismiss: () => void
}

/** Milliseconds between two looks at a job whose end nothing has told. */
const WATCHDOG_MS = 15_000

export const usePopupState = (): PopupController => {
  const [state, setState] = useState<PopupState | null>(null)
  const [error, setTrouble] = useState<RequestError | null>(null)
  const chosen = useRef<string | undefined>(undefined)
  const asked = useRef(0)
  const answered = useRef(0)

  const refresh = useCallback(async () => {
    asked.current += 1
    const question = asked.current
    const org = chosen.current
    const answer = await sendRequest(
      org === undefined ? { type: 'get-popup-state' } : { type: 'get-popup-state', org },
    )
    // Discard an answer only if a later request was answered first. Discarding it for a later
    // pending request would freeze the popup under constant changes.
    if (question < answered.current || org !== chosen.current) return
    answered.current = question
    if (answer.ok) setState(answer.value)
    else setTrouble(answer.error)
  }, [])

  const dispatch = useCallback<Dispatch>(
    async (message) => {
      // Show a slow action while it runs, with its Stop button.
      const soon = setTimeout(() => void refresh(), 250)
      const answer = await sendRequest(message)
      clearTimeout(soon)
      setTrouble(answer.ok ? null : answer.error)
      await refresh()
      return answer.ok
    },
    [refresh],
  )

  useEffect(() => {
    // Coalesce changes: one request at a time, and one more after the last change.
    let asking = false
    let again = false
    const changed = async () => {
      again = true
      if (asking) return
      asking = true
      while (again) {
        again = false
        await refresh()
      }
      asking = false
    }
    void changed()
    const seenAgain = () => {
      if (document.visibilityState === 'visible') void changed()
    }
    const wentElsewhere = (_: number, { url }: { readonly url?: string }) => {
      if (url !== undefined) void changed()
    }
    const otherTab = () => void changed()
    const end = onShownStateChanged(() => void changed())
    browser.tabs.onUpdated.addListener(wentElsewhere)
    browser.tabs.onActivated.addListener(otherTab)
    document.addEventListener('visibilitychange', seenAgain)
    return () => {
      again = false
      end()
      browser.tabs.onUpdated.removeListener(wentElsewhere)
      browser.tabs.onActivated.removeListener(otherTab)
      document.removeEventListener('visibilitychange', seenAgain)
    }
  }, [refresh])

  // A worker that was stopped in the middle of a job can no longer tell that it is over.
  const sending = state?.activation.sending || (state?.api.activeJob ?? null) !== null
  useEffect(() => {
    if (!sending) return
    const timer = setInterval(() => void refresh(), WATCHDOG_MS)
    return () => clearInterval(timer)
  }, [sending, refresh])

  const choose = useCallback(
    (org: string) => {
      chosen.current = org
      void refresh()
    },
    [refresh],
  )

  return { state, requestError: error, dispatch: dispatch, choose, refresh, dismiss: () => setTrouble(null) }
}

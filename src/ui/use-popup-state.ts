/** The popup's one source of truth: the background's state, asked for again whenever it may have changed. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { FromPopup, PopupState } from '../messages.ts'
import { onKept } from '../platform/persistent-store.ts'
import { send, type Trouble } from './send.ts'

/** Sends a message and shows what it changed; false when it did no good, which is then shown. */
export type Act = (message: FromPopup) => Promise<boolean>

export interface Popup {
  /** Null until the first answer. */
  readonly state: PopupState | null
  readonly trouble: Trouble | null
  readonly act: Act
  readonly choose: (org: string) => void
  readonly refresh: () => Promise<void>
  readonly dismiss: () => void
}

export const usePopup = (): Popup => {
  const [state, setState] = useState<PopupState | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const chosen = useRef<string | undefined>(undefined)
  const asked = useRef(0)
  const answered = useRef(0)

  const refresh = useCallback(async () => {
    asked.current += 1
    const question = asked.current
    const org = chosen.current
    const answer = await send(org === undefined ? { type: 'state' } : { type: 'state', org })
    // Out of date is what a later question was answered after, and not what one was only asked after: where questions
    // never end, what is shown would never change.
    if (question < answered.current || org !== chosen.current) return
    answered.current = question
    if (answer.ok) setState(answer.value)
    else setTrouble(answer.trouble)
  }, [])

  const act = useCallback<Act>(
    async (message) => {
      // What takes longer than a blink is shown while it goes on, with its Stop.
      const soon = setTimeout(() => void refresh(), 250)
      const answer = await send(message)
      clearTimeout(soon)
      setTrouble(answer.ok ? null : answer.trouble)
      await refresh()
      return answer.ok
    },
    [refresh],
  )

  useEffect(() => {
    // However much changes at once, one question at a time is asked about it, and one more after the last change.
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
    // Which org was looked at last is what asking leads to: it must not lead to asking again.
    const end = onKept((topic) => topic !== 'last-org' && void changed())
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

  // How a sending ends is in no storage we can watch, and it may have been started before this popup was opened.
  const sending = state?.activation.sending || (state?.api.running ?? null) !== null
  useEffect(() => {
    if (!sending) return
    const timer = setInterval(() => void refresh(), 1000)
    return () => clearInterval(timer)
  }, [sending, refresh])

  const choose = useCallback(
    (org: string) => {
      chosen.current = org
      void refresh()
    },
    [refresh],
  )

  return { state, trouble, act, choose, refresh, dismiss: () => setTrouble(null) }
}

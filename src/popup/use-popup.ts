/** The popup's one source of truth: the background's state, asked for again whenever it may have changed. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser, { type Storage } from 'webextension-polyfill'
import type { FromPopup, PopupState } from '../messages.ts'
import { send, type Trouble } from '../ui/send.ts'

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

/** Firefox also tells of writes that changed nothing; asking for the state must never be what leads to asking again. */
const isReal = ({ oldValue, newValue }: Storage.StorageChange): boolean =>
  JSON.stringify(oldValue) !== JSON.stringify(newValue)

export const usePopup = (): Popup => {
  const [state, setState] = useState<PopupState | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const chosen = useRef<string | undefined>(undefined)
  const asked = useRef(0)

  const refresh = useCallback(async () => {
    asked.current += 1
    const question = asked.current
    const org = chosen.current
    const answer = await send(org === undefined ? { type: 'state' } : { type: 'state', org })
    // A later question is on its way: its answer is newer than this one.
    if (question !== asked.current) return
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
    void refresh()
    const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
      if (area === 'local' && Object.values(changes).some(isReal)) void refresh()
    }
    const seenAgain = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    browser.storage.onChanged.addListener(changed)
    document.addEventListener('visibilitychange', seenAgain)
    return () => {
      browser.storage.onChanged.removeListener(changed)
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

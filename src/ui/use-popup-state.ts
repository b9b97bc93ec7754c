/** The popup's single source of truth: the background's state, reloaded after possible changes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import browser from 'webextension-polyfill'
import type { PageMessage, PopupState } from '../messages.ts'
import { onPermissionsChanged } from '../platform/host-permission.ts'
import { onShownStateChanged } from '../platform/persistent-store.ts'
import { type RequestError, sendRequest } from './send.ts'

/** Sends a message and reloads the state; resolves to false, and shows the error, on failure. */
export type Dispatch = (message: PageMessage) => Promise<boolean>

export interface PopupController {
  /** Null until the first reply. */
  readonly state: PopupState | null
  readonly requestError: RequestError | null
  readonly dispatch: Dispatch
  /** Shows another org from now on. */
  readonly chooseOrg: (org: string) => void
  readonly refresh: () => Promise<void>
  readonly dismissError: () => void
}

/** Milliseconds until a slow action is shown as running, with its Stop button. */
const SLOW_ACTION_MS = 250
/** Milliseconds between reloads during a job, whose end a stopped worker cannot announce. */
const JOB_POLL_INTERVAL_MS = 15_000

/**
 * Calls back after anything that can change the state, and for another tab in front; returns a
 * function that stops watching.
 */
const watchForChanges = (onChange: () => void, onTabActivated: () => void): (() => void) => {
  const onVisibilityChange = () => {
    if (document.visibilityState === 'visible') onChange()
  }
  const onTabUpdated = (_: number, { url }: { readonly url?: string }) => {
    if (url !== undefined) onChange()
  }
  const stopWatchingStores = onShownStateChanged(onChange)
  const stopWatchingPermissions = onPermissionsChanged(onChange)
  browser.tabs.onUpdated.addListener(onTabUpdated)
  browser.tabs.onActivated.addListener(onTabActivated)
  document.addEventListener('visibilitychange', onVisibilityChange)
  return () => {
    stopWatchingStores()
    stopWatchingPermissions()
    browser.tabs.onUpdated.removeListener(onTabUpdated)
    browser.tabs.onActivated.removeListener(onTabActivated)
    document.removeEventListener('visibilitychange', onVisibilityChange)
  }
}

/** Returns the state, of the tab's org again at each change of the tab if the page follows it. */
export const usePopupState = ({ followsTab }: { readonly followsTab: boolean }): PopupController => {
  const [state, setState] = useState<PopupState | null>(null)
  const [error, setError] = useState<RequestError | null>(null)
  const chosenOrg = useRef<string | undefined>(undefined)
  const lastRequest = useRef(0)
  const lastAnswered = useRef(0)

  const refresh = useCallback(async () => {
    lastRequest.current += 1
    const request = lastRequest.current
    const org = chosenOrg.current
    const reply = await sendRequest(
      org === undefined ? { type: 'get-popup-state' } : { type: 'get-popup-state', org },
    )
    // Discard a reply only if a later request was answered first. Discarding it for a later pending
    // request would freeze the popup under constant changes.
    if (request < lastAnswered.current || org !== chosenOrg.current) return
    lastAnswered.current = request
    if (reply.ok) setState(reply.value)
    else setError(reply.error)
  }, [])

  const dispatch = useCallback<Dispatch>(
    async (message) => {
      const timer = setTimeout(() => void refresh(), SLOW_ACTION_MS)
      const reply = await sendRequest(message)
      clearTimeout(timer)
      setError(reply.ok ? null : reply.error)
      await refresh()
      return reply.ok
    },
    [refresh],
  )

  useEffect(() => {
    // Coalesce changes: one request at a time, and one more after the last change.
    let isRefreshing = false
    let isChanged = false
    const refreshOnce = async () => {
      isChanged = true
      if (isRefreshing) return
      isRefreshing = true
      while (isChanged) {
        isChanged = false
        await refresh()
      }
      isRefreshing = false
    }
    void refreshOnce()
    const stopWatching = watchForChanges(
      () => void refreshOnce(),
      () => {
        if (followsTab) chosenOrg.current = undefined
        void refreshOnce()
      },
    )
    return () => {
      isChanged = false
      stopWatching()
    }
  }, [refresh, followsTab])

  const isJobRunning = state?.activation.sending || (state?.api.activeJob ?? null) !== null
  useEffect(() => {
    if (!isJobRunning) return
    const timer = setInterval(() => void refresh(), JOB_POLL_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [isJobRunning, refresh])

  const chooseOrg = useCallback(
    (org: string) => {
      chosenOrg.current = org
      void refresh()
    },
    [refresh],
  )

  return { state, requestError: error, dispatch, chooseOrg, refresh, dismissError: () => setError(null) }
}

/** Unsaved input: sent shortly after the last key, before any use, and when the popup closes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PageMessage } from '../../messages.ts'
import { sendRequest } from '../../ui/send.ts'
import type { Dispatch } from '../../ui/use-popup-state.ts'
import { type CredentialInputName, getValidationError, normalizeInput } from './credential-checks.ts'

export interface CredentialDrafts {
  /** The input's text while it differs from the stored value. */
  readonly get: (name: CredentialInputName) => string | undefined
  readonly set: (name: CredentialInputName, value: string) => void
  /** Epoch milliseconds of the last edit here; 0 for never. */
  readonly editedAt: (name: CredentialInputName) => number
  /** On blur: sends pending input, then shows the stored value. */
  readonly blur: (name: CredentialInputName) => Promise<void>
  /** Sends pending input; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
  readonly clear: () => void
}

const SAVE_DELAY_MS = 300

const createSetMessage = (org: string, name: CredentialInputName, value: string): PageMessage =>
  name === 'token'
    ? { type: 'set-token', org, token: normalizeInput(name, value) }
    : { type: 'set-credential', org, name, value: normalizeInput(name, value) }

export const useCredentialDrafts = (org: string, dispatch: Dispatch): CredentialDrafts => {
  const [drafts, setDrafts] = useState<Partial<Record<CredentialInputName, string>>>({})
  const unsent = useRef(new Map<CredentialInputName, string>())
  const editTimes = useRef(new Map<CredentialInputName, number>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const dropTimers = useRef(new Set<ReturnType<typeof setTimeout>>())
  const pendingFlush = useRef<Promise<boolean>>(Promise.resolve(true))

  const sendUnsent = useCallback(async (): Promise<boolean> => {
    const batch = [...unsent.current]
    unsent.current.clear()
    let isSent = true
    for (const [name, value] of batch) {
      if (!(await dispatch(createSetMessage(org, name, value)))) {
        // Keep it for the next attempt, unless newer text was typed meanwhile.
        if (!unsent.current.has(name)) unsent.current.set(name, value)
        isSent = false
      }
    }
    return isSent
  }, [org, dispatch])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    pendingFlush.current = pendingFlush.current.then(sendUnsent)
    return pendingFlush.current
  }, [sendUnsent])

  useEffect(() => {
    const sendOnClose = () => {
      for (const [name, value] of unsent.current) void sendRequest(createSetMessage(org, name, value))
      unsent.current.clear()
    }
    addEventListener('pagehide', sendOnClose)
    return () => {
      clearTimeout(timer.current)
      for (const dropTimer of dropTimers.current) clearTimeout(dropTimer)
      removeEventListener('pagehide', sendOnClose)
      sendOnClose()
    }
  }, [org])

  const dropDraft = useCallback((name: CredentialInputName) => {
    const isFocused = document.activeElement?.id === `value-${name}`
    if (isFocused || unsent.current.has(name)) return
    setDrafts(({ [name]: draft, ...others }) =>
      draft !== undefined && getValidationError(name, draft) ? { ...others, [name]: draft } : others,
    )
  }, [])

  const handleBlur = useCallback(
    async (name: CredentialInputName) => {
      await flush()
      // Not at once: the blur came from pressing a button, which must not move under the pointer.
      dropTimers.current.add(setTimeout(() => dropDraft(name), 2 * SAVE_DELAY_MS))
    },
    [flush, dropDraft],
  )

  const set = useCallback(
    (name: CredentialInputName, value: string) => {
      setDrafts((old) => ({ ...old, [name]: value }))
      editTimes.current.set(name, Date.now())
      clearTimeout(timer.current)
      if (getValidationError(name, value)) unsent.current.delete(name)
      else unsent.current.set(name, value)
      timer.current = setTimeout(() => void flush(), SAVE_DELAY_MS)
    },
    [flush],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    unsent.current.clear()
    setDrafts({})
  }, [])

  return {
    get: (name) => drafts[name],
    set,
    blur: handleBlur,
    editedAt: (name) => editTimes.current.get(name) ?? 0,
    flush,
    clear,
  }
}

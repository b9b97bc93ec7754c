/** Unsaved input: sent shortly after the last key, before any use, and when the popup closes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { FromPopup } from '../../messages.ts'
import { send } from '../../ui/send.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import { type FieldName, refusalOf, tidy } from './credential-checks.ts'

export interface Drafts {
  /** The input's text while it differs from the stored value. */
  readonly of: (name: FieldName) => string | undefined
  readonly set: (name: FieldName, value: string) => void
  /** Epoch milliseconds of the last edit here; 0 for never. */
  readonly editedAt: (name: FieldName) => number
  /** On blur: sends pending input, then shows the stored value. */
  readonly leave: (name: FieldName) => Promise<void>
  /** Sends pending input; resolves to false on failure. */
  readonly flush: () => Promise<boolean>
  readonly clear: () => void
}

const delay = 300

const messageFor = (org: string, name: FieldName, value: string): FromPopup =>
  name === 'token'
    ? { type: 'set-token', org, token: tidy(name, value) }
    : { type: 'set-value', org, name, value: tidy(name, value) }

export const useDrafts = (org: string, act: Act): Drafts => {
  const [drafts, setDrafts] = useState<Partial<Record<FieldName, string>>>({})
  const unsent = useRef(new Map<FieldName, string>())
  const edited = useRef(new Map<FieldName, number>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const leaving = useRef(new Set<ReturnType<typeof setTimeout>>())
  const underWay = useRef<Promise<boolean>>(Promise.resolve(true))

  const drain = useCallback(async (): Promise<boolean> => {
    const batch = [...unsent.current]
    unsent.current.clear()
    let good = true
    for (const [name, value] of batch) {
      if (!(await act(messageFor(org, name, value)))) {
        // Keep it for the next attempt, unless newer text was typed meanwhile.
        if (!unsent.current.has(name)) unsent.current.set(name, value)
        good = false
      }
    }
    return good
  }, [org, act])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    underWay.current = underWay.current.then(drain)
    return underWay.current
  }, [drain])

  useEffect(() => {
    const goAway = () => {
      for (const [name, value] of unsent.current) void send(messageFor(org, name, value))
      unsent.current.clear()
    }
    addEventListener('pagehide', goAway)
    return () => {
      clearTimeout(timer.current)
      for (const waiting of leaving.current) clearTimeout(waiting)
      removeEventListener('pagehide', goAway)
      goAway()
    }
  }, [org])

  const drop = useCallback((name: FieldName) => {
    const inUse = document.activeElement?.id === `value-${name}`
    if (inUse || unsent.current.has(name)) return
    setDrafts(({ [name]: draft, ...others }) =>
      draft !== undefined && refusalOf(name, draft) ? { ...others, [name]: draft } : others,
    )
  }, [])

  const leave = useCallback(
    async (name: FieldName) => {
      await flush()
      // Not at once: the blur came from pressing a button, which must not move under the pointer.
      leaving.current.add(setTimeout(() => drop(name), 2 * delay))
    },
    [flush, drop],
  )

  const set = useCallback(
    (name: FieldName, value: string) => {
      setDrafts((old) => ({ ...old, [name]: value }))
      edited.current.set(name, Date.now())
      clearTimeout(timer.current)
      if (refusalOf(name, value)) unsent.current.delete(name)
      else unsent.current.set(name, value)
      timer.current = setTimeout(() => void flush(), delay)
    },
    [flush],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    unsent.current.clear()
    setDrafts({})
  }, [])

  return {
    of: (name) => drafts[name],
    set,
    leave,
    editedAt: (name) => edited.current.get(name) ?? 0,
    flush,
    clear,
  }
}

/** What the admin is typing: sent shortly after the last key, before anything that needs it, and when the popup goes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { FromPopup } from '../../messages.ts'
import { send } from '../../ui/send.ts'
import type { Act } from '../../ui/use-popup-state.ts'
import { type FieldName, refusalOf, tidy } from './credential-checks.ts'

export interface Drafts {
  /** What stands in the field while it is not what the background holds. */
  readonly of: (name: FieldName) => string | undefined
  readonly set: (name: FieldName, value: string) => void
  /** When the field was last edited here; 0 for never. */
  readonly editedAt: (name: FieldName) => number
  /** The field was left: sends what is not sent yet, and shows what the background then holds. */
  readonly leave: (name: FieldName) => Promise<void>
  /** Sends what is not sent yet; false when that failed. */
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
        // Kept for the next try, unless something newer was typed meanwhile.
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
      // Not at once: the field was left by pressing a button, and what is below must not move from under the pointer.
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

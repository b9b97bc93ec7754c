/** What the admin is typing: sent shortly after the last key, before anything that needs it, and when the popup goes. */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ActivationValue } from '../blueprint.ts'
import type { FromPopup } from '../messages.ts'
import { send } from '../ui/send.ts'
import type { Act } from './use-popup.ts'
import { isSession, tidy } from './value-checks.ts'

export type FieldName = ActivationValue | 'token'

export interface Drafts {
  /** What stands in the field while it is not what the background holds. */
  readonly of: (name: FieldName) => string | undefined
  readonly set: (name: FieldName, value: string) => void
  /** When the field was last edited here; 0 for never. */
  readonly editedAt: (name: FieldName) => number
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
        continue
      }
      // The token never comes back, so its draft stays what the field shows.
      if (name === 'token') continue
      setDrafts(({ [name]: draft, ...others }) => (draft === value ? others : { ...others, [name]: draft }))
    }
    return good
  }, [org, act])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    underWay.current = underWay.current.then(drain)
    return underWay.current
  }, [drain])

  useEffect(() => {
    const leave = () => {
      for (const [name, value] of unsent.current) void send(messageFor(org, name, value))
      unsent.current.clear()
    }
    addEventListener('pagehide', leave)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [org])

  const set = useCallback(
    (name: FieldName, value: string) => {
      setDrafts((old) => ({ ...old, [name]: value }))
      edited.current.set(name, Date.now())
      clearTimeout(timer.current)
      if (isSession(value)) unsent.current.delete(name)
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
    editedAt: (name) => edited.current.get(name) ?? 0,
    flush,
    clear,
  }
}

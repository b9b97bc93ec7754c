/** Which of the three places is shown: the one that is due, or the one the admin chose since. */

import { useCallback, useEffect, useState } from 'preact/hooks'
import { createStoredItem, sessionArea } from '../platform/stored-item.ts'
import { chosenTabKey } from '../platform/stored-keys.ts'

export const places = ['steps', 'values', 'check'] as const
export type Place = (typeof places)[number]

/** A choice, and the place that was due then: once another is due, the choice has served. */
interface ChosenTab {
  readonly place: Place
  readonly due: Place
}

const isPlace = (value: unknown): value is Place => places.some((place) => place === value)

/** Parses a stored choice; null if there is none, or if it cannot be read. */
export const parseChosenTab = (stored: unknown): ChosenTab | null => {
  const { place, due } = (stored ?? {}) as { readonly place?: unknown; readonly due?: unknown }
  return isPlace(place) && isPlace(due) ? { place, due } : null
}

const getItem = (org: string) => createStoredItem(sessionArea, chosenTabKey(org), parseChosenTab)

/**
 * Returns the shown place and a function that chooses another, which the browser session remembers
 * per org. `due` is the place of the next act.
 */
export const useChosenTab = (org: string | null, due: Place): readonly [Place, (place: Place) => void] => {
  const [choice, setChoice] = useState<(ChosenTab & { readonly org: string }) | null>(null)

  useEffect(() => {
    if (org === null) return
    let isCurrent = true
    getItem(org)
      .get()
      .then((stored) => {
        // A choice made meanwhile is newer.
        if (isCurrent && stored) setChoice((now) => (now?.org === org ? now : { ...stored, org }))
      })
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [org])

  const choose = useCallback(
    (place: Place) => {
      if (org === null) return
      setChoice({ org, place, due })
      void getItem(org)
        .set({ place, due })
        .catch(() => undefined)
    },
    [org, due],
  )
  return [choice?.org === org && choice.due === due ? choice.place : due, choose]
}

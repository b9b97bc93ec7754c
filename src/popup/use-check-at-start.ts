/**
 * *Start and check my org*: the check begins once the guide is started, in whichever page of the
 * extension is open then, as the browser's question can close the popup.
 */

import { useCallback, useEffect } from 'preact/hooks'
import { createStoredItem, sessionArea } from '../platform/stored-item.ts'
import { checkAtStartKey } from '../platform/stored-keys.ts'
import type { Dispatch } from '../ui/use-popup-state.ts'

/** Milliseconds after which the click is over: a later start then checks nothing. */
const MAX_WAIT_MS = 2 * 60_000

/** Returns whether a stored time of the click, in epoch ms, still asks for the check at `now`. */
export const isCheckDue = (clickedAt: unknown, now: number): boolean =>
  typeof clickedAt === 'number' && clickedAt <= now && now - clickedAt <= MAX_WAIT_MS

const getItem = (org: string) =>
  createStoredItem<unknown>(sessionArea, checkAtStartKey(org), (stored) => stored)

/**
 * Checks the org once `isStarted`, if that was asked for. Returns the function that asks for it;
 * storage that fails costs only the check, whose button is there as well.
 */
export const useCheckAtStart = (org: string | null, isStarted: boolean, dispatch: Dispatch): (() => void) => {
  useEffect(() => {
    if (org === null || !isStarted) return
    const item = getItem(org)
    const check = async () => {
      const clickedAt = await item.get()
      if (clickedAt === undefined) return
      await item.remove()
      if (isCheckDue(clickedAt, Date.now())) await dispatch({ type: 'check-org', org })
    }
    void check().catch(() => undefined)
  }, [org, isStarted, dispatch])

  return useCallback(() => {
    if (org !== null)
      void getItem(org)
        .set(Date.now())
        .catch(() => undefined)
  }, [org])
}

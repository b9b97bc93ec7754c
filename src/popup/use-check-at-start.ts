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

interface OrgAccessState {
  readonly hasAccess: boolean
  readonly isStarted: boolean
}

/**
 * Starts the guide once access is given, and then checks the org, if that was asked for. Returns the
 * function that asks for it; storage that fails costs only the check, whose button is there as well.
 */
export const useCheckAtStart = (
  org: string | null,
  { hasAccess, isStarted }: OrgAccessState,
  dispatch: Dispatch,
): (() => void) => {
  useEffect(() => {
    if (org === null || !hasAccess) return
    const item = getItem(org)
    const goOn = async () => {
      const clickedAt = await item.get()
      if (clickedAt === undefined) return
      const isDue = isCheckDue(clickedAt, Date.now())
      // The popup that asked may be closed, and the background goes on only after a question.
      if (isDue && !isStarted) return void (await dispatch({ type: 'start-guide', org }))
      await item.remove()
      if (isDue) await dispatch({ type: 'check-org', org })
    }
    void goOn().catch(() => undefined)
  }, [org, hasAccess, isStarted, dispatch])

  return useCallback(() => {
    if (org !== null)
      void getItem(org)
        .set(Date.now())
        .catch(() => undefined)
  }, [org])
}

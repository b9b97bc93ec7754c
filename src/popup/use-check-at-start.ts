/**
 * *Start and check my org*: the check begins once the guide is started, in whichever page of the
 * extension is open then, as the browser's question can close the popup.
 */

import { useEffect } from 'preact/hooks'
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

interface CheckAtStart {
  /** Asks for the check. */
  readonly ask: () => void
  /** Takes that back: access was refused, or the guide is started without a check. */
  readonly withdraw: () => void
}

/**
 * Starts the guide once access is given, and then checks the org, if that was asked for. Storage that
 * fails costs only the check, whose button is there as well.
 */
export const useCheckAtStart = (
  org: string | null,
  { hasAccess, isStarted }: OrgAccessState,
  dispatch: Dispatch,
): CheckAtStart => {
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

  const change = (apply: (item: ReturnType<typeof getItem>) => Promise<void>) => {
    if (org !== null) void apply(getItem(org)).catch(() => undefined)
  }
  return {
    ask: () => change((item) => item.set(Date.now())),
    withdraw: () => change((item) => item.remove()),
  }
}

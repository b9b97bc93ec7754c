/**
 * Presses of Start, kept per org while the browser asks for access: the question can close the
 * popup, and the background then goes on. Lost when the browser closes.
 */

import * as z from 'zod/mini'
import { hasAccess } from '../../platform/host-permission.ts'
import { createStoredItem, sessionArea } from '../../platform/stored-item.ts'
import { pendingAccessKey } from '../../platform/stored-keys.ts'
import { orgSchema } from './org.schema.ts'

/** In milliseconds. A grant that comes later starts nothing by itself. */
const MAX_WAIT_MS = 2 * 60_000

const pendingAccessSchema = z.strictObject({
  org: orgSchema,
  patterns: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(20)),
  /** Epoch milliseconds. */
  at: z.number(),
  /** The browser's answer was no. */
  denied: z.boolean(),
  /** The popup has told the admin that access is missing. */
  seen: z.boolean(),
})

export type PendingAccess = z.infer<typeof pendingAccessSchema>

const item = createStoredItem(sessionArea, pendingAccessKey, (stored): readonly PendingAccess[] => {
  const parsed = z.array(pendingAccessSchema).check(z.maxLength(100)).safeParse(stored)
  return parsed.success ? parsed.data : []
})

const without = (all: readonly PendingAccess[], org: string) => all.filter((one) => one.org !== org)

/** Remembers that access was requested for the org. Rejects when storage fails, as all here do. */
export const rememberAccessRequest = async (org: string, patterns: readonly string[]): Promise<void> => {
  const request = { org, patterns: [...patterns], at: Date.now(), denied: false, seen: false }
  await item.update((all) => [...without(all, org), request])
}

/** Lists the requests that were not granted so far. */
export const listPendingAccess = (): Promise<readonly PendingAccess[]> => item.get()

/** Returns the org's request that was not granted so far; null if there is none. */
export const getPendingAccess = async (org: string): Promise<PendingAccess | null> =>
  (await item.get()).find((one) => one.org === org) ?? null

const isStillWanted = ({ at, denied }: PendingAccess): boolean =>
  !denied && Date.now() - at <= MAX_WAIT_MS && at <= Date.now()

/** Takes the requests that are granted: returns them once, and nothing to later callers. */
export const takeGrantedRequests = async (): Promise<readonly PendingAccess[]> => {
  const wanted = (await item.get()).filter(isStillWanted)
  const granted = await Promise.all(wanted.map(({ patterns }) => hasAccess({ patterns })))
  const candidates = wanted.filter((_, index) => granted[index])
  if (candidates.length === 0) return []
  const taken: PendingAccess[] = []
  await item.update((all) => {
    const isTaken = (one: PendingAccess) => candidates.some(({ org, at }) => org === one.org && at === one.at)
    taken.push(...all.filter(isTaken))
    return all.filter((one) => !isTaken(one))
  })
  return taken
}

/** Puts a taken request back, whose guide could not be started. */
export const restoreRequest = async (request: PendingAccess): Promise<void> => {
  await item.update((all) => [...without(all, request.org), request])
}

/** Notes that the popup shows what was not granted, and whether the browser's answer was no. */
export const noteMissingAccess = async (org: string, denied: boolean): Promise<void> => {
  await item.update((all) =>
    all.map((one) => (one.org === org ? { ...one, denied: one.denied || denied, seen: true } : one)),
  )
}

/** Removes the org's request. Resolves to whether there was one. */
export const clearPendingAccess = async (org: string): Promise<boolean> => {
  let found = false
  await item.update((all) => {
    found = all.some((one) => one.org === org)
    return found ? without(all, org) : all
  })
  return found
}

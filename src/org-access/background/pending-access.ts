/**
 * The press of Start, kept while the browser asks for access: the question can close the popup, and
 * the background then goes on. Lost when the browser closes.
 */

import * as z from 'zod/mini'
import { type AccessRequest, hasAccess } from '../../platform/host-permission.ts'
import { createStoredItem, sessionArea } from '../../platform/stored-item.ts'
import { pendingAccessKey } from '../../platform/stored-keys.ts'
import { orgSchema } from './org.schema.ts'

/** In milliseconds. A grant that comes later starts nothing. */
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

const item = createStoredItem(sessionArea, pendingAccessKey, (stored): PendingAccess | null => {
  const parsed = pendingAccessSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
})

/** Remembers that access was requested for the org. Rejects when storage fails, as all here do. */
export const rememberAccessRequest = async (org: string, patterns: readonly string[]): Promise<void> => {
  await item.update(() => ({ org, patterns: [...patterns], at: Date.now(), denied: false, seen: false }))
}

/** Returns the request that was not granted so far; null if there is none. */
export const getPendingAccess = (): Promise<PendingAccess | null> => item.get()

const isStillWanted = ({ at, denied }: PendingAccess): boolean =>
  !denied && Date.now() - at <= MAX_WAIT_MS && at <= Date.now()

/**
 * Takes the request if it is granted: returns its org once, null to all later callers. `given`
 * limits it to one org.
 */
export const takeGrantedRequest = async (given?: string): Promise<string | null> => {
  const pending = await item.get()
  if (!pending || (given !== undefined && pending.org !== given) || !isStillWanted(pending)) return null
  const request: AccessRequest = { patterns: pending.patterns }
  if (!(await hasAccess(request))) return null
  let taken: string | null = null
  await item.update((now) => {
    if (now?.at !== pending.at || now.org !== pending.org) return now
    taken = pending.org
    return null
  })
  return taken
}

/** Notes that the popup shows what was not granted, and whether the browser's answer was no. */
export const noteMissingAccess = async (org: string, denied: boolean): Promise<void> => {
  await item.update((pending) =>
    pending?.org === org ? { ...pending, denied: pending.denied || denied, seen: true } : pending,
  )
}

/** Removes the request if it is the org's. */
export const clearPendingAccess = async (org: string): Promise<void> => {
  await item.update((pending) => (pending?.org === org ? null : pending))
}

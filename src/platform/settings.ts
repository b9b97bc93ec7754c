/** What an admin can set. Kept out of content scripts' reach (src/platform/persistent-store.ts), and read defensively all the same. */

import * as z from 'zod/mini'
import { hasHost } from './host-permission.ts'
import { keep, readKept } from './persistent-store.ts'
import { namedHosts, type Policy, readPolicy } from './policy.ts'
import { settingsKey } from './stored-keys.ts'

export interface Settings {
  /** Where activations are posted. */
  readonly activationEndpoint: string
  /** Hosts that may be given the values besides those below spaceiq.com. */
  readonly allowedHosts: readonly string[]
  /** Who looks after integrations, offered as a contact; '' when not set. */
  readonly contactEmail: string
}

/** The endpoint is our own assumption: SpaceIQ publishes no address for activations. */
export const defaultSettings: Settings = {
  activationEndpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
  allowedHosts: [],
  contactEmail: '',
}

const maxHosts = 50
const endpoint = z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))
const host = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/))
const email = z.string().check(z.trim(), z.maxLength(254), z.regex(/^(?:[^\s@]+@[^\s@]+)?$/))

const parsed = <T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined => {
  const result = schema.safeParse(value)
  return result.success ? result.data : undefined
}

/** Any stored value -> settings: each one that is missing or malformed has its default. */
export const parseSettings = (stored: unknown): Settings => {
  const raw: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const hosts = Array.isArray(raw.allowedHosts) ? raw.allowedHosts : []
  const good = hosts.map((item) => parsed(host, item)).filter((item) => item !== undefined)
  return {
    // An address that is refused later on stays: to send to the default instead of it would be a surprise.
    activationEndpoint: parsed(endpoint, raw.activationEndpoint) ?? defaultSettings.activationEndpoint,
    allowedHosts: [...new Set(good)].slice(0, maxHosts),
    contactEmail: parsed(email, raw.contactEmail) ?? defaultSettings.contactEmail,
  }
}

/** What was set by hand, whatever the organisation sets in its place. Rejects when storage cannot be read. */
export const readOwn = async (): Promise<Settings> => parseSettings(await readKept(settingsKey))

/** What the organisation sets, in place of what was set by hand. */
const under = (policy: Policy, own: Settings): Settings => ({
  activationEndpoint: policy.activationEndpoint ?? own.activationEndpoint,
  allowedHosts: [...new Set([...(policy.allowedHosts ? [] : own.allowedHosts), ...namedHosts(policy)])],
  contactEmail: policy.contactEmail ?? own.contactEmail,
})

/** Those of the hosts that the browser lets us reach as well. */
const withPermission = async (hosts: readonly string[]): Promise<readonly string[]> => {
  const granted = await Promise.all(hosts.map(hasHost))
  return hosts.filter((_, index) => granted[index])
}

/**
 * The settings as they are now: of the hosts that were confirmed by hand, those for which the browser's permission
 * stands. Rejects when storage cannot be read: what is sent must not go elsewhere than was set.
 */
export const readSettings = async (): Promise<Settings> => {
  const [policy, own] = await Promise.all([readPolicy(), readOwn()])
  return under(policy, { ...own, allowedHosts: await withPermission(own.allowedHosts) })
}

/** The settings as they are now; the defaults when storage cannot be read. */
export const loadSettings = (): Promise<Settings> => readSettings().catch(() => defaultSettings)

/**
 * Stores what changes of what was set by hand, and gives what is set from now on. Rejects when storage fails. What goes
 * into a list is made of `own`: what `readSettings` gives is partly the organisation's.
 */
export const saveSettings = async (
  change: Partial<Settings> | ((own: Settings) => Partial<Settings>),
): Promise<Settings> => {
  const own = await readOwn()
  const changed = typeof change === 'function' ? change(own) : change
  await keep({ [settingsKey]: parseSettings({ ...own, ...changed }) })
  return readSettings()
}
